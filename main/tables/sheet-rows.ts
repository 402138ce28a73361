import { TABLE_LIMITS } from '../../shared/tables/limits.ts';
import { refusals } from './refusals.ts';

export interface KeptRows {
  /** The sheet with these rows alone, one after the other without gaps. */
  readonly xml: string;
  /** The line of the sheet of each row kept, from 1. */
  readonly lines: readonly number[];
  /** How many rows say something but are hidden. */
  readonly hidden: number;
}

/**
 * Takes out of a sheet (ECMA-376, 18.3.1.73 `row`) what a reader would spend memory on for nothing: rows that are hidden or
 * say nothing, and the gaps between rows, which one stray cell at line 1,048,576 makes huge. Throws a refusal.
 */
export function keptRows(xml: string): KeptRows {
  const open = /<((?:\w+:)?)sheetData\b[^>]*>/.exec(xml);
  if (!open || open[0].endsWith('/>')) return { xml, lines: [], hidden: 0 };
  const prefix = open[1] ?? '';
  const start = open.index + open[0].length;
  const end = xml.indexOf(`</${prefix}sheetData>`, start);
  if (end < 0) throw refusals.damagedWorkbook();
  const lines: number[] = [];
  const kept: string[] = [];
  let line = 0;
  let hidden = 0;
  const says = new RegExp(`<${prefix}(?:v|is)[ >]`);
  for (const { attributes, content } of rowsIn(xml, prefix, start, end)) {
    line = Number(/\br\s*=\s*["'](\d{1,9})["']/.exec(attributes)?.[1] ?? line + 1);
    if (!says.test(content)) continue;
    if (/\bhidden\s*=\s*["'](?:1|true)["']/.test(attributes)) {
      hidden += 1;
      continue;
    }
    if (lines.length >= TABLE_LIMITS.rows) throw refusals.tooManyRows();
    if (hasFarCell(content)) throw refusals.tooManyColumns();
    lines.push(line);
    kept.push(`<${prefix}row r="${lines.length}">${relined(content, lines.length)}</${prefix}row>`);
  }
  return { xml: `${xml.slice(0, start)}${kept.join('')}${xml.slice(end)}`, lines, hidden };
}

function* rowsIn(xml: string, prefix: string, start: number, end: number) {
  const opening = `<${prefix}row`;
  const closing = `</${prefix}row>`;
  for (let at = xml.indexOf(opening, start); at >= 0 && at < end; ) {
    const head = xml.indexOf('>', at);
    if (head < 0) throw refusals.damagedWorkbook();
    const attributes = xml.slice(at + opening.length, head);
    let next = head + 1;
    if (!attributes.endsWith('/')) {
      const close = xml.indexOf(closing, head);
      if (close < 0) throw refusals.damagedWorkbook();
      yield { attributes, content: xml.slice(head + 1, close) };
      next = close + closing.length;
    }
    at = xml.indexOf(opening, next);
  }
}

/** Whether a cell that is not empty is beyond the last column; its address tells. */
function hasFarCell(content: string): boolean {
  for (const [, letters = ''] of content.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})\d+"[^>]*[^/]>/g)) {
    if (columnOf(letters) > TABLE_LIMITS.columns) return true;
  }
  return false;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function relined(content: string, line: number): string {
  return content.replace(
    /(<(?:\w+:)?c\s[^>]*?\br="[A-Z]{1,3})\d+"/g,
    (_, start: string) => `${start}${line}"`,
  );
}
