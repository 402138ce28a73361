import { handmadeZip } from './handmade-zip.ts';

/** A cell of a handmade workbook: a text, a number, a date (with style 1), a formula with the value it last had. */
export type HandmadeCell =
  | string
  | number
  | null
  | { readonly date: number }
  | { readonly formula: string; readonly value?: string | number }
  | { readonly error: string };

export interface HandmadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly HandmadeCell[])[];
  readonly hidden?: boolean;
  /** Lines that the sheet hides, from 1. */
  readonly hiddenLines?: readonly number[];
  /** The line of a row, when it is not the one after the row before. */
  readonly lines?: Readonly<Record<number, number>>;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Writes an XLSX workbook (ECMA-376) part by part. */
export function handmadeWorkbook(
  sheets: readonly HandmadeSheet[],
  extra: Record<string, string> = {},
): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" ${hidden ? 'state="hidden" ' : ''}r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ),
    ...extra,
  };
  return handmadeZip(
    Object.entries(parts).map(([name, xml]) => ({
      name,
      content: new TextEncoder().encode(xml),
      deflated: true,
    })),
  );
}

function sheetXml({ rows, hiddenLines = [], lines = {} }: HandmadeSheet): string {
  let line = 0;
  const written = rows.map((cells, index) => {
    line = lines[index] ?? line + 1;
    const hidden = hiddenLines.includes(line) ? ' hidden="1"' : '';
    return `<row r="${line}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${letters(column)}${line}`)).join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: HandmadeCell, address: string): string {
  if (cell === null) return `<c r="${address}"/>`;
  if (typeof cell === 'string') return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if ('date' in cell) return `<c r="${address}" s="1"><v>${cell.date}</v></c>`;
  if ('error' in cell) return `<c r="${address}" t="e"><v>${cell.error}</v></c>`;
  const { formula, value } = cell;
  const type = typeof value === 'string' ? ' t="str"' : '';
  return `<c r="${address}"${type}><f>${escaped(formula)}</f>${value === undefined ? '' : `<v>${value}</v>`}</c>`;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
