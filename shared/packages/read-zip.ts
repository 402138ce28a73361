import { type Entry, ERR_AMBIGUOUS_ARCHIVE, type FileEntry, Reader } from '@zip.js/zip.js';
import { collisions, nameFault } from '../text/file-names.ts';
import type { PackageLimits } from './limits.ts';
import type { Crc32, RandomAccessSource } from './port.ts';
import { readRange } from './read-range.ts';
import { distinct, type Reason } from './reason.ts';
import { refusals } from './refusals.ts';
import { ZipReader } from './zip-library.ts';

/** The end record of a zip without a comment (APPNOTE 4.3.16). */
export const END_RECORD = 22;
/** What comes just before it in a zip64 (APPNOTE 4.3.15). */
const ZIP64_LOCATOR = 20;
/** The local record of an entry, without its name and extra field (APPNOTE 4.3.7). */
export const LOCAL_HEADER = 30;
/** What MS-DOS calls a folder, in the attributes of an entry. */
const MSDOS_FOLDER = 0x10;
/** Bytes that the central record of one entry may take, with a long name. */
const CENTRAL_RECORD = 1400;

export interface ZipListing {
  readonly files: readonly FileEntry[];
  /** The files, and the folders that it names apart. */
  readonly entries: readonly Entry[];
  readonly reasons: readonly Reason[];
  /** False when nothing of it may be decompressed. */
  readonly safe: boolean;
}

/** Lists a zip from whoever sent it, and says all that is wrong with its structure, its names and its sizes. */
export async function listZip(source: RandomAccessSource, limits: PackageLimits): Promise<ZipListing> {
  const refused = (...reasons: Reason[]): ZipListing => ({
    files: [],
    entries: [],
    reasons,
    safe: false,
  });
  if (source.size > limits.compressed) return refused(refusals.tooHeavy(source.size, limits.compressed));
  const fault = await endRecordFault(source, limits);
  if (fault) return refused(fault);

  const reasons: Reason[] = [];
  let entries: Awaited<ReturnType<ZipReader<RandomAccessSource>['getEntries']>>;
  try {
    try {
      entries = await readEntries(source, 'strict');
    } catch (error) {
      if (!(error instanceof Error) || error.message !== ERR_AMBIGUOUS_ARCHIVE) throw error;
      reasons.push(refusals.ambiguous());
      entries = await readEntries(source, 'tolerant');
    }
  } catch {
    return refused(...reasons, refusals.notZip());
  }
  if (entries.length > limits.entries) return refused(...reasons, refusals.tooManyFiles(limits.entries));

  reasons.push(...nameReasons(entries.map(({ filename }) => filename)));
  const files: FileEntry[] = [];
  for (const entry of entries) {
    const { filename } = entry;
    const type = entry.externalFileAttributes >>> 28;
    const isOddFolder = !entry.directory && (entry.externalFileAttributes & MSDOS_FOLDER) !== 0;
    if (entry.symlink || (type !== 0 && type !== 8 && type !== 4) || isOddFolder)
      reasons.push(refusals.link(filename));
    if (!sameBytes(entry.rawFilename, new TextEncoder().encode(filename))) reasons.push(refusals.ambiguous());
    if (entry.encrypted) reasons.push(refusals.encrypted(filename));
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      reasons.push(refusals.method(filename));
    if (!entry.directory) files.push(entry);
    else if (entry.uncompressedSize > 0) reasons.push(refusals.lyingSize(filename));
  }
  const sizes = sizeReasons(files, limits);
  return { files, entries, reasons: distinct([...reasons, ...sizes]), safe: sizes.length === 0 };
}

/** The zip itself and a CRC of the machine's: what it takes to read stored files without the zip reader. */
export interface RawAccess {
  readonly source: RandomAccessSource;
  readonly crc32: Crc32;
}

/**
 * Streams one file out. Throws when its data contradict its headers (local and central), its CRC, its size or another
 * file’s place, and stops as soon as it yields more than it announced. A chunk is good until `onChunk` returns.
 */
export async function readEntry(
  entry: FileEntry,
  onChunk: (chunk: Uint8Array) => void,
  { signal, raw }: { signal?: AbortSignal | undefined; raw?: RawAccess | undefined } = {},
): Promise<void> {
  let size = 0;
  const take = (chunk: Uint8Array) => {
    signal?.throwIfAborted();
    size += chunk.length;
    if (size > entry.uncompressedSize) throw new LyingSize();
    onChunk(chunk);
  };
  if (raw && entry.compressionMethod === 0) await readStored(entry, raw, take);
  else await entry.getData(new WritableStream({ write: take }), { ...STRICT, ...(signal && { signal }) });
  if (size !== entry.uncompressedSize) throw new LyingSize();
}

/** The content of one file, at the pace of who reads it. Throws at its end when its data contradict its headers. */
export async function* entryContent(entry: FileEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const read = entry.getData(writable, STRICT);
  // Whoever stops reading ends it; whoever goes on is told by `reader`, and at last here.
  read.catch(() => undefined);
  const reader = readable.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    await read;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const STRICT = {
  strictness: 'strict',
  checkSignature: true,
  checkOverlappingEntry: true,
} as const;

/** What is stored as it is needs nothing of the zip reader but its checks of the headers. */
async function readStored(
  entry: FileEntry,
  { source, crc32 }: RawAccess,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  await entry.getData(new WritableStream(), { ...STRICT, checkOverlappingEntryOnly: true });
  if (entry.encrypted || entry.compressedSize !== entry.uncompressedSize) throw new LyingSize();
  const header = await source.read(entry.offset, LOCAL_HEADER);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const data = entry.offset + LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
  let crc = 0;
  for await (const chunk of readRange(source, data, entry.compressedSize)) {
    crc = crc32(chunk, crc);
    take(chunk);
  }
  if (crc >>> 0 !== (entry.signature ?? -1) >>> 0) throw new WrongCrc();
}

class LyingSize extends Error {}
class WrongCrc extends Error {}

class SourceReader extends Reader<RandomAccessSource> {
  readonly #source: RandomAccessSource;

  constructor(source: RandomAccessSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    return this.#source.read(offset, Math.max(0, Math.min(length, this.#source.size - offset)));
  }
}

function readEntries(source: RandomAccessSource, strictness: 'strict' | 'tolerant') {
  const reader = new ZipReader(new SourceReader(source));
  return reader.getEntries({ strictness, filenameValidation: 'tolerant', filenameEncoding: 'utf-8' });
}

/** Reads the end record before anything is believed: its counts bound what the rest may cost. */
async function endRecordFault(source: RandomAccessSource, limits: PackageLimits): Promise<Reason | null> {
  if (source.size < END_RECORD) return refusals.notZip();
  const bytes = await source.read(source.size - END_RECORD, END_RECORD);
  if (bytes.length < END_RECORD) return refusals.notZip();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = await source.read(0, 4);
  const startsAsZip = start[0] === 0x50 && start[1] === 0x4b;
  if (view.getUint32(0, true) !== 0x06054b50) return startsAsZip ? refusals.ambiguous() : refusals.notZip();
  const locator = await source.read(Math.max(0, source.size - END_RECORD - ZIP64_LOCATOR), 4);
  const hasLocator =
    locator.length === 4 &&
    locator[0] === 0x50 &&
    locator[1] === 0x4b &&
    locator[2] === 6 &&
    locator[3] === 7;
  const entries = view.getUint16(10, true);
  if (entries > limits.entries) return refusals.tooManyFiles(limits.entries);
  // Nothing within the limits needs a second, larger end record, which would be one more count to believe.
  if (hasLocator) return refusals.ambiguous();
  const [listSize, listOffset] = [view.getUint32(12, true), view.getUint32(16, true)];
  if (listSize > entries * CENTRAL_RECORD) return refusals.ambiguous();
  const isAlone = view.getUint16(8, true) === entries && view.getUint16(20, true) === 0;
  if (!isAlone || listOffset + listSize !== source.size - END_RECORD) return refusals.ambiguous();
  return null;
}

function nameReasons(names: readonly string[]): Reason[] {
  const reasons: Reason[] = [];
  const unique = new Set<string>();
  for (const name of names) {
    if (unique.has(name)) reasons.push(refusals.duplicate(name));
    unique.add(name);
    const fault = nameFault(name.endsWith('/') ? name.slice(0, -1) : name);
    if (fault) reasons.push(refusals.name(name, fault));
  }
  const files = [...unique].filter((name) => !name.endsWith('/'));
  return [...reasons, ...collisions(files).map(([a, b]) => refusals.collision(a, b))];
}

function sizeReasons(files: readonly FileEntry[], limits: PackageLimits): Reason[] {
  const reasons: Reason[] = [];
  const total = files.reduce((sum, file) => sum + file.uncompressedSize, 0);
  if (total > limits.uncompressed) reasons.push(refusals.tooLarge(total, limits.uncompressed));
  for (const { filename, uncompressedSize, compressedSize } of files) {
    if (uncompressedSize > limits.ratioFloor && uncompressedSize > compressedSize * limits.ratio) {
      reasons.push(refusals.ratio(filename));
    }
  }
  return reasons;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
