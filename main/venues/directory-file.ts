import { isUtf8 } from 'node:buffer';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { AppError } from '../../shared/errors.ts';
import type { ReceivedFile } from '../engine/operations.ts';

export interface FileRow {
  /** Line of the file on which the row ends, counting from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Bytes looked at to know how a file is written. */
const SNIFFED = 64 * 1024;

const notATable = () =>
  new AppError(
    'not-a-table',
    'Ce fichier n’est pas un tableau au format CSV. L’annuaire du dossier n’a pas changé. Téléchargez l’annuaire sur data.education.gouv.fr, au format CSV.',
  );

/**
 * The rows of a CSV file, one after the other, whichever its size: UTF-8 or Windows-1252, separated by semicolons, commas
 * or tabs. `onBytes` is told how many bytes have been read. Throws `not-a-table`.
 */
export async function* rowsOfFile(
  file: Pick<ReceivedFile, 'read'>,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (read: number) => void },
): AsyncGenerator<FileRow> {
  const head = await buffer(file.read({ from: 0, to: SNIFFED }));
  if (head.length === 0 || head.includes(0)) throw notATable();
  const encoding = isUtf8(wholeCharacters(head)) ? 'utf-8' : 'windows-1252';
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(new TextDecoder(encoding).decode(head)),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1024 * 1024,
  });
  const decoded = new PassThrough();
  const source = Readable.from(file.read(), { objectMode: false });
  let read = 0;
  const fed = pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      const decoder = new TextDecoder(encoding);
      for await (const chunk of chunks) {
        read += chunk.length;
        onBytes(read);
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    },
    decoded,
    parser,
    { signal },
  );
  // The reader below is told of a failure by the parser itself.
  fed.catch(() => undefined);
  try {
    for await (const { record, info } of parser) yield { line: info.lines, cells: record };
    await fed;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
      ? notATable()
      : error;
  }
}

/** The bytes without the character that the end may have cut. */
function wholeCharacters(bytes: Buffer): Buffer {
  if (bytes.length < SNIFFED) return bytes;
  let end = bytes.length;
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end - 1);
}

/** The separator that the first line holds most often. */
function delimiterOf(text: string): string {
  const firstLine = text.split(/[\r\n]/, 1)[0] ?? '';
  const count = (separator: string) => firstLine.split(separator).length;
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
