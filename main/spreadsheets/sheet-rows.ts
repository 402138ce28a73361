import { SPREADSHEET_LIMITS } from '../../shared/spreadsheets/limits.ts';
import { refusals } from './refusals.ts';
import { type Hear, rewrittenCells } from './sheet-cells.ts';

export interface KeptRows {
  /** A sheet of these rows alone, one after the other without gaps. */
  readonly xml: string;
  /** The line of the sheet of each row kept, from 1. */
  readonly lines: readonly number[];
  /** How many rows say something but are hidden. */
  readonly hidden: number;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/**
 * Writes a sheet (ECMA-376, 18.3.1.73 `row`) anew, so that its reader meets nothing but rows and cells whose numbers were
 * looked at: it keeps a place in memory for each row and column up to the last one named. Rows that are hidden or say
 * nothing are left out, and the gaps between rows. `texts`: the lengths of the texts that cells may show, many the same one.
 * Throws a refusal.
 */
export function keptRows(xml: string, texts: readonly number[]): KeptRows {
  const open = /<((?:\w{1,20}:)?)sheetData(?=[\s/>])[^<>]*>/.exec(xml);
  if (!open || open[0].endsWith('/>')) return { xml, lines: [], hidden: 0 };
  const prefix = open[1] ?? '';
  const start = open.index + open[0].length;
  const end = xml.indexOf(`</${prefix}sheetData>`, start);
  if (end < 0) throw refusals.damagedWorkbook();
  const lines: number[] = [];
  const kept: string[] = [];
  let line = 0;
  let hidden = 0;
  let widest = 0;
  let shown = 0;
  const hear: Hear = (column, text) => {
    widest = Math.max(widest, column);
    shown += text === undefined ? 0 : (texts[text] ?? 0);
    if (shown > SPREADSHEET_LIMITS.decompressed) throw refusals.tooLarge();
  };
  const says = new RegExp(`<${prefix}(?:v|is)[ >]`);
  for (const { attributes, content } of rowsIn(xml, prefix, start, end)) {
    line = Number(/\br\s*=\s*["'](\d{1,9})["']/.exec(attributes)?.[1] ?? line + 1);
    if (!says.test(content)) continue;
    if (/\bhidden\s*=\s*["'](?:1|true)["']/.test(attributes)) {
      hidden += 1;
      continue;
    }
    if (lines.length >= SPREADSHEET_LIMITS.rows) throw refusals.tooManyRows();
    lines.push(line);
    kept.push(`<row r="${lines.length}">${rewrittenCells(content, prefix, lines.length, hear)}</row>`);
    if (lines.length * widest > SPREADSHEET_LIMITS.cells) throw refusals.tooLarge();
  }
  const rows = kept.join('');
  return { xml: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`, lines, hidden };
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
