import { expect, test } from 'vitest';
import { readTable } from '../../../main/spreadsheets/read-table.ts';
import { createSpreadsheetReader } from '../../../main/spreadsheets/reader.ts';
import { SPREADSHEET_LIMITS } from '../../../shared/spreadsheets/limits.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { hostileWorkbooks, rawWorkbook } from '../../factories/hostile-workbooks.ts';
import { handmadeWorkbook } from '../../factories/workbook.ts';

const reader = createSpreadsheetReader(new URL('../../../main/spreadsheets/worker.ts', import.meta.url));
let files = 0;

async function read(content: string | Uint8Array, sheet: string | null = null) {
  return reader.read(fileOf(content), { sheet, signal: new AbortController().signal });
}
function fileOf(content: string | Uint8Array) {
  const bytes = Buffer.from(content);
  const read = async function* () {
    yield bytes;
  };
  return { id: String(files++), size: bytes.length, read };
}
const cells = async (content: string | Uint8Array) => (await read(content)).rows.map((row) => row.cells);

const EXPECTED = [
  ['Nom', 'Prénom'],
  ['Lefèbvre', 'Éloïse'],
];

test.each([
  ['UTF-8', Buffer.from('Nom;Prénom\r\nLefèbvre;Éloïse\r\n')],
  ['UTF-8 with its mark', Buffer.from('\ufeffNom;Prénom\nLefèbvre;Éloïse')],
  ['UTF-8 with separate accents', Buffer.from('Nom;Prénom\nLefèbvre;Éloïse'.normalize('NFD'))],
  ['Windows-1252', Buffer.from('Nom,Prénom\r\nLefèbvre,Éloïse\r\n', 'latin1')],
  ['UTF-16 little endian', Buffer.from('\ufeffNom\tPrénom\r\nLefèbvre\tÉloïse', 'utf16le')],
  ['UTF-16 big endian', Buffer.from('\ufeffNom\tPrénom\r\nLefèbvre\tÉloïse', 'utf16le').swap16()],
  ['UTF-16 without its mark', Buffer.from('Nom;Prénom\r\nLefèbvre;Éloïse', 'utf16le')],
  ['an old Mac', Buffer.from([...Buffer.from('Nom;Pr\x8enom\rLef\x8fbvre;\x83lo\x95se', 'latin1')])],
  ['Excel, saying its separator', Buffer.from('sep=;\r\nNom;Prénom\r\nLefèbvre;Éloïse')],
])('a text is read as it was written: %s', async (_, content) => {
  expect(await cells(content)).toEqual(EXPECTED);
});

test('quotes, line ends in cells and uneven rows keep their cells and the line where they begin', async () => {
  const { rows } = await read('Nom;Note\n"Le ""Goff"" ; fils";"une\nnote"\n;;\n\nSeul\nA;B;C;;\n');
  expect(rows).toEqual([
    { line: 1, cells: ['Nom', 'Note'] },
    { line: 2, cells: ['Le "Goff" ; fils', 'une\nnote'] },
    { line: 6, cells: ['Seul'] },
    { line: 7, cells: ['A', 'B', 'C'] },
  ]);
});

test('a workbook gives what its cells show: last values of formulas, dates, whole numbers, no hidden row', async () => {
  const workbook = handmadeWorkbook([
    { name: 'Vide', rows: [] },
    { name: 'Secret', rows: [['caché']], hidden: true },
    {
      name: 'Inscrits & co',
      rows: [
        ['Nom', 'Téléphone', 'Le', 'Calcul', 'Raté'],
        ['=1+1', 612345678, { date: 44118 }, { formula: 'A1&"x"', value: 'Nomx' }, { error: '#N/A' }],
        ['masqué'],
        [null, 1.5e21, { date: 44118.375 }, { formula: 'A1' }],
        ['Loin'],
      ],
      hiddenLines: [3],
      lines: { 4: 1_048_000 },
    },
    { name: 'Autre', rows: [['Nom'], ['Un']] },
  ]);
  expect(await read(workbook)).toEqual({
    sheet: 'Inscrits & co',
    sheets: ['Inscrits & co', 'Autre'],
    hidden: 1,
    rows: [
      { line: 1, cells: ['Nom', 'Téléphone', 'Le', 'Calcul', 'Raté'] },
      { line: 2, cells: ['=1+1', '612345678', '14/10/2020', 'Nomx'] },
      { line: 4, cells: ['', '1500000000000000000000', '14/10/2020 09:00'] },
      { line: 1_048_000, cells: ['Loin'] },
    ],
  });
  expect((await read(workbook, 'Autre')).rows).toEqual([
    { line: 1, cells: ['Nom'] },
    { line: 2, cells: ['Un'] },
  ]);
});

const compound = (more: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(more, 'utf16le')]);
const zipOf = (files: Record<string, string>) =>
  handmadeZip(Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text) })));

test.each([
  ['empty', Buffer.alloc(0), 'empty-table'],
  ['only empty lines', Buffer.from('\n;;\n\n'), 'empty-table'],
  ['a program named .csv', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), 'not-a-table'],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-table'],
  ['an .xls', compound('Workbook'), 'old-excel'],
  ['an encrypted workbook', compound('EncryptedPackage'), 'encrypted-table'],
  [
    'an .ods',
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    'open-document',
  ],
  ['an .xlsb', zipOf({ 'xl/workbook.bin': 'x' }), 'binary-excel'],
  ['a .docx', zipOf({ 'word/document.xml': '<x/>' }), 'not-a-table'],
  ['half a workbook', handmadeWorkbook([{ name: 'A', rows: [['x']] }]).subarray(0, 400), 'damaged-workbook'],
  ['a workbook without cells', handmadeWorkbook([{ name: 'A', rows: [] }]), 'empty-table'],
  ['an open quote', Buffer.from('Nom;Note\nA;"jamais fermé\nB;C'), 'open-quote'],
  ['too many rows', Buffer.from('x\n'.repeat(SPREADSHEET_LIMITS.rows + 1)), 'too-many-rows'],
  [
    'too many columns',
    Buffer.from(
      Array(SPREADSHEET_LIMITS.columns + 1)
        .fill('x')
        .join(';'),
    ),
    'too-many-columns',
  ],
  ['a cell too long', Buffer.from(`Nom\n${'x'.repeat(SPREADSHEET_LIMITS.cell + 1)}`), 'long-cell'],
  [
    'a sheet too wide',
    handmadeWorkbook([{ name: 'A', rows: [[...Array(300).fill(null), 'x']] }]),
    'too-many-columns',
  ],
])('what is not a list is refused in a sentence: %s', async (_, content, code) => {
  await expect(read(content)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(/Le dossier n’a pas changé\. [A-ZÉ]/),
  });
});

test('a workbook that swells when opened is refused, whether it says so or not', async () => {
  const content = Buffer.alloc(SPREADSHEET_LIMITS.decompressed + 1, ' ');
  const parts = (size?: number) => [
    { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
    { name: 'xl/worksheets/sheet1.xml', content, deflated: true, ...(size !== undefined && { size }) },
  ];
  await expect(read(handmadeZip(parts()))).rejects.toMatchObject({ code: 'table-too-large' });
  await expect(read(handmadeZip(parts(1000)))).rejects.toMatchObject({
    code: expect.stringMatching(/^(table-too-large|damaged-workbook)$/),
  });
});

test.each([
  ['a column of five letters', 'damaged-workbook'],
  ['a column between other quotes', 'damaged-workbook'],
  ['a column written twice', 'damaged-workbook'],
  ['a column behind a sign of its own', 'damaged-workbook'],
  ['a row within a row', 'damaged-workbook'],
  ['rows of one far cell', 'table-too-large'],
  ['millions of empty strings', 'table-too-large'],
  ['thousands of styles', 'table-too-large'],
  ['one long string everywhere', 'table-too-large'],
  ['the same sheet thousands of times', 'table-too-large'],
  ['tags that never end', 'empty-table'],
  ['an attribute that never ends', 'empty-table'],
])(
  'a small workbook that would cost much is refused before anything is made of it: %s',
  async (kind, code) => {
    const content = Buffer.from(hostileWorkbooks[kind]?.() ?? []);
    await expect(readTable(content, null)).rejects.toMatchObject({ code });
  },
);

test('a workbook is read as its first list of rows says it, whatever follows or is written around', async () => {
  const second = Buffer.from(hostileWorkbooks['a second list of rows']?.() ?? []);
  expect((await readTable(second, null)).rows).toEqual([{ line: 1, cells: ['x'] }]);
  const prefixed = rawWorkbook({
    sheet: [
      '<?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><!-- as written --><x:dimension ref="A1:ZZZ9"/><x:sheetData>',
      `<x:row r="7" spans='1:3'><x:c s="0" t="inlineStr"><x:is><x:r><x:rPr><x:b val="1"/></x:rPr>`,
      '<x:t xml:space="preserve">Le </x:t></x:r><x:r><x:t>Goff &amp; fils</x:t></x:r></x:is></x:c>',
      '<x:c r="C7"><x:f>1+1</x:f><x:v>2</x:v></x:c>\n<x:c r="ZZZ7" s="0"/></x:row></x:sheetData></x:worksheet>',
    ].join(''),
  });
  expect((await readTable(Buffer.from(prefixed), null)).rows).toEqual([
    { line: 7, cells: ['Le Goff & fils', '', '2'] },
  ]);
});

test('a text of more cells than a list has is refused', async () => {
  const wide = `${';'.repeat(SPREADSHEET_LIMITS.columns - 1)}x\n`;
  const rows = Math.ceil(SPREADSHEET_LIMITS.cells / SPREADSHEET_LIMITS.columns) + 1;
  await expect(readTable(Buffer.from(wide.repeat(rows)), null)).rejects.toMatchObject({
    code: 'table-too-large',
  });
});

test('reading can be cancelled', async () => {
  const controller = new AbortController();
  const reading = reader.read(fileOf('Nom;Prénom\n'.repeat(20_000)), {
    sheet: null,
    signal: controller.signal,
  });
  controller.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
