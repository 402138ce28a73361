import { readSheet } from 'read-excel-file/node';
import { SPREADSHEET_LIMITS } from '../../shared/spreadsheets/limits.ts';
import { refusals } from './refusals.ts';
import { keptRows } from './sheet-rows.ts';
import type { Table, TableRow } from './table.ts';
import { withoutEmptyEnd } from './text.ts';
import { packParts, unpackParts } from './workbook-parts.ts';

interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
  /** Place among the workbook’s sheets, from 1. */
  readonly number: number;
}

/** More than Excel takes: its cell formats, and the sheets and texts of a list. */
const MOST = [
  ['xl/styles.xml', 'xf', 100_000],
  ['xl/styles.xml', 'numFmt', 100_000],
  ['xl/workbook.xml', 'sheet', 1000],
  ['xl/_rels/workbook.xml.rels', 'Relationship', 5000],
  ['xl/sharedStrings.xml', 'si', 1_000_000],
] as const;

/**
 * Reads one sheet of an XLSX workbook (ECMA-376): the one named, or the first that shows something. Formulas count as
 * their last values, dates become `14/10/2020`, and hidden rows are left out. Throws a refusal.
 */
export async function readWorkbook(content: Buffer, asked: string | null): Promise<Table> {
  const parts = await unpackParts(content);
  requireReasonable(parts);
  const sheets = sheetsOf(parts);
  const texts = textLengths(parts.get('xl/sharedStrings.xml') ?? '');
  const keptOf = onceEach((path) => keptRows(parts.get(path) ?? '', texts));
  const filled = sheets
    .filter(({ hidden }) => !hidden)
    .map((sheet) => ({ sheet, kept: keptOf(sheet.path) }))
    .filter(({ kept }) => kept.lines.length > 0);
  const chosen = asked === null ? filled[0] : filled.find(({ sheet }) => sheet.name === asked);
  if (!chosen) throw asked === null ? refusals.empty() : refusals.unknownSheet();
  const { sheet, kept } = chosen;
  const unread = new Set(sheets.map(({ path }) => path));
  const lean = new Map([...parts].filter(([path]) => !unread.has(path))).set(sheet.path, kept.xml);
  const values = await valuesOf(await packParts(lean), sheet.number);
  const rows = rowsOf(values, kept.lines);
  if (rows.length === 0) throw refusals.empty();
  return { rows, sheets: filled.map((one) => one.sheet.name), sheet: sheet.name, hidden: kept.hidden };
}

/** Elements of which a few bytes cost their reader as much as a line. Throws a refusal. */
function requireReasonable(parts: ReadonlyMap<string, string>): void {
  for (const [path, element, most] of MOST) {
    const found = (parts.get(path) ?? '').matchAll(new RegExp(`<(?:\\w{1,20}:)?${element}(?=[\\s/>])`, 'g'));
    let count = 0;
    for (const _ of found) if (++count > most) throw refusals.tooLarge();
  }
}

/** A sheet may be named several times. */
function onceEach<T>(make: (path: string) => T): (path: string) => T {
  const made = new Map<string, T>();
  return (path) => {
    const one = made.get(path) ?? make(path);
    made.set(path, one);
    return one;
  };
}

/** Of each shared text (ECMA-376, 18.4.8 `si`), as long as it is written. */
function textLengths(xml: string): number[] {
  const starts = [...xml.matchAll(/<(?:\w{1,20}:)?si(?=[\s/>])/g)].map(({ index }) => index);
  return starts.map((start, at) => (starts[at + 1] ?? xml.length) - start);
}

function rowsOf(values: readonly (readonly unknown[])[], lines: readonly number[]): TableRow[] {
  const rows: TableRow[] = [];
  for (const [index, row] of values.entries()) {
    const line = lines[index] ?? index + 1;
    const cells = withoutEmptyEnd(row.map(textOf));
    if (cells.some((cell) => cell.length > SPREADSHEET_LIMITS.cell)) throw refusals.longCell(line);
    if (cells.length > 0) rows.push({ line, cells });
  }
  return rows;
}

function sheetsOf(parts: ReadonlyMap<string, string>): SheetEntry[] {
  const targets = new Map(
    elementsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((one) => [
      one.Id,
      one.Target,
    ]),
  );
  return elementsOf(parts.get('xl/workbook.xml') ?? '', 'sheet')
    .filter(({ name }) => name)
    .map((one, index) => ({
      name: one.name ?? '',
      path: partPath(targets.get(one.id ?? '') ?? ''),
      hidden: one.state === 'hidden' || one.state === 'veryHidden',
      number: index + 1,
    }));
}

function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** The attributes of each element of this name, without their prefixes. */
function elementsOf(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?${name}\\s([^<>]{0,4000})>`, 'g'))].map(
    ([, attributes = '']) =>
      Object.fromEntries(
        [...attributes.matchAll(/(?:\w{1,40}:)?\b(\w{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, key = '', double, single]) => [key, unescaped(double ?? single ?? '')],
        ),
      ),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

async function valuesOf(workbook: Buffer, sheet: number): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet<string>(workbook, sheet, { parseNumber: plainNumber });
  } catch {
    // Whatever the reader stumbles on, the user’s spreadsheet mends it by saving the workbook again.
    throw refusals.damagedWorkbook();
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return String(value).normalize('NFC').replace(/\r\n?/g, '\n');
}

/** As one reads it in a cell: no exponent, and the fifteen digits that a spreadsheet keeps. */
function plainNumber(written: string): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e')
    ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}

/** A date of a sheet has no zone: it is read as if in UTC. A time alone is counted from the sheet’s first days. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  const [year, month, dayOfMonth] = day.split('-');
  const hour = time.slice(0, 5);
  if (date.getUTCFullYear() < 1901) return hour;
  return `${dayOfMonth}/${month}/${year}${hour === '00:00' ? '' : ` ${hour}`}`;
}
