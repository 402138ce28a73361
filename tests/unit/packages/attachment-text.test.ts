import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { attachmentText } from '../../../main/packages/attachment-text.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';

type Parts = Readonly<Record<string, string | Uint8Array>>;

const zipOf = (parts: Parts) =>
  handmadeZip(
    Object.entries(parts).map(([name, part]) => ({ name, content: Buffer.from(part), deflated: true })),
  );

const read = (name: string, bytes: Uint8Array) =>
  attachmentText(
    async function* () {
      yield bytes;
    },
    name,
    bytes.length,
  );

const linesOf = (text: string) => text.split(/[\n¦]+/).filter((line) => line.trim() !== '');

/** What is read of an office document made of some parts. */
async function office(parts: Parts, name = 'compte rendu.docx') {
  const { text, aside, whole } = await read(name, zipOf(parts));
  return { text: linesOf(text), aside: linesOf(aside), whole };
}

describe('an office document', () => {
  it('is read without its tags, runs of a paragraph joined, and addresses of links beside it', async () => {
    const document =
      '<w:p><w:r><w:t>Éloïse </w:t></w:r><w:r><w:t>Lef&#232;b</w:t></w:r>\n  <w:r><w:t>vr&#xE9; &amp; fils</w:t></w:r></w:p>' +
      '<w:p><w:t>&amp;#233;</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t><![CDATA[<Zoé>]]></w:t></w:p><!-- Caché Icipar -->';
    const rels = '<Relationship Id="a" Type="http://schemas.x" Target="mailto:e%40exemple.fr"/>';
    expect(await office({ 'word/document.xml': document, 'word/_rels/document.xml.rels': rels })).toEqual({
      text: ['Éloïse Lefèbvré & fils', '&#233;\u2011b', '<Zoé>'],
      aside: ['Caché Icipar', 'mailto:e@exemple.fr'],
      whole: true,
    });
  });

  it.each<[string, string, Parts, string[]]>([
    [
      'who commented and changed a text in Word',
      'a.docx',
      {
        'word/document.xml':
          '<w:p w:rsidR="00FC693F"><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:ins w:id="1" w:author="Ins Ereur" w:date="2020-10-12T10:00:00Z"><w:r><w:rPr><w:rFonts w:ascii="Marianne"/></w:rPr><w:t>Ajout.</w:t></w:r></w:ins><w:del w:author="Suppri Meur"/><w:docPr id="4" name="Image 4" descr="Photo d&#x2019;Al Ternatif" title="Titre Alte"/></w:p>',
        'word/comments.xml': '<w:comment w:id="0" w:author="Commen Tateur" w:initials="CT"/>',
        'word/people.xml':
          '<w15:person w15:author="Per Sonne"><w15:presenceInfo w15:providerId="AD" w15:userId="S::per.sonne@exemple.fr::8f0a"/></w15:person>',
        'word/styles.xml': '<w:style w:styleId="Petit"><w:name w:val="Petit"/></w:style>',
        'word/theme/theme1.xml': '<a:theme name="Office"><a:latin typeface="Georgia"/></a:theme>',
        'docProps/core.xml':
          '<cp:x><dc:creator>Créa Teur</dc:creator><cp:lastModifiedBy>Dernier Modi</cp:lastModifiedBy></cp:x>',
      },
      [
        ...[
          'Ins Ereur',
          'Suppri Meur',
          'Image 4',
          'Photo d’Al Ternatif',
          'Titre Alte',
          'Commen Tateur',
          'AD',
          'CT',
        ],
        ...['Per Sonne', 'S::per.sonne@exemple.fr::8f0a', 'Créa Teur', 'Dernier Modi'],
      ],
    ],
    [
      'sheets, those who commented cells and where a workbook was kept in Excel',
      'a.xlsx',
      {
        'xl/workbook.xml':
          '<x15ac:absPath url="C:\\Users\\Che Min\\"/><sheet name="Feu Ille" sheetId="1" r:id="rId1"/><definedName name="Zo_Ne">A1</definedName>',
        'xl/persons/person.xml':
          '<person displayName="Per Sonne" id="{5A2B}" userId="per.sonne@exemple.fr"/>',
        'xl/worksheets/sheet1.xml': '<row r="1" spans="1:2"><c r="A1" s="3" t="s"><v>0</v></c></row>',
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationship Target="tel:+33612345678" TargetMode="External"/>',
      },
      [
        ...['C:\\Users\\Che Min\\', 'Feu Ille', 'Zo_Ne', 'Per Sonne', 'per.sonne@exemple.fr'],
        ...['tel:+33612345678', 'External'],
      ],
    ],
    [
      'who commented slides in PowerPoint',
      'a.pptx',
      { 'ppt/commentAuthors.xml': '<p:cmAuthor id="0" name="Commen Tateur" initials="CT" clrIdx="0"/>' },
      ['Commen Tateur', 'CT'],
    ],
    [
      'who wrote, described and named in OpenDocument',
      'a.odt',
      {
        'meta.xml':
          '<meta:generator>LibreOffice</meta:generator><meta:initial-creator>Pre Mier</meta:initial-creator><meta:user-defined meta:name="Auteur">Der Nier</meta:user-defined>',
        'content.xml':
          '<text:p text:style-name="Petit">Un<office:annotation office:author="Ann Otateur"><dc:creator>Zoé Petit</dc:creator></office:annotation> deux<text:line-break/>Trois<text:s/>quatre</text:p><table:table table:name="Ta Bleau"/><draw:frame draw:name="Ca Dre"><svg:desc>Dé Crit</svg:desc></draw:frame><text:a xlink:href="mailto:e@exemple.fr">x</text:a>',
      },
      [
        ...['LibreOffice', 'Pre Mier', 'Auteur', 'Der Nier'],
        ...['Ann Otateur', 'Ta Bleau', 'Ca Dre', 'mailto:e@exemple.fr'],
      ],
    ],
  ])('says beside its text %s', async (_, name, parts, said) => {
    const { aside, whole } = await office(parts, name);
    expect(aside.toSorted()).toEqual(said.toSorted());
    expect(whole).toBe(true);
  });

  it('is read where a comment stands in a sentence, and a line ends', async () => {
    const content =
      '<text:p>Un<office:annotation><dc:creator>Zoé Petit</dc:creator><text:p>à revoir</text:p></office:annotation> deux<text:line-break/>Trois<text:s/>quatre</text:p>';
    expect((await office({ 'content.xml': content }, 'a.odt')).text).toEqual([
      ...['Un', 'Zoé Petit', 'à revoir', ' deux', 'Trois quatre'],
    ]);
  });

  it('is read with the documents that lie in it, and is not whole with anything else', async () => {
    const inside = zipOf({ 'xl/sharedStrings.xml': '<si><t>Cellule</t></si>' });
    const document = { 'word/document.xml': '<w:p>Page</w:p>' };
    const embedding = 'word/embeddings/Feuille.xlsx';
    const read = await office({ ...document, [embedding]: inside });
    expect(read).toMatchObject({ text: ['Page', 'Cellule'], whole: true });
    expect((await office({ ...document, 'word/fonts/font1.odttf': 'x' })).whole).toBe(true);
    for (const other of [
      'word/media/image1.png',
      'word/embeddings/oleObject1.bin',
      'word/afchunk.mht',
      embedding,
    ])
      expect((await office({ ...document, [other]: 'x' })).whole, other).toBe(false);
  });

  it.each(['<', '<w:br', '</w:', '<a Target="mailto:', '<![CDATA[', '<!--', "<a b='", '&#x'])(
    'full of %j that never end is read once over',
    async (sign) => {
      expect((await office({ 'word/document.xml': sign.repeat(1_000_000 / sign.length) })).whole).toBe(true);
    },
  );

  it('which swells beyond what is read is said to be unread', async () => {
    const parts = { 'word/document.xml': Buffer.alloc(65 * 1024 ** 2, 0x20) };
    expect(await office(parts)).toEqual({ text: [], aside: [], whole: false });
  });
});

test.each([
  [
    'a.html',
    '<p>Z&eacute;<b>phy</b>rine<br>&#x51;u&#233;r&#xe9;</p><img alt="Al &Eacute;" src="x.png">',
    ['Zéphyrine', 'Quéré'],
    ['Al É', 'x.png'],
  ],
  ['a.svg', '<svg><title>Zo&#233;</title><a href="mailto:z@x.fr"/></svg>', ['Zoé'], ['mailto:z@x.fr']],
  [
    'a.rtf',
    "{\\rtf1\\ansi{\\b Z\\'e9phy}rine\\par Qu\\u233?r\\'e9\\~B\\tab{\\*\\x C}}",
    ['Zéphyrine', 'Quéré\u00a0B', 'C'],
    [],
  ],
  [
    'a.vcf',
    'FN:Zéphy\r\n rine\r\nN;ENCODING=QUOTED-PRINTABLE:Qu=C3=A9r=\r\n=C3=A9',
    ['FN:Zéphyrine\r', 'N;ENCODING=QUOTED-PRINTABLE:Quéré'],
    [],
  ],
  ['a.ics', 'SUMMARY:Zoé Pe\r\n\ttit', ['SUMMARY:Zoé Petit'], []],
  ['a.json', '["Qu\\u00e9r\\u00e9"]', ['["Quéré"]'], []],
  ['a.md', 'Z&eacute;phyrine', ['Zéphyrine'], []],
])('a text that spells its letters is read as it is seen: %s', async (name, written, text, aside) => {
  const found = await read(name, Buffer.from(written));
  expect(linesOf(found.text)).toEqual(text);
  expect(linesOf(found.aside)).toEqual(aside);
});

test('a text in UTF-16 is read, whichever byte comes first', async () => {
  const little = Buffer.from('\ufeffZoé', 'utf16le');
  expect((await read('a.txt', little)).text).toBe('Zoé');
  expect((await read('a.txt', Buffer.from(little).swap16())).text).toBe('Zoé');
});

const PICTURE = Buffer.from([
  ...Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  0,
  0,
  0,
  1,
  0xff,
  0xd9,
]);
const WORDS = Buffer.from('Zoé Petit');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What is read of a file, on its pages and beside, and what is not. */
async function said(name: string, written: string | Uint8Array) {
  const { text, aside, unread, whole } = await read(name, Buffer.from(written));
  expect(whole).toBe(unread.length === 0);
  return { text: `${text.trim()}\n${aside}`, unread };
}

describe('what no known form explains is named', () => {
  const manifest =
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
  const ciphered = Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 151 + 7) % 256));
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);

  it.each<[string, string, string | Uint8Array, string]>([
    [
      'a document with a password in OpenDocument',
      'a.odt',
      zipOf({ 'content.xml': ciphered, 'META-INF/manifest.xml': manifest }),
      'password',
    ],
    [
      'one that LibreOffice ciphers at once',
      'a.ods',
      zipOf({ 'encrypted-package': ciphered, 'META-INF/manifest.xml': manifest }),
      'password',
    ],
    ['one of Word', 'a.docx', compound, 'password'],
    [
      'one that a zip ciphers',
      'a.docx',
      handmadeZip([{ name: 'word/document.xml', content: ciphered, flags: 1 }]),
      'password',
    ],
    ['a document that is none', 'a.docx', 'Bonjour', 'damaged'],
    ['a part that is no text', 'a.docx', zipOf({ 'word/document.xml': ciphered }), 'encoding'],
    [
      'a zip of several minds',
      'a.docx',
      handmadeZip([
        { name: 'word/document.xml', content: Buffer.from('<w:p>Un</w:p>') },
        { name: 'word/document.xml', content: Buffer.from('<w:p>Deux</w:p>') },
      ]),
      'damaged',
    ],
    [
      'what a zip hides between its files',
      'a.docx',
      handmadeZip([
        { name: 'word/document.xml', content: Buffer.from('<w:p>Un</w:p>') },
        { name: 'word/styles.xml', content: Buffer.from('<w:styles/>'), before: Buffer.from('Zoé Petit') },
      ]),
      'damaged',
    ],
    ['a PDF, whatever its name', 'a.txt', '%PDF-1.4\nBT (Bonjour) Tj ET', 'pdf'],
    ['a picture, whatever its name', 'a.csv', PICTURE, 'picture'],
    ['a drawing that is compressed', 'a.svg', gzipSync('<svg><text>Zoé</text></svg>'), 'archive'],
    ['an archive, whatever its name', 'a.txt', zipOf({ 'a.bin': 'x' }), 'archive'],
    ['a recording, whatever its name', 'a.md', Buffer.from('ID3\x04\0\0\0\0\0#TSSE'), 'recording'],
    ['a text in an unknown encoding', 'a.txt', Buffer.from('Lef\x8avre', 'latin1'), 'encoding'],
    ['a text with NULs', 'a.csv', 'Zoé\0Petit', 'encoding'],
    ['a page that says another encoding', 'a.html', '<meta charset="utf-7"><p>Zo+AOk-</p>', 'encoding'],
    [
      'a sign that only a document knows',
      'a.svg',
      '<!DOCTYPE svg [<!ENTITY e "Zoé">]><a b="&e;"/>',
      'encoding',
    ],
    ['a picture in a page', 'a.html', `<img src="data:image/png;base64,${base64(PICTURE)}">`, 'picture'],
    [
      'a picture in a style',
      'a.html',
      `<style>p{background:url(data:image/png;base64,${base64(ciphered)})}</style>`,
      'picture',
    ],
    [
      'a picture in a drawing',
      'a.svg',
      `<svg><image xlink:href='data:image/png;base64,${base64(PICTURE)}'/></svg>`,
      'picture',
    ],
    ['a file in a drawing', 'a.svg', `<svg><metadata>${base64(ciphered)}</metadata></svg>`, 'object'],
    [
      'a file in a note',
      'a.txt',
      `Voici :\n${base64(ciphered).replace(/.{76}/g, '$&\n')}\nBonjour`,
      'object',
    ],
    ['a message', 'a.txt', 'Content-Transfer-Encoding: quoted-printable\r\n\r\nLef=C3=A8vre', 'encoding'],
    ['a file of uuencode', 'a.txt', 'begin 644 a.txt\n#0V%T\n`\nend\n', 'encoding'],
    [
      'a picture named as a font',
      'a.docx',
      zipOf({ 'word/document.xml': '<w:p/>', 'word/fonts/a.ttf': PICTURE }),
      'picture',
    ],
    ['a file in Markdown', 'a.md', `![](data:image/png;base64,${base64(PICTURE)})`, 'picture'],
    ['a file in JSON', 'a.json', JSON.stringify({ photo: base64(ciphered) }), 'object'],
    [
      'a file in a part',
      'a.docx',
      zipOf({ 'word/document.xml': `<pkg:binaryData>${base64(PICTURE)}</pkg:binaryData>` }),
      'picture',
    ],
    [
      'settings of a printer',
      'a.odt',
      zipOf({
        'settings.xml': `<config:config-item config:type="base64Binary">${base64(ciphered.subarray(0, 60))}</config:config-item>`,
      }),
      'object',
    ],
    ['a picture in Rich Text', 'a.rtf', `{\\rtf1 Un{\\pict\\pngblip\\picw10 ${hex(PICTURE)}}}`, 'picture'],
    ['a picture as bytes in Rich Text', 'a.rtf', '{\\rtf1 Un{\\pict\\bin4 }}}}}}', 'picture'],
    ['an object in Rich Text', 'a.rtf', `{\\rtf1 Un{\\object{\\*\\objdata ${hex(ciphered)}}}}`, 'object'],
    ['Rich Text that is none', 'a.rtf', 'Bonjour', 'damaged'],
    ['Rich Text that is cut', 'a.rtf', '{\\rtf1 Un {\\b deux', 'encoding'],
    ['Rich Text in the letters of MS-DOS', 'a.rtf', "{\\rtf1\\pc Lef\\'8avre}", 'encoding'],
    [
      'a photo on a card',
      'a.vcf',
      `BEGIN:VCARD\r\nPHOTO;ENCODING=b;TYPE=JPEG:${base64(ciphered)}\r\n`,
      'picture',
    ],
    [
      'a photo on a card of 2.1',
      'a.vcf',
      `PHOTO;JPEG;BASE64:\r\n ${base64(PICTURE)}\r\n\r\nFN:Zoé`,
      'picture',
    ],
    ['a photo on a card of 4.0', 'a.vcf', `PHOTO:data:image/jpeg;base64\\,${base64(PICTURE)}`, 'picture'],
    [
      'a file joined to a calendar',
      'a.ics',
      `ATTACH;VALUE=BINARY;ENCODING=BASE64:${base64(ciphered)}`,
      'object',
    ],
    ['a value written otherwise', 'a.vcf', 'NOTE;ENCODING=X-UUENCODE:begin 644', 'encoding'],
    ['base64 that is none', 'a.ics', 'ATTACH;ENCODING=BASE64:Bonjour à tous', 'object'],
  ])('%s', async (_, name, written, kind) => {
    expect((await said(name, written)).unread).toEqual([kind]);
  });

  it('beside what is read', async () => {
    expect(await said('a.txt', zipOf({ 'word/document.xml': '<w:p>Zoé Petit</w:p>' }))).toEqual({
      text: 'Zoé Petit\n',
      unread: ['archive'],
    });
    const rich = `{\\rtf1 Un {\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv Zo\\'e9 Petit}}}${hex(PICTURE)}} deux}`;
    expect((await said('a.rtf', rich)).text).toContain('Zoé Petit');
    expect(await said('a.csv', 'Lebœuf;Zoé\r\n\u0001')).toEqual({
      text: 'Lebœuf;Zoé\r\n\u0001\n',
      unread: ['encoding'],
    });
  });
});

describe('what is written in another way is read, and whole', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['in UTF-16 without a mark', 'a.csv', Buffer.from('Nom\r\nZoé Petit', 'utf16le')],
    ['on a Mac of old', 'a.csv', Buffer.from('Nom\rZo\x8e Petit\r', 'latin1')],
    ['as Windows does', 'a.txt', Buffer.from('L\x92avis : Zo\xe9 Petit', 'latin1')],
    [
      'by a part in UTF-16 without a mark',
      'a.docx',
      zipOf({
        'word/document.xml': Buffer.from(
          '<?xml version="1.0" encoding="UTF-16"?><w:p>Zoé Petit</w:p>',
          'utf16le',
        ),
      }),
    ],
    [
      'by a part that tells its encoding',
      'a.docx',
      zipOf({
        'word/document.xml': Buffer.from(
          '<?xml version="1.0" encoding="ISO-8859-2"?><w:p>Zo\xe9 Petit</w:p>',
          'latin1',
        ),
      }),
    ],
    ['by a page whose references have no end', 'a.html', '<p>Zo&eacute Petit'],
    ['by a page under another name', 'a.csv', '<html><td>Zo&eacute; P<b>etit</b></td></html>'],
    [
      'in base64 within a part',
      'a.docx',
      zipOf({
        'word/document.xml': `<w:p/><pkg:binaryData>\n${base64(zipOf({ 'word/document.xml': '<w:p>Zoé Petit</w:p>' }))}\n</pkg:binaryData>`,
      }),
    ],
    ['in base64 within OpenDocument', 'a.xml', `<office:binary-data>${base64(WORDS)}</office:binary-data>`],
    ['in an address', 'a.html', `<a href="data:text/plain;base64,${base64(WORDS)}">x</a>`],
    [
      'in an address, by its bytes',
      'a.html',
      '<img src="data:image/svg+xml,%3Csvg%3E%3Ctext%3EZo%C3%A9 <tspan>Pe%3Ctspan>tit"/>'
        .replace('<tspan>', '%3Ctspan%3E')
        .replace('%3Ctspan>', '%3C/tspan%3E%3Ctspan%3E'),
    ],
    ['in an object of Rich Text', 'a.rtf', `{\\rtf1{\\object{\\*\\objdata ${hex(WORDS)}}}}`],
    [
      'in Rich Text, as the font says',
      'a.rtf',
      "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset77 B;}}\\f1 Zo\\'8e Petit}",
    ],
    ['in Rich Text that ends as WordPad does', 'a.rtf', "{\\rtf1 Zo\\'e9 Petit}\r\n\0"],
    ['in Rich Text of a Mac', 'a.rtf', "{\\rtf1\\mac Zo\\'8e Petit}"],
    ['in Rich Text, with what stands for a sign', 'a.rtf', "{\\rtf1\\uc2 Zo\\u233 \\'65\\'27 Petit}"],
    ['in Rich Text under another name', 'a.txt', "{\\rtf1 Zo\\'e9 Petit}"],
    ['in a calendar, on several lines', 'a.ics', 'DESCRIPTION:Présents :\\nZo\r\n é Petit\\nAnne\\, Paul'],
    ['in a calendar, of who comes', 'a.ics', 'ATTENDEE;CN="Présents^nZoé Petit":mailto:z@exemple.fr'],
    ['on a card, in base64', 'a.vcf', `N;ENCODING=b;CHARSET=UTF-8:${base64(WORDS)}`],
    ['on a card, in quoted-printable of Windows', 'a.vcf', 'FN;QUOTED-PRINTABLE:Zo=E9 =\r\nPetit'],
    ['in JSON', 'a.json', '{"note":"Pr\\u00e9sents :\\nZo\\u00e9 Petit\\nAnne"}'],
    ['in JSON within JSON', 'a.json', JSON.stringify({ body: JSON.stringify({ note: 'a\nZoé Petit' }) })],
    ['in lines of JSON', 'a.json', '{"a":"\\nZo\\u00e9 Petit"}\n{"b":"\\n"}\n'],
    ['in Markdown', 'a.md', 'Zoé\\ Petit \\- Zo&eacute; Petit'],
  ])('%s', async (_, name, written) => {
    const { text, unread } = await said(name, written);
    expect(text.split(/[\r\n:;"]/).map((line) => line.trim())).toContainEqual(
      expect.stringMatching(/(?:^|- )Zoé Petit$/),
    );
    expect(unread).toEqual([]);
  });

  it('once, however often it is there', async () => {
    const logo = zipOf({ 'a.xml': '<a>Zoé Petit</a>' });
    const { text } = await said(
      'a.html',
      `<img src="data:,x"><i a="data:a/b;base64,${base64(logo)}"/>`.repeat(3),
    );
    expect(text.split('Zoé Petit')).toHaveLength(2);
  });

  it('but not what a part says of others, in a few letters', async () => {
    const hash = 'a'.repeat(64) + '0123456789abcdef'.repeat(4);
    expect(
      await said('a.txt', `SHA-512 : ${hash}\nOpen data: oui, non\n${'.'.repeat(300)}\n${'='.repeat(300)}`),
    ).toMatchObject({ unread: [] });
  });
});

describe('a workbook', () => {
  const strings =
    '<sst><si><t>nom</t></si><si><r><t>pe</t></r><r><t>tit</t></r></si><si><t>zoé</t></si><si><t>Seul</t></si></sst>';
  const sheet =
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row><row><c t="s"><v>2</v></c><c t="inlineStr"><is><t>Petit</t></is></c><c t="str"><f>A1&amp;"x"</f><v>nomx</v></c><c><v>12</v></c></row></sheetData>';

  it('is read as one sees it, cells side by side, then what no cell shows', async () => {
    const { text, whole } = await office(
      { 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings },
      'a.xlsx',
    );
    expect(text.map((line) => line.trim())).toEqual([
      'nom',
      'petit\tzoé',
      'zoé\tPetit\tnomx\t12',
      'A1&"x"',
      'Seul',
    ]);
    expect(whole).toBe(true);
  });

  it('of one long text that cells show without end is read once, in bounds', async () => {
    const long = `<sst><si><t>${'mot '.repeat(250_000)}</t></si></sst>`;
    const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(100_000);
    const { text, unread } = await read(
      'a.xlsx',
      zipOf({ 'xl/sharedStrings.xml': long, 'xl/worksheets/s.xml': rows }),
    );
    expect(text.length).toBeLessThan(20_000_000);
    expect(unread).toEqual(['too-large']);
  });
});

describe('whoever means harm', () => {
  it.each<[string, string]>([
    ['a.json', '"'.repeat(300_000)],
    ['a.json', '\\"'.repeat(300_000)],
    ['a.json', '["\\'.repeat(100_000)],
    ['a.vcf', 'A;"'.repeat(300_000)],
    ['a.vcf', 'N;QUOTED-PRINTABLE:=\n'.repeat(50_000)],
    ['a.rtf', '{\\rtf1{'.repeat(100_000)],
    ['a.rtf', `{\\rtf1${"\\'e9".repeat(200_000)}}`],
    ['a.rtf', `{\\rtf1${'\\bin99999999 '.repeat(50_000)}}`],
    ['a.txt', 'data:image/png;base64,'.repeat(50_000)],
    ['a.txt', `${'A'.repeat(127)} `.repeat(5000)],
    ['a.txt', 'Ab0/'.repeat(1_000_000)],
    ['a.html', `<a ${'A'.repeat(500_000)} b="c">`],
    ['a.html', `<a ${'b="c" '.repeat(2_000_000)}>`],
    ['a.html', '\n'.repeat(2_000_000)],
    ['a.html', '&#0'.repeat(500_000)],
    ['a.html', `<i a="data:text/plain;base64,${base64(WORDS)}">`.repeat(20_000)],
    ['a.xml', '<si><binaryData>'.repeat(100_000)],
  ])('takes little time with %s', { timeout: 8000 }, async (name, written) => {
    const began = performance.now();
    await said(name, written);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
