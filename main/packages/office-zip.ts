import type { FileEntry } from '@zip.js/zip.js';
import { DEFAULT_LIMITS } from '../../shared/packages/limits.ts';
import { END_RECORD, LOCAL_HEADER, listZip, readEntry } from '../../shared/packages/read-zip.ts';
import type { Unread } from './file-kinds.ts';

/** What an office document may be made of. */
const MOST_PARTS = 5000;

interface OfficeZip {
  /** The parts that may be read. */
  readonly files: readonly FileEntry[];
  /** Why some of it may be hidden, or none of it may be read. */
  readonly unread: Unread | undefined;
}

/** The parts of an office document that weighs at most `uncompressed` bytes once decompressed. */
export async function officeZip(bytes: Buffer, uncompressed: number): Promise<OfficeZip> {
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  const limits = { ...DEFAULT_LIMITS, uncompressed, entries: MOST_PARTS };
  const { files, entries, safe, reasons } = await listZip(source, limits);
  if (files.length === 0) return { files, unread: 'damaged' };
  if (!safe) return { files: [], unread: 'too-large' };
  if (files.some(({ encrypted }) => encrypted)) return { files, unread: 'password' };
  return { files, unread: reasons.length > 0 || hasGaps(bytes, entries) ? 'damaged' : undefined };
}

/** Bytes of what gives the sizes of a file after it (APPNOTE 4.3.9), with and without its signature, of zip64 too. */
const DESCRIPTORS = new Set([0, 12, 16, 20, 24]);

/** Whether something lies between two files of a zip, where no list tells it. */
function hasGaps(bytes: Buffer, entries: readonly { offset: number; compressedSize: number }[]): boolean {
  const ordered = entries.toSorted((one, other) => one.offset - other.offset);
  const ends = [...ordered.map(({ offset }) => offset), bytes.readUInt32LE(bytes.length - END_RECORD + 16)];
  if (ends[0] !== 0) return true;
  return ordered.some(({ offset, compressedSize }, index) => {
    const names = bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    return !DESCRIPTORS.has((ends[index + 1] ?? 0) - (offset + LOCAL_HEADER + names + compressedSize));
  });
}

/** Throws when what is said of a part is not so. */
export async function contentOf(part: FileEntry): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await readEntry(part, (chunk) => chunks.push(chunk.slice()));
  return Buffer.concat(chunks);
}
