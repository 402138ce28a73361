import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { FileSystem } from '../file-system.ts';
import { readRange, readWhole } from '../whole-file.ts';
import {
  contentSize,
  HEADER,
  isSealed,
  Opener,
  openWhole,
  PIECE,
  piecesOf,
  SEALED_PIECE,
  type SealOf,
  sealedStream,
  sealWhole,
} from './sealed-file.ts';

/** Bytes of a content, the first included and the last not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Seals the payloads of one journal’s records. */
export interface RecordSeal {
  seal(sequence: number, payload: Uint8Array): Uint8Array;
  /** Undefined when it is not what was sealed there. */
  open(sequence: number, payload: Uint8Array): Uint8Array | undefined;
}

/**
 * How a dossier’s files lie on the disk: as they are, or sealed with its key. `place` says which file it is, so that none
 * is taken for another.
 */
export interface Vault {
  readonly isSealed: boolean;
  seal(place: string, bytes: Uint8Array): Uint8Array;
  /** Undefined when the bytes are not what was written for that place. */
  open(place: string, bytes: Uint8Array): Uint8Array | undefined;
  sealStream(place: string, content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Reads a content piece by piece, all of it or a range; undefined in place of a piece that is not what was written. */
  read(files: FileSystem, path: string, place: string, range?: Range): Generator<Uint8Array | undefined>;
  /** Name on the disk of the attached file that has this SHA-512. */
  attachmentName(sha512: string): string;
  /** `header`: the first bytes of the journal, whole, to which its records are bound. */
  records(header: Uint8Array): RecordSeal;
}

/** Files as they are. */
export const clearVault: Vault = {
  isSealed: false,
  seal: (_, bytes) => bytes,
  open: (_, bytes) => (isSealed(bytes) ? undefined : bytes),
  sealStream: (_, content) => content,
  read: (files, path, _, range) => readRange(files, path, range),
  attachmentName: (sha512) => sha512,
  records: () => ({ seal: (_, payload) => payload, open: (_, payload) => payload }),
};

/** Files sealed with the key of a dossier, 32 bytes. */
export function sealedVault(key: Uint8Array): Vault {
  const of = (place: string): SealOf => ({ key, place });
  const names = derived(key, Buffer.alloc(0), 'cahiers names');
  return {
    isSealed: true,
    seal: (place, bytes) => sealWhole(of(place), bytes),
    open: (place, bytes) => openWhole(of(place), bytes),
    sealStream: (place, content) => sealedStream(of(place), content),
    read: (files, path, place, range) => readSealed(files, path, of(place), range),
    // As long as the name that it stands for: nothing else tells a dossier’s files from others.
    attachmentName: (sha512) => createHmac('sha512', names).update(sha512).digest('hex'),
    records: (header) => recordSeal(createSecretKey(derived(key, header, 'cahiers journal'))),
  };
}

const NONCE = 12;
const TAG = 16;

/**
 * Nonces are drawn: a number of which the record failed is used again by the next. The key is one that the library has read
 * already, which takes it longer than to seal a record.
 */
function recordSeal(key: KeyObject): RecordSeal {
  return {
    seal: (sequence, payload) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(placeOf(sequence));
      return Buffer.concat([nonce, cipher.update(payload), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sequence, payload) => {
      if (payload.length < NONCE + TAG) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, payload.subarray(0, NONCE));
      decipher.setAAD(placeOf(sequence));
      decipher.setAuthTag(payload.subarray(payload.length - TAG));
      try {
        const content = payload.subarray(NONCE, payload.length - TAG);
        return Buffer.concat([decipher.update(content), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

function placeOf(sequence: number): Uint8Array {
  const place = Buffer.alloc(8);
  place.writeBigUInt64LE(BigInt(sequence));
  return place;
}

/** Reads a sealed file piece by piece, all of it or a range; undefined in place of a piece that is not what was sealed. */
export function* readSealed(
  files: FileSystem,
  path: string,
  of: SealOf,
  range?: Range,
): Generator<Uint8Array | undefined> {
  const size = files.status(path)?.size ?? 0;
  const [header] = [...readRange(files, path, { from: 0, to: HEADER })];
  if (!header || size <= HEADER) {
    yield undefined;
    return;
  }
  const opener = new Opener(of, header);
  const last = piecesOf(size) - 1;
  const { from, to } = range ?? { from: 0, to: contentSize(size) };
  const first = Math.floor(from / PIECE);
  // The last piece says that the file was not cut short: it is read even when it is empty.
  const end = to >= contentSize(size) ? last : Math.floor((to - 1) / PIECE);
  for (let number = first; number <= end; number++) {
    const at = HEADER + number * SEALED_PIECE;
    const sealed = Buffer.concat([
      ...readRange(files, path, { from: at, to: Math.min(size, at + SEALED_PIECE) }),
    ]);
    const piece = opener.open(sealed, number, number === last);
    const start = number * PIECE;
    yield piece?.subarray(Math.max(0, from - start), Math.max(0, to - start));
    if (!piece) return;
  }
}

function derived(key: Uint8Array, salt: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, info, 32));
}

/** True when a file on the disk is sealed. Throws the system’s error. */
export function isSealedFile(files: FileSystem, path: string): boolean {
  const [start] = [...readRange(files, path, { from: 0, to: HEADER })];
  return start !== undefined && isSealed(start);
}

/** A file’s content, whole; undefined when it is not what was written for that place. */
export function readThrough(
  vault: Vault,
  files: FileSystem,
  path: string,
  place: string,
): Uint8Array | undefined {
  return vault.open(place, readWhole(files, path));
}
