import { handmadeZip } from './handmade-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`;

interface Parts {
  readonly sheet: string;
  readonly workbook?: string;
  readonly styles?: string;
  readonly strings?: string;
}

/** A workbook of one sheet, whose parts are written as they are given. */
export function rawWorkbook({ sheet, workbook = SHEET, styles = '', strings }: Parts): Uint8Array {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const parts = {
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}${strings === undefined ? '' : relation('rId3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs>${styles || '<xf numFmtId="0"/>'}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
  };
  return handmadeZip(
    Object.entries(parts).map(([name, xml]) => ({ name, content: Buffer.from(xml), deflated: true })),
  );
}

export const sheetOf = (rows: string) =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
const row = (cells: string) => sheetOf(`<row r="1">${cells}</row>`);
const SAYS = '<is><t>x</t></is></c>';

/** Small workbooks that cost a reader much, by what they do: each is refused, or read for what little it says. */
export const hostileWorkbooks: Readonly<Record<string, () => Uint8Array>> = {
  'a column of five letters': () => rawWorkbook({ sheet: row(`<c r="ZZZZZ1" t="inlineStr">${SAYS}`) }),
  'a column between other quotes': () => rawWorkbook({ sheet: row(`<c r='ZZZZ1' t="inlineStr">${SAYS}`) }),
  'a column written twice': () =>
    rawWorkbook({ sheet: row(`<c x:r="A1" r = "ZZZZZ1" t="inlineStr">${SAYS}`) }),
  'a column behind a sign of its own': () =>
    rawWorkbook({ sheet: row(`<c a=">" r="ZZZZZ1" t="inlineStr">${SAYS}`) }),
  'a row within a row': () =>
    rawWorkbook({ sheet: row(`<row r="90000000"><c r="A90000000" t="inlineStr">${SAYS}`) }),
  'a second list of rows': () =>
    rawWorkbook({
      sheet: `${row(`<c r="A1" t="inlineStr">${SAYS}`).replace('</worksheet>', '')}<sheetData><row r="90000000"><c r="A90000000" t="inlineStr">${SAYS}</row></sheetData></worksheet>`,
    }),
  'rows of one far cell': () =>
    rawWorkbook({
      sheet: sheetOf(
        Array.from(
          { length: 12_501 },
          (_, at) => `<row r="${at + 1}"><c r="GR${at + 1}"><v>1</v></c></row>`,
        ).join(''),
      ),
    }),
  'millions of empty strings': () =>
    rawWorkbook({ sheet: row('<c r="A1" t="s"><v>0</v></c>'), strings: '<si/>'.repeat(1_000_001) }),
  'thousands of styles': () =>
    rawWorkbook({ sheet: row('<c r="A1"><v>0</v></c>'), styles: '<xf/>'.repeat(100_001) }),
  'one long string everywhere': () =>
    rawWorkbook({
      sheet: sheetOf(
        Array.from(
          { length: 5_000 },
          (_, at) =>
            `<row r="${at + 1}">${Array.from({ length: 26 }, (_, c) => `<c r="${String.fromCharCode(65 + c)}${at + 1}" t="s"><v>0</v></c>`).join('')}</row>`,
        ).join(''),
      ),
      strings: `<si><t>${'e\u0301'.repeat(4_000)}</t></si>`,
    }),
  'the same sheet thousands of times': () =>
    rawWorkbook({
      sheet: row(`<c r="A1"><v>0</v></c>${'<c r="B1"/>'.repeat(100_000)}`),
      workbook: SHEET.replace(/<sheet name.*\/>(?=<\/sheets>)/, (one) => one.repeat(20_000)),
    }),
  'tags that never end': () => rawWorkbook({ sheet: '<sheetData'.repeat(300_000) }),
  'an attribute that never ends': () =>
    rawWorkbook({ sheet: row('<c r="A1"><v>0</v></c>'), workbook: `<sheet ${'a'.repeat(3_000_000)}>` }),
};
