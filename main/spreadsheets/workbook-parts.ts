import { type FileEntry, Uint8ArrayReader, Uint8ArrayWriter } from '@zip.js/zip.js';
import { ZipReader, ZipWriter } from '../../shared/packages/zip-library.ts';
import { SPREADSHEET_LIMITS } from '../../shared/spreadsheets/limits.ts';
import { refusals } from './refusals.ts';

/** Files that a workbook may reasonably hold. */
const MOST_ENTRIES = 5000;
/** The parts that a list is made of; the others (drawings, comments, macros) are never decompressed. */
const READ =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i;

/**
 * The parts of an XLSX workbook that hold its cells, by path, never more than `SPREADSHEET_LIMITS.decompressed` bytes in all,
 * whatever its headers announce. Throws a refusal.
 */
export async function unpackParts(content: Buffer): Promise<Map<string, string>> {
  const entries = await entriesOf(content);
  const names = new Set(entries.map(({ filename }) => filename));
  if (names.has('xl/workbook.bin')) throw refusals.binaryExcel();
  if (names.has('content.xml')) throw refusals.openDocument();
  if (!names.has('xl/workbook.xml')) throw refusals.binary();
  if (entries.some(({ encrypted }) => encrypted)) throw refusals.encrypted();
  const read = entries.filter(({ filename }) => READ.test(filename));
  const announced = read.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (announced > SPREADSHEET_LIMITS.decompressed) throw refusals.tooLarge();
  const parts = new Map<string, string>();
  let left: number = SPREADSHEET_LIMITS.decompressed;
  for (const entry of read) {
    const bytes = await inflate(entry, left);
    left -= bytes.length;
    parts.set(entry.filename, new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes));
  }
  return parts;
}

/** A workbook with these parts alone, so that its reader meets nothing that was not looked at. */
export async function packParts(parts: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { dataDescriptor: false });
  for (const [path, xml] of parts) {
    await zip.add(path, new Uint8ArrayReader(new TextEncoder().encode(xml)), { level: 0 });
  }
  return Buffer.from(await zip.close());
}

async function entriesOf(content: Buffer): Promise<FileEntry[]> {
  const reader = new ZipReader(new Uint8ArrayReader(content));
  try {
    const entries: FileEntry[] = [];
    for await (const entry of reader.getEntriesGenerator()) {
      if (!entry.directory) entries.push(entry);
      if (entries.length > MOST_ENTRIES) break;
    }
    if (entries.length > MOST_ENTRIES) throw refusals.tooLarge();
    return entries;
  } catch (error) {
    throw isRefusal(error) ? error : refusals.damagedWorkbook();
  }
}

async function inflate(entry: FileEntry, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      size += chunk.length;
      if (size > limit) throw refusals.tooLarge();
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(sink, { checkSignature: true });
  } catch (error) {
    throw isRefusal(error) ? error : refusals.damagedWorkbook();
  }
  return Buffer.concat(chunks, size);
}

const isRefusal = (error: unknown) => error instanceof Error && error.name === 'AppError';
