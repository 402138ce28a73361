import { SPREADSHEET_LIMITS } from '../../shared/spreadsheets/limits.ts';
import { refusals } from './refusals.ts';

/** A cell as spreadsheets write almost all of theirs. */
const USUAL_CELL =
  /\s*<c r="([A-Z]{1,3})\d{1,7}"( s="\d{1,6}")?(?: t="(\w{1,12})")?(?:\/>|>(?:<f>[^<]*<\/f>)?(?:<v>([^<]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>)?<\/c>)/y;
/** A tag, and the text before it. */
const PIECE = /([^<]*)<([^<>]*)>/y;
/** What a tag may be: no comment, no CDATA section, no instruction, and no attribute that holds a sign of XML. */
const TAG =
  /^(\/?)((?:\w{1,20}:)?)(\w{1,40})((?:\s+[\w:.-]{1,60}\s*=\s*(?:"[^"]{0,400}"|'[^']{0,400}'))*)\s*(\/?)$/;
const ATTRIBUTE = /\s([rst])\s*=\s*["']([^"']*)["']/g;
/** What holds or surrounds a value (ECMA-376, 18.3.1.4 `c`, 18.4.8 `si`). The rest, the look of a text, says nothing. */
const VALUES = new Set(['v', 'is', 't', 'r', 'rPh', 'f']);

/** A cell that says something: its column, from 1, and the text of the workbook that it shows, from 0, if it shows one. */
export type Hear = (column: number, text: number | undefined) => void;

/**
 * The cells of a row, written anew as those of the row `line`: their addresses, types and styles, and what they say. Cells
 * that say nothing are left out. Throws a refusal, when a cell is beyond the last column, or for what no spreadsheet writes.
 */
export function rewrittenCells(content: string, prefix: string, line: number, hear: Hear): string {
  return (
    (prefix === '' ? usualCells(content, line, hear) : undefined) ?? anyCells(content, prefix, line, hear)
  );
}

/** Undefined when not all cells are written as they usually are: they are read again, slowly. */
function usualCells(content: string, line: number, hear: Hear): string | undefined {
  const heard: [number, number | undefined][] = [];
  let written = '';
  let at = 0;
  USUAL_CELL.lastIndex = 0;
  for (let cell = USUAL_CELL.exec(content); cell; cell = USUAL_CELL.exec(content)) {
    at = USUAL_CELL.lastIndex;
    const [, letters = '', style = '', type, value, text] = cell;
    if (value === undefined && text === undefined) continue;
    const column = columnOf(letters);
    if (column > SPREADSHEET_LIMITS.columns) throw refusals.tooManyColumns();
    heard.push([column, type === 's' ? Number(value) : undefined]);
    const said = value === undefined ? `<is><t>${text}</t></is>` : `<v>${value}</v>`;
    written += `<c r="${letters}${line}"${style}${type === undefined ? '' : ` t="${type}"`}>${said}</c>`;
  }
  if (content.slice(at).trim() !== '') return undefined;
  for (const [column, text] of heard) hear(column, text);
  return written;
}

function anyCells(content: string, prefix: string, line: number, hear: Hear): string {
  let written = '';
  let column = 0;
  // The cell that is open, until its end tells whether it says anything.
  let cell: string | undefined;
  let says = false;
  let shows: number | undefined;
  let type: string | undefined;
  for (const { text, closes, own, name, attributes, isAlone } of piecesOf(content, prefix)) {
    if (cell !== undefined) cell += text;
    if (!own) continue;
    if (name === 'row' || name === 'sheetData') throw refusals.damagedWorkbook();
    if (name === 'c' && closes) {
      if (cell === undefined) throw refusals.damagedWorkbook();
      if (says && column > SPREADSHEET_LIMITS.columns) throw refusals.tooManyColumns();
      if (says) hear(column, shows);
      if (says) written += `${cell}</c>`;
      cell = undefined;
    } else if (name === 'c') {
      if (cell !== undefined) throw refusals.damagedWorkbook();
      const { r, s, t } = attributesOf(attributes);
      column = r === undefined ? column + 1 : columnOf(lettersIn(r));
      if (isAlone) continue;
      const address = `${lettersOf(Math.min(column, SPREADSHEET_LIMITS.columns + 1))}${line}`;
      cell = `<c r="${address}"${s === undefined ? '' : ` s="${s}"`}${t === undefined ? '' : ` t="${t}"`}>`;
      says = false;
      shows = undefined;
      type = t;
    } else if (cell !== undefined && VALUES.has(name)) {
      cell += `<${closes ? '/' : ''}${name}${isAlone ? '/' : ''}>`;
      says ||= name === 'v' || name === 'is';
      if (name === 'v' && closes && type === 's') shows = Number(text);
    }
  }
  if (cell !== undefined) throw refusals.damagedWorkbook();
  return written;
}

function* piecesOf(content: string, prefix: string) {
  let at = 0;
  for (const [whole, text = '', inside = ''] of content.matchAll(new RegExp(PIECE, 'gy'))) {
    at += whole.length;
    const tag = TAG.exec(inside);
    if (!tag) throw refusals.damagedWorkbook();
    const [, slash, ns, name = '', attributes = '', alone] = tag;
    yield { text, closes: slash === '/', own: ns === prefix, name, attributes, isAlone: alone === '/' };
  }
  // What follows the last tag is empty space.
  if (content.slice(at).trim() !== '') throw refusals.damagedWorkbook();
}

function attributesOf(attributes: string): { r?: string; s?: string; t?: string } {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) found[name] = value;
  if (found.s !== undefined && !/^\d{1,6}$/.test(found.s)) throw refusals.damagedWorkbook();
  if (found.t !== undefined && !/^\w{1,12}$/.test(found.t)) throw refusals.damagedWorkbook();
  return found;
}

function lettersIn(address: string): string {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(address)?.[1];
  if (letters === undefined) throw refusals.damagedWorkbook();
  return letters;
}

/** The number of the column that bears these letters, from 1. */
function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
}

function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
