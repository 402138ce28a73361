import { type CipherGCM, createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * The bytes of a sealed file: any file, cut in pieces that are sealed one by one, so that it can be written and read
 * without being held whole, and read from its middle. After STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): each
 * piece is bound to its number and to whether it is the last, and the key to the file’s place; a piece that is altered,
 * moved, repeated or dropped is not opened.
 *
 *     header   magic 8 | format u32 | zeros 4 | salt 32
 *     piece    ciphertext of 65,536 bytes, the last one of fewer or none | tag 16
 *
 * AES-256-GCM; key HKDF-SHA-256(key of the dossier, salt, place); nonce: number of the piece u64 | zeros 3 | 1 if it is the
 * last, 0 if not; the header is authenticated with each piece. Little-endian.
 */
export const HEADER = 48;
const MAGIC = Buffer.from('CAHSEAL\n', 'latin1');
const FORMAT = 1;
const SALT = 32;
export const PIECE = 64 * 1024;
const TAG = 16;
export const SEALED_PIECE = PIECE + TAG;

/** What a file was sealed with: the key of its dossier, and the place that it must not leave. */
export interface SealOf {
  readonly key: Uint8Array;
  readonly place: string;
}

/** True when a file’s first bytes say that it is sealed. */
export function isSealed(start: Uint8Array): boolean {
  return start.length >= MAGIC.length && MAGIC.equals(start.subarray(0, MAGIC.length));
}

/** Seals a content as it comes. */
export class Sealer {
  readonly header = Buffer.alloc(HEADER);
  readonly #key: Uint8Array;
  #piece = 0;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(of: SealOf) {
    MAGIC.copy(this.header);
    this.header.writeUInt32LE(FORMAT, 8);
    randomBytes(SALT).copy(this.header, HEADER - SALT);
    this.#key = keyOf(of, this.header);
  }

  /** The sealed pieces that `bytes` completes. */
  *push(bytes: Uint8Array): Generator<Uint8Array> {
    this.#waiting = this.#waiting.length === 0 ? view(bytes) : Buffer.concat([this.#waiting, bytes]);
    let at = 0;
    // One piece is always kept back, since it may be the last.
    for (; this.#waiting.length - at > PIECE; at += PIECE) {
      yield this.#seal(this.#waiting.subarray(at, at + PIECE), false);
    }
    this.#waiting = Buffer.from(this.#waiting.subarray(at));
  }

  /** The last sealed piece. */
  end(): Uint8Array {
    return this.#seal(this.#waiting, true);
  }

  #seal(piece: Uint8Array, last: boolean): Uint8Array {
    const cipher: CipherGCM = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#piece++, last));
    cipher.setAAD(this.header);
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens the pieces of one sealed file. */
export class Opener {
  readonly #header: Uint8Array;
  readonly #key: Uint8Array;

  constructor(of: SealOf, header: Uint8Array) {
    this.#header = header;
    this.#key = keyOf(of, header);
  }

  /** Undefined when the piece is not what was sealed there. */
  open(sealed: Uint8Array, number: number, last: boolean): Uint8Array | undefined {
    if (sealed.length < TAG || this.#header.length !== HEADER || !isSealed(this.#header)) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonceOf(number, last));
    decipher.setAAD(this.#header);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
    } catch {
      return undefined;
    }
  }
}

/** Seals a content as it comes, header first. */
export async function* sealedStream(
  of: SealOf,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const sealer = new Sealer(of);
  yield sealer.header;
  for await (const bytes of content) yield* sealer.push(bytes);
  yield sealer.end();
}

/** Seals a content that is held whole. */
export function sealWhole(of: SealOf, bytes: Uint8Array): Uint8Array {
  const sealer = new Sealer(of);
  return Buffer.concat([sealer.header, ...sealer.push(bytes), sealer.end()]);
}

/** The content of a sealed file; undefined when it is not what was sealed for that place. */
export function openWhole(of: SealOf, bytes: Uint8Array): Uint8Array | undefined {
  if (!isSealed(bytes) || bytes.length < HEADER + TAG) return undefined;
  const opener = new Opener(of, bytes.subarray(0, HEADER));
  const content = Buffer.allocUnsafeSlow(contentSize(bytes.length));
  let done = 0;
  for (let number = 0, at = HEADER; at < bytes.length; number++, at += SEALED_PIECE) {
    const sealed = bytes.subarray(at, at + SEALED_PIECE);
    const piece = opener.open(sealed, number, at + sealed.length === bytes.length);
    if (!piece) return undefined;
    content.set(piece, done);
    done += piece.length;
  }
  return content;
}

/** Bytes of the content of a sealed file that has `size`. */
export function contentSize(size: number): number {
  return size - HEADER - TAG * piecesOf(size);
}

/** How many pieces a sealed file of `size` bytes has. */
export function piecesOf(size: number): number {
  return Math.ceil((size - HEADER) / SEALED_PIECE);
}

function keyOf({ key, place }: SealOf, header: Uint8Array): Uint8Array {
  const salt = header.subarray(HEADER - SALT);
  return new Uint8Array(hkdfSync('sha256', key, salt, `cahiers file ${place}`, 32));
}

function nonceOf(number: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64LE(BigInt(number));
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
