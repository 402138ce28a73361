import { crc32, deflateRawSync } from 'node:zlib';

export interface HandmadeEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the headers say, when they lie. */
  readonly size?: number;
  readonly crc?: number;
  readonly localName?: string;
  readonly localSize?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly localCrc?: number;
  readonly extra?: Uint8Array;
  readonly localExtra?: Uint8Array;
  readonly comment?: Uint8Array;
  /** The data descriptor after it. */
  readonly after?: Uint8Array;
  /** Bytes in front of its local header. */
  readonly before?: Uint8Array;
  readonly disk?: number;
  /** Low half of its external attributes: MS-DOS’s. */
  readonly attributes?: number;
  /** Unix mode, `0o120777` for a link. */
  readonly mode?: number;
  readonly deflated?: boolean;
  /** Points at the local header of the entry of this index instead of its own. */
  readonly sharesDataOf?: number;
}

export interface HandmadeOptions {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** What the end record says, when it lies. */
  readonly count?: number;
  readonly countOfDisk?: number;
  readonly commentLength?: number;
  readonly comment?: Uint8Array;
  /** Bytes between the files and their list, and after it. */
  readonly beforeList?: Uint8Array;
  readonly afterList?: Uint8Array;
  /** Adds the end record and locator of a zip64 (APPNOTE 4.3.14), with this count, and defers to it. */
  readonly zip64Count?: number;
}

/** Writes a zip record by record (APPNOTE 4.3), as dishonestly as it is asked to. */
export function handmadeZip(entries: readonly HandmadeEntry[], options: HandmadeOptions = {}): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array) => {
    pieces.push(piece);
    length += piece.length;
  };
  add(options.before ?? Buffer.alloc(0));
  const offsets: number[] = [];
  for (const entry of entries) {
    add(entry.before ?? Buffer.alloc(0));
    offsets.push(entry.sharesDataOf === undefined ? length : (offsets[entry.sharesDataOf] ?? 0));
    if (entry.sharesDataOf === undefined) add(localRecord(entry));
  }
  add(options.beforeList ?? Buffer.alloc(0));
  const centralOffset = length;
  for (const [index, entry] of entries.entries()) add(centralRecord(entry, offsets[index] ?? 0));
  const central = { offset: centralOffset, size: length - centralOffset };
  add(options.afterList ?? Buffer.alloc(0));
  const isZip64 = options.zip64Count !== undefined;
  if (isZip64) add(zip64End(options.zip64Count ?? 0, central));
  const { comment = Buffer.alloc(0) } = options;
  const end = Buffer.alloc(22);
  const count = options.count ?? (isZip64 ? 0xffff : entries.length);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.countOfDisk ?? count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.size, 12);
  end.writeUInt32LE(central.offset, 16);
  end.writeUInt16LE(options.commentLength ?? comment.length, 20);
  return Buffer.concat([...pieces, end, comment, options.after ?? Buffer.alloc(0)]);
}

function zip64End(count: number, { offset, size }: { offset: number; size: number }): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

const NOTHING = Buffer.alloc(0);

function common(entry: HandmadeEntry, size: number, crc = entry.crc): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(entry.flags ?? 0x0800, 0);
  fields.writeUInt16LE(entry.method ?? (entry.deflated ? 8 : 0), 2);
  fields.writeUInt16LE(0x6000, 4);
  fields.writeUInt16LE(0x5150, 6);
  fields.writeUInt32LE(crc ?? crc32(entry.content), 8);
  fields.writeUInt32LE(dataOf(entry).length, 12);
  fields.writeUInt32LE(size, 16);
  return fields;
}

function localRecord(entry: HandmadeEntry): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const { localExtra = NOTHING, after = NOTHING } = entry;
  const size = entry.localSize ?? entry.size ?? entry.content.length;
  const fields = common(entry, size, entry.localCrc ?? entry.crc);
  fields.writeUInt16LE(name.length, 20);
  const start = Buffer.from([0x50, 0x4b, 3, 4, 20, 0]);
  return Buffer.concat([start, fields, lengthOf(localExtra), name, localExtra, dataOf(entry), after]);
}

function centralRecord(entry: HandmadeEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const fields = common(entry, entry.size ?? entry.content.length);
  fields.writeUInt16LE(name.length, 20);
  const { extra = NOTHING, comment = NOTHING, mode = 0o100644, attributes = 0 } = entry;
  const rest = Buffer.alloc(16);
  rest.writeUInt16LE(extra.length, 0);
  rest.writeUInt16LE(comment.length, 2);
  rest.writeUInt16LE(entry.disk ?? 0, 4);
  rest.writeUInt32LE(((mode << 16) | attributes) >>> 0, 8);
  rest.writeUInt32LE(offset, 12);
  const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0]);
  return Buffer.concat([start, fields, rest, name, extra, comment]);
}

/** An extra field (APPNOTE 4.5). */
export function extraField(type: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(bytes.length);
  return length;
}

const deflated = new WeakMap<Uint8Array, Buffer>();

function dataOf({ content, deflated: compress }: HandmadeEntry): Uint8Array {
  if (!compress) return content;
  const known = deflated.get(content) ?? deflateRawSync(content);
  deflated.set(content, known);
  return known;
}
