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
