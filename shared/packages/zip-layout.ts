import type { Entry } from '@zip.js/zip.js';
import type { RandomAccessSource } from './port.ts';
import { END_RECORD, LOCAL_HEADER, sameBytes } from './read-zip.ts';

const SIGNATURE = 0x04034b50;
/** Flags (APPNOTE 4.4.4) that change nothing of what is read: how hard it was compressed, sizes that follow, names in UTF-8. */
const KNOWN_FLAGS = 0x080e;
const SIZES_FOLLOW = 0x0008;
/** Bytes of what gives these sizes (4.3.9), without and with its signature. */
const DESCRIPTORS = [12, 16];
/** Extra fields that say when and whose a file is: NTFS, timestamps, Unix, Java’s mark (4.5.2, and Info-ZIP’s list). */
const KNOWN_EXTRAS = new Set([0x000a, 0x5455, 0x5855, 0x7855, 0x7875, 0xcafe]);
const UNICODE_NAME = 0x7075;

/**
 * Whether the zip holds anything but its listed files, each said the same by both of its headers, one right after the
 * other: who reads it as a stream, without its list, must find the very same.
 */
export async function hidesSomething(
  source: RandomAccessSource,
  entries: readonly Entry[],
): Promise<boolean> {
  const end = viewOf(await source.read(source.size - END_RECORD, END_RECORD));
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  const offsets = [...ordered.map(({ offset }) => offset), end.getUint32(16, true)];
  if (offsets[0] !== 0) return true;
  for (const [index, entry] of ordered.entries()) {
    if (!(await isPlain(source, entry, offsets[index + 1] ?? 0))) return true;
  }
  return false;
}

/** Whether a file is where and what the list says, up to where the next one begins, with nothing in between. */
async function isPlain(source: RandomAccessSource, entry: Entry, next: number): Promise<boolean> {
  const { offset, rawFilename, compressedSize } = entry;
  const length = LOCAL_HEADER + rawFilename.length;
  const record = await source.read(offset, length);
  if (record.length < length) return false;
  const header = viewOf(record);
  const flags = header.getUint16(6, true);
  const extraLength = header.getUint16(28, true);
  const extra = await source.read(offset + length, extraLength);
  const after = next - (offset + length + extraLength + compressedSize);
  const sizesFollow = (flags & SIZES_FOLLOW) !== 0;
  return (
    header.getUint32(0, true) === SIGNATURE &&
    (flags & ~KNOWN_FLAGS) === 0 &&
    header.getUint16(26, true) === rawFilename.length &&
    sameBytes(record.subarray(LOCAL_HEADER), rawFilename) &&
    sizesAgree(header, entry, sizesFollow) &&
    hasKnownExtras(extra, rawFilename) &&
    hasKnownExtras(entry.rawExtraField, rawFilename) &&
    entry.rawComment.length === 0 &&
    entry.diskNumberStart === 0 &&
    (sizesFollow ? DESCRIPTORS.includes(after) : after === 0)
  );
}

function sizesAgree(header: DataView, entry: Entry, sizesFollow: boolean): boolean {
  const said = [14, 18, 22].map((at) => header.getUint32(at, true));
  const listed = [(entry.signature ?? 0) >>> 0, entry.compressedSize, entry.uncompressedSize];
  return said.every((value, index) => value === listed[index] || (sizesFollow && value === 0));
}

/** A name given once more is the same. */
function hasKnownExtras(extra: Uint8Array, name: Uint8Array): boolean {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const data = extra.subarray(at + 4, at + 4 + length);
    // After its version and a checksum (4.6.9).
    const isName = type === UNICODE_NAME && sameBytes(data.subarray(5), name);
    if (data.length < length || !(isName || KNOWN_EXTRAS.has(type))) return false;
    at += 4 + length;
  }
  return at === extra.length;
}

/** Folders that a zip names although no file is in them, or that have bytes. */
export function strayFolders(entries: readonly Entry[]): string[] {
  const needed = new Set<string>();
  for (const { filename, directory } of entries) {
    if (directory) continue;
    for (let slash = filename.indexOf('/'); slash >= 0; slash = filename.indexOf('/', slash + 1)) {
      needed.add(filename.slice(0, slash + 1));
    }
  }
  const folders = entries.filter(({ directory }) => directory);
  return folders
    .filter(({ filename, compressedSize }) => !needed.has(filename) || compressedSize > 0)
    .map(({ filename }) => filename);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
