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
}

/** Writes a zip record by record (APPNOTE 4.3), as dishonestly as it is asked to. */
export function handmadeZip(entries: readonly HandmadeEntry[], options: HandmadeOptions = {}): Uint8Array {
  const pieces: Buffer[] = [Buffer.from(options.before ?? [])];
  const lengthOf = () => pieces.reduce((sum, { length }) => sum + length, 0);
  const offsets: number[] = [];
  for (const entry of entries) {
    offsets.push(entry.sharesDataOf === undefined ? lengthOf() : (offsets[entry.sharesDataOf] ?? 0));
    if (entry.sharesDataOf === undefined) pieces.push(localRecord(entry));
  }
  const centralOffset = lengthOf();
  for (const [index, entry] of entries.entries()) pieces.push(centralRecord(entry, offsets[index] ?? 0));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.count ?? entries.length, 8);
  end.writeUInt16LE(options.count ?? entries.length, 10);
  end.writeUInt32LE(lengthOf() - centralOffset, 12);
  end.writeUInt32LE(centralOffset, 16);
  return Buffer.concat([...pieces, end, Buffer.from(options.after ?? [])]);
}

function common(entry: HandmadeEntry, size: number): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(entry.flags ?? 0x0800, 0);
  fields.writeUInt16LE(entry.method ?? (entry.deflated ? 8 : 0), 2);
  fields.writeUInt16LE(0x6000, 4);
  fields.writeUInt16LE(0x5150, 6);
  fields.writeUInt32LE(entry.crc ?? crc32(entry.content), 8);
  fields.writeUInt32LE(dataOf(entry).length, 12);
  fields.writeUInt32LE(size, 16);
  return fields;
}

function localRecord(entry: HandmadeEntry): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const fields = common(entry, entry.localSize ?? entry.size ?? entry.content.length);
  fields.writeUInt16LE(name.length, 20);
  return Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
    fields,
    Buffer.alloc(2),
    name,
    dataOf(entry),
  ]);
}

function centralRecord(entry: HandmadeEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const fields = common(entry, entry.size ?? entry.content.length);
  fields.writeUInt16LE(name.length, 20);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 8);
  rest.writeUInt32LE(offset, 12);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0]), fields, rest, name]);
}

const deflated = new WeakMap<Uint8Array, Buffer>();

function dataOf({ content, deflated: compress }: HandmadeEntry): Uint8Array {
  if (!compress) return content;
  const known = deflated.get(content) ?? deflateRawSync(content);
  deflated.set(content, known);
  return known;
}
