import { parse } from 'csv-parse/sync';
import { SPREADSHEET_LIMITS } from '../../shared/spreadsheets/limits.ts';
import { decoded } from './encoding.ts';
import { refusals } from './refusals.ts';
import type { Table, TableRow } from './table.ts';

const SEPARATORS = [';', ',', '\t'];
/** Lines looked at to find the separator. */
const SNIFFED_LINES = 20;

/** Reads a CSV file, however it is written: encoding, separator and line ends are found out. Throws a refusal. */
export function readText(content: Buffer): Table {
  const text = decoded(content).text.normalize('NFC');
  const announced = /^sep=(.)\r?\n/i.exec(text);
  const rows = announced
    ? parseRows(text.slice(announced[0].length), announced[1] ?? ';', 1)
    : parseRows(text, separatorOf(text), 0);
  if (rows.length === 0) throw refusals.empty();
  return { rows, sheets: [], sheet: '', hidden: 0 };
}

/** The separator that the first lines hold most, outside quotes. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/, SNIFFED_LINES);
  const count = (separator: string) => lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0);
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function parseRows(text: string, delimiter: string, linesBefore: number): TableRow[] {
  const rows: TableRow[] = [];
  let left: number = SPREADSHEET_LIMITS.cells;
  for (const { record, info } of recordsOf(text, delimiter)) {
    const cells = withoutEmptyEnd(record);
    if (cells.length === 0) continue;
    const line = info.lines - lineEndsIn(cells) + linesBefore;
    if (rows.length >= SPREADSHEET_LIMITS.rows) throw refusals.tooManyRows();
    if (cells.length > SPREADSHEET_LIMITS.columns) throw refusals.tooManyColumns();
    if (cells.some((cell) => cell.length > SPREADSHEET_LIMITS.cell)) throw refusals.longCell(line);
    left -= cells.length;
    if (left < 0) throw refusals.tooLarge();
    rows.push({ line, cells });
  }
  return rows;
}

interface Parsed {
  readonly record: readonly string[];
  /** `lines`: the line of the file on which the record ends. */
  readonly info: { readonly lines: number };
}

function recordsOf(text: string, delimiter: string): Parsed[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: SPREADSHEET_LIMITS.columns * SPREADSHEET_LIMITS.cell,
      // One more than is allowed, so as to know; empty rows are among them.
      to: SPREADSHEET_LIMITS.rows * 2,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw refusals.openQuote(line);
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw refusals.longCell(line);
    throw refusals.binary();
  }
}

/** A row on several lines is known by the first, which is where one looks for it. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

export function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}
