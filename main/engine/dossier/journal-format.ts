import { crc32 } from 'node:zlib';

/**
 * The journal’s bytes, little-endian.
 *
 *     header   magic 8 | format u32 | schema u32 | dossier id, UUID 16 | base sequence u64 | salt 16 | outside u32 | CRC-32 of the 60
 *     record   length u32 | sequence u64 | CRC-32 of the 12 | payload | CRC-32 of the payload | 0x0A
 *     rest     zeros
 *
 * A payload is JSON, sealed when the format is 2, and its first byte is never zero in clear; a record ends with a byte that
 * is not zero: what was cut off while being written is told apart from what was whole and has changed since. The salt
 * makes each sealed journal another one; it is zeros in clear.
 *
 * The records of one sync form a group: the highest bit of a length is set in all of a group but its first. A power cut
 * may leave any of the sectors of the last group unwritten, as zeros; the group before was synced before it was begun.
 */
export const HEADER_SIZE = 64;
const MAGIC = Buffer.from('CAHIERS\n', 'latin1');
const FORMAT = 1;
const SEALED = 2;
export const SALT_SIZE = 16;
const HEAD = 16;
const TAIL = 5;
const END_BYTE = 0x0a;
const CONTINUES = 0x8000_0000;
/** What a disk writes whole or not at all, in bytes. */
const SECTOR = 512;
/** Bytes of the beginning of a record that cannot all be zero: its length. */
const NEVER_ZERO = 4;

export interface JournalHeader {
  readonly dossier: string;
  /** Number of the last migration of the schema its statements were written for. */
  readonly schema: number;
  /** Sequence number of the checkpoint it follows. */
  readonly base: number;
  /** How many transactions up to that one are outside the history. */
  readonly outside: number;
  /** Drawn for each sealed journal; undefined when its records are in clear. */
  readonly salt: Uint8Array | undefined;
}

export function encodeHeader({ dossier, schema, base, outside, salt }: JournalHeader): Uint8Array {
  const bytes = Buffer.alloc(HEADER_SIZE);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(salt ? SEALED : FORMAT, 8);
  bytes.writeUInt32LE(schema, 12);
  Buffer.from(dossier.replaceAll('-', ''), 'hex').copy(bytes, 16);
  bytes.writeBigUInt64LE(BigInt(base), 32);
  if (salt) bytes.set(salt, 40);
  bytes.writeUInt32LE(outside, 56);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, HEADER_SIZE - 4)), HEADER_SIZE - 4);
  return bytes;
}

/** Undefined when it is not the header of a journal, whole; `newer` when a later format is announced. */
export function decodeHeader(content: Uint8Array): JournalHeader | 'newer' | undefined {
  const bytes = view(content);
  if (bytes.length < HEADER_SIZE || !bytes.subarray(0, 8).equals(MAGIC)) return undefined;
  if (bytes.readUInt32LE(HEADER_SIZE - 4) !== crc32(bytes.subarray(0, HEADER_SIZE - 4))) return undefined;
  const format = bytes.readUInt32LE(8);
  if (format > SEALED) return 'newer';
  const hex = bytes.toString('hex', 16, 32);
  const dossier = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    dossier,
    schema: bytes.readUInt32LE(12),
    base: Number(bytes.readBigUInt64LE(32)),
    outside: bytes.readUInt32LE(56),
    salt: format === SEALED ? new Uint8Array(bytes.subarray(40, 40 + SALT_SIZE)) : undefined,
  };
}

/** The bytes of records that are synced together. */
export function encodeGroup(records: readonly JournalRecord[]): Uint8Array {
  return Buffer.concat(records.map((record, index) => encodeRecord(record, index > 0)));
}

function encodeRecord({ sequence, payload }: JournalRecord, continues: boolean): Uint8Array {
  const { length } = payload;
  const bytes = Buffer.allocUnsafe(HEAD + length + TAIL);
  bytes.writeUInt32LE(continues ? length + CONTINUES : length, 0);
  bytes.writeBigUInt64LE(BigInt(sequence), 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 12)), 12);
  bytes.set(payload, HEAD);
  bytes.writeUInt32LE(crc32(bytes.subarray(HEAD, HEAD + length)), HEAD + length);
  bytes[HEAD + length + 4] = END_BYTE;
  return bytes;
}

export interface JournalRecord {
  readonly sequence: number;
  readonly payload: Uint8Array;
}

export interface JournalContent {
  readonly records: readonly JournalRecord[];
  /** Where the readable records stop, in bytes from the start of the file. */
  readonly end: number;
  /** False when something follows that cannot be records cut off while being written. */
  readonly sound: boolean;
}

/** Reads every record after the header, up to the first that is cut off or damaged. */
export function decodeRecords(content: Uint8Array): JournalContent {
  const bytes = view(content);
  const lastByte = lastNonZero(bytes);
  const records: JournalRecord[] = [];
  let end = HEADER_SIZE;
  for (;;) {
    const record = decodeRecord(bytes, end, lastByte);
    if (record === 'end') return { records, end, sound: true };
    if (record === 'damaged')
      return { records, end, sound: isTornGroup(bytes.subarray(0, lastByte + 1), end) };
    records.push(record);
    end += HEAD + record.payload.length + TAIL;
  }
}

/** A record, or what stands in its place: the `end` (a record cut off included), or damage. */
function decodeRecord(bytes: Buffer, at: number, lastByte: number): JournalRecord | 'end' | 'damaged' {
  if (lastByte < at) return 'end';
  // Room is made before anything is written: a file that ends inside a record was copied to half.
  if (at + HEAD > bytes.length) return 'damaged';
  const isWhole = headIsWhole(bytes, at);
  // The first byte of a payload is never zero: nothing after the head means that the write stopped inside it.
  if (!isWhole) return lastByte < at + HEAD ? 'end' : 'damaged';
  const payload = at + HEAD;
  const tail = payload + (bytes.readUInt32LE(at) & ~CONTINUES);
  const lastOfRecord = tail + TAIL - 1;
  if (lastOfRecord >= bytes.length) return 'damaged';
  if (lastByte < lastOfRecord) return 'end';
  const whole =
    bytes[lastOfRecord] === END_BYTE && crc32(bytes.subarray(payload, tail)) === bytes.readUInt32LE(tail);
  if (!whole) return 'damaged';
  return { sequence: Number(bytes.readBigUInt64LE(at + 4)), payload: bytes.subarray(payload, tail) };
}

/** Whether what begins at `at` can be the last group, of which some sectors were never written. */
function isTornGroup(bytes: Buffer, at: number): boolean {
  return hasBlankSector(bytes, at) && !groupBeginsAfter(bytes, at);
}

function hasBlankSector(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; ) {
    const next = (Math.floor(at / SECTOR) + 1) * SECTOR;
    const piece = bytes.subarray(at, next);
    // The end of a sector may be the beginning of a length, which may be zero: the checksum of its head tells.
    const tells = piece.length >= NEVER_ZERO || !headIsWhole(bytes, at);
    if (tells && piece.every((byte) => byte === 0)) return true;
    at = next;
  }
  return false;
}

function headIsWhole(bytes: Buffer, at: number): boolean {
  if (at + HEAD > bytes.length) return false;
  return crc32(bytes.subarray(at, at + 12)) === bytes.readUInt32LE(at + 12);
}

/** Whether a group was begun after the one that lies at `at`: then that one was synced, and has changed since. */
function groupBeginsAfter(bytes: Buffer, at: number): boolean {
  for (let head = at + 1; head + HEAD <= bytes.length; head++) {
    // No sequence number reaches 2^48: most places are ruled out without their checksum.
    if (bytes[head + 11] !== 0 || bytes[head + 10] !== 0) continue;
    if (crc32(bytes.subarray(head, head + 12)) !== bytes.readUInt32LE(head + 12)) continue;
    if (bytes.readUInt32LE(head) > 0 && bytes.readUInt32LE(head) < CONTINUES) return true;
  }
  return false;
}

function lastNonZero(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at >= 0 && bytes[at] === 0) at--;
  return at;
}

function view(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
