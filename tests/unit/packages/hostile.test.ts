import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { DEFAULT_LIMITS, type PackageLimits } from '../../../shared/packages/limits.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { sizeInWords } from '../../../shared/text/numbers.ts';
import {
  bag,
  bytes,
  entriesOf,
  extra,
  FOLDER,
  good,
  payload,
  reasonsFor,
} from '../../factories/handmade-package.ts';
import { type HandmadeOptions, handmadeZip } from '../../factories/handmade-zip.ts';
import { sampleDocument, samplePackage, sourceOf } from '../../factories/packages.ts';

describe('a package that is refused', () => {
  it('has a valid counterpart, which is accepted', async () => {
    expect(await reasonsFor(await good())).toBe('');
  });

  it.each([
    ['climbs', `${FOLDER}/data/attachments/../../../evil.txt`, 'sort du dossier'],
    ['is absolute', '/etc/passwd', 'chemin complet'],
    ['names a drive', 'C:/evil.txt', 'chemin complet'],
    ['has a backslash', `${FOLDER}\\evil.txt`, 'barre oblique inversée'],
    ['has a control character', `${FOLDER}/data/attachments/a\u0007.txt`, 'caractère interdit'],
    ['hides its direction', `${FOLDER}/data/attachments/a\u202etxt.exe`, 'caractère interdit'],
    ['is not NFC', `${FOLDER}/data/attachments/e\u0301te.txt`, 'accents'],
    ['hides a character', `${FOLDER}/data/attachments/a\u200b.txt`, 'caractère interdit'],
    ['turns what follows', `${FOLDER}/data/attachments/a\u200ftxt.exe`, 'caractère interdit'],
    ['goes on another line', `${FOLDER}/data/attachments/a\u2028b.txt`, 'caractère interdit'],
    ['has another control character', `${FOLDER}/data/attachments/a\u0085.txt`, 'caractère interdit'],
    ['is a Windows device', `${FOLDER}/data/attachments/CON.txt`, 'Windows'],
    ['is a Windows device before a space', `${FOLDER}/data/attachments/aux .txt`, 'Windows'],
    ['is a Windows port', `${FOLDER}/data/attachments/COM¹`, 'Windows'],
    ['is a Windows console', `${FOLDER}/data/attachments/conin$.txt`, 'Windows'],
    ['is a stream of another file', `${FOLDER}/bagit.txt:evil`, 'caractère interdit'],
    ['ends with a space', `${FOLDER}/data/attachments/a `, 'Windows'],
    ['ends with a dot', `${FOLDER}/data/attachments/a.`, 'Windows'],
    ['has an empty part', `${FOLDER}//data/a.txt`, 'partie vide'],
    ['is beside the folder', 'evil.txt', 'un seul dossier'],
    [
      'is outside the manifest',
      `${FOLDER}/data/attachments/a.txt`,
      'n’est pas cité dans « manifest-sha512.txt »',
    ],
    ['is a foreign tag file', `${FOLDER}/fetch.txt`, 'n’a pas sa place'],
    ['only differs by case', `${FOLDER}/data/Synthesis.json`, 'même fichier'],
    ['uses a file as a folder', `${FOLDER}/bagit.txt/a`, 'même fichier'],
  ])('has an entry whose name %s', async (_, name, reason) => {
    expect(await reasonsFor(await extra({ name }))).toContain(reason);
  });

  it('names a file twice', async () => {
    expect(await reasonsFor(await extra({ name: `${FOLDER}/bagit.txt` }))).toContain('figure deux fois');
  });

  it('holds two names that some file systems confuse', async () => {
    const files = await payload();
    files.set('data/attachments/é.txt', bytes('a'));
    files.set('data/attachments/É.TXT', bytes('b'));
    expect(await reasonsFor(entriesOf(bag(files)))).toContain('seraient le même fichier');
  });

  it.each([
    ['fin.txt', 'ﬁn.txt'],
    ['strasse.txt', 'STRAßE.txt'],
    ['kelvin.txt', '\u212aelvin.txt'],
    ['a.txt', 'ａ.txt'],
    ['a.txt', 'a\ufe0f.txt'],
  ])('holds « %s » and « %s », which some file systems confuse', async (a, b) => {
    const files = await payload();
    for (const name of [a, b]) files.set(`data/attachments/${name}`, bytes(name));
    expect(await reasonsFor(entriesOf(bag(files)))).toMatch(/seraient le même fichier|accents/);
  });

  it('holds a link', async () => {
    const name = `${FOLDER}/data/attachments/a`;
    expect(await reasonsFor(await extra({ name, mode: 0o120777 }))).toContain('est un lien');
  });

  it('is encrypted in part', async () => {
    const name = `${FOLDER}/data/attachments/a`;
    expect(await reasonsFor(await extra({ name, flags: 0x0801 }))).toContain('chiffré');
  });

  it('uses another compression', async () => {
    const name = `${FOLDER}/data/attachments/a`;
    expect(await reasonsFor(await extra({ name, method: 12 }))).toContain('comprimé d’une façon');
  });

  it('lies about a size in its headers', async () => {
    const content = new Uint8Array(5000);
    const name = `${FOLDER}/data/attachments/a`;
    expect(await reasonsFor(await extra({ name, content, deflated: true, size: 10 }))).toContain('illisible');
    expect(await reasonsFor(await extra({ name, content, localSize: 10 }))).toContain('illisible');
  });

  it('gives a file another name in its local header', async () => {
    const name = `${FOLDER}/data/attachments/a`;
    expect(await reasonsFor(await extra({ name, localName: `${FOLDER}/data/attachments/b` }))).toContain(
      'illisible',
    );
  });

  it('has a file whose CRC is wrong', async () => {
    const name = `${FOLDER}/data/attachments/a`;
    expect(await reasonsFor(await extra({ name, crc: 1 }))).toContain('illisible');
  });

  it('has files that share their bytes', async () => {
    const entries = await good();
    const [first] = entries;
    if (!first) throw new Error('empty');
    const twin = { ...first, sharesDataOf: 0 };
    expect(
      await reasonsFor([...entries, { ...twin, name: first.name.replace('synthesis', 'synthesis2') }]),
    ).toContain('illisible');
  });

  it.each<[string, HandmadeOptions]>([
    ['a program', { before: bytes('MZ stub') }],
    ['a PDF', { before: bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n') }],
    ['a page', { before: bytes('<!doctype html><script>alert(1)</script><!--') }],
    ['a page after it', { after: bytes('<script>alert(1)</script>') }],
    ['a page in its comment', { comment: bytes('<script>alert(1)</script>') }],
    ['a zip of its own', { before: handmadeZip([{ name: 'a', content: bytes('a') }]) }],
    ['another zip after it', { after: handmadeZip([{ name: 'a', content: bytes('a') }]) }],
    ['a page before its list', { beforeList: bytes('<script>alert(1)</script>') }],
    ['a page after its list', { afterList: bytes('<script>alert(1)</script>') }],
    ['a part of a zip on several disks', { countOfDisk: 3 }],
    ['a zip with a comment that is not there', { commentLength: 5 }],
    ['a zip in its comment', { comment: handmadeZip([{ name: 'a', content: bytes('a') }]) }],
    ['a zip cut in pieces', { before: Buffer.from('PK\u0007\u0008') }],
  ])('is also %s', async (_, options) => {
    expect(await reasonsFor(await good(), options)).toMatch(/plusieurs façons|archive zip|un seul dossier/);
  });

  it('has files that share their bytes to weigh a thousand times more', async () => {
    const content = new Uint8Array(1024 * 1024);
    const first = { name: `${FOLDER}/data/attachments/0`, content, deflated: true };
    const twins = Array.from({ length: 300 }, (_, index) => ({
      ...{ ...first, name: `${FOLDER}/data/attachments/${index + 1}`, sharesDataOf: 0 },
    }));
    const verified = await verifyPackage(sourceOf(handmadeZip([first, ...twins])), { sha512 });
    expect(verified).toMatchObject({ ok: false });
    if (!verified.ok) expect(verified.reasons).toHaveLength(200);
  });

  /** What is said of a zip, and how many of its bytes were read to say it. */
  async function judged(zip: Uint8Array, limits = DEFAULT_LIMITS) {
    let read = 0;
    const source = sourceOf(zip);
    const counting = {
      size: source.size,
      read: (offset: number, length: number) => {
        read += length;
        return source.read(offset, length);
      },
    };
    return { verified: await verifyPackage(counting, { sha512, crc32, limits }), read };
  }

  it('claims or has a million entries, of which nothing is read', async () => {
    const million = (options: HandmadeOptions) =>
      handmadeZip([{ name: 'a/b', content: bytes('x') }], options);
    const real = Array.from({ length: 66_000 }, (_, index) => ({ name: `a/${index}`, content: bytes('') }));
    for (const zip of [
      million({ count: 0xffff }),
      million({ zip64Count: 1_000_000 }),
      million({ zip64Count: 1_000_000, count: 1 }),
      handmadeZip(real, { zip64Count: real.length }),
      handmadeZip(real.slice(0, 1001)),
      handmadeZip(real.slice(0, 1000), { count: 1 }),
    ]) {
      const { verified, read } = await judged(zip);
      expect(verified).toMatchObject({
        ok: false,
        reasons: [{ sentence: expect.stringMatching(/plus de 1000 fichiers|plusieurs façons/) }],
      });
      expect(read).toBeLessThan(100);
    }
  });

  it('has a page that is too large, of which nothing is read', async () => {
    const page = new Uint8Array(1_000_000);
    const zip = handmadeZip(entriesOf(bag((await payload()).set('data/synthesis.html', page))));
    const { verified, read } = await judged(zip, { ...DEFAULT_LIMITS, wholeFile: 100_000 });
    expect(verified).toMatchObject({ ok: false });
    expect(read).toBeLessThan(page.length);
  });

  it('counts its entries wrongly', async () => {
    const entries = await good();
    expect(await reasonsFor(entries, { count: entries.length - 1 })).not.toBe('');
    expect(await reasonsFor(entries, { count: entries.length + 1 })).not.toBe('');
  });

  it('deploys without measure', async () => {
    const name = `${FOLDER}/data/attachments/bomb`;
    const content = new Uint8Array(30 * 1024 * 1024);
    expect(await reasonsFor(await extra({ name, content, deflated: true }))).toContain('démesurée');
  });

  it('may be as large and as numerous as the limits, and no more', async () => {
    const entries = await good();
    const weight = handmadeZip(entries).length;
    const opened = entries.reduce((sum, { content }) => sum + content.length, 0);
    const page = entries.find(({ name }) => name.endsWith('/synthesis.html'))?.content.length ?? 0;
    const under = (limits: Partial<PackageLimits>) =>
      reasonsFor(entries, {}, { ...DEFAULT_LIMITS, ...limits });
    const limits = { compressed: weight, uncompressed: opened, entries: entries.length, wholeFile: page };
    expect(await under(limits)).toBe('');
    const lighter = ' Allégez ou retirez des pièces jointes.';
    expect(await under({ compressed: weight - 1 })).toBe(
      `L’envoi pèse ${sizeInWords(weight)} : la limite est de ${sizeInWords(weight - 1)}.${lighter}`,
    );
    expect(await under({ uncompressed: opened - 1 })).toBe(
      `Une fois ouvert, l’envoi pèserait ${sizeInWords(opened)} : la limite est de ${sizeInWords(opened - 1)}.${lighter}`,
    );
    expect(await under({ entries: entries.length - 1 })).toBe(
      `L’archive contient plus de ${entries.length - 1} fichiers : réunissez ou retirez des pièces jointes.`,
    );
    expect(await under({ wholeFile: page - 1 })).toContain(
      `« data/synthesis.html » dépasse ${sizeInWords(page - 1)}, ce qui n’est pas normal : préparez l’envoi de nouveau.`,
    );
    // Nothing of it is compressed: each file is once its own size.
    expect(await under({ ratio: 1, ratioFloor: 0 })).toBe('');
    expect(await under({ ratio: 0.5, ratioFloor: page })).toBe('');
    expect(await under({ ratio: 0.5, ratioFloor: page - 1 })).toBe(
      `« ${FOLDER}/data/synthesis.html » se déploie de façon démesurée : il est refusé par sécurité. Remplacez-le.`,
    );
  });
});

describe('a bag that is refused', () => {
  it('lacks a file, says another checksum, or lists what is not there', async () => {
    const files = bag(await payload());
    const without = new Map([...files].filter(([path]) => path !== 'data/meetings.ics'));
    expect(await reasonsFor(entriesOf(without))).toContain('« data/meetings.ics » manque');
    expect(await reasonsFor(entriesOf(without))).toContain('mais manque dans l’archive');
    const altered = new Map(files).set('data/synthesis.pdf', bytes('other'));
    expect(await reasonsFor(entriesOf(altered))).toContain('« data/synthesis.pdf » ne correspond pas');
  });

  it('has a tag file that its tag manifest contradicts', async () => {
    const files = bag(await payload());
    const info = new TextDecoder().decode(files.get('bag-info.txt'));
    const altered = new Map(files).set('bag-info.txt', bytes(info.replace('Poitiers', 'Limoges')));
    expect(await reasonsFor(entriesOf(altered))).toContain('« bag-info.txt » ne correspond pas');
  });

  it('says all that is wrong at once', async () => {
    const files = bag(await payload());
    const altered = new Map(files)
      .set('data/synthesis.pdf', bytes('other'))
      .set('bagit.txt', bytes('BagIt-Version: 0.97\n'))
      .set('data/evil.html', bytes('<script>'));
    const reasons = await reasonsFor(entriesOf(altered));
    for (const path of ['data/synthesis.pdf', 'bagit.txt', 'data/evil.html']) expect(reasons).toContain(path);
  });

  it('holds JSON that is not a synthesis', async () => {
    const cases: [unknown, string][] = [
      [{ ...sampleDocument(), participants: [] }, 'élément inconnu'],
      [{ ...sampleDocument(), title: '' }, '« titre »'],
      [{ ...sampleDocument(), formatVersion: 3 }, 'format plus récent'],
      [{ ...sampleDocument(), formatVersion: 1 }, 'élément inconnu'],
      [{ ...sampleDocument(), code: 'AFHJ-0OI1' }, 'n’est pas écrite comme attendu'],
      [{ ...sampleDocument(), validatedOn: '2020-10-17' }, '« Bagging-Date »'],
      [
        { ...sampleDocument(), context: JSON.parse('{"type":"doc","content":[{"type":"script"}]}') },
        '« contexte »',
      ],
    ];
    for (const [document, reason] of cases) {
      expect(await reasonsFor(entriesOf(bag(await payload(document))))).toContain(reason);
    }
  });

  const document = JSON.stringify(sampleDocument());
  const inDocument = (text: string) => document.replace('{', `{${text},`);
  it.each<[string, string, string]>([
    ['nested without end', '['.repeat(200_000) + ']'.repeat(200_000), 'trop de niveaux'],
    ['of a million values', `[${'{},'.repeat(999_999)}0]`, 'plus d’éléments'],
    ['with a key twice', inDocument('"title":"Autre"'), 'donne deux fois « title »'],
    ['with a key twice, once escaped', inDocument('"\\u0074itle":"Autre"'), 'donne deux fois « title »'],
    ['with a prototype', inDocument('"__proto__":{"ok":true}'), 'élément inconnu'],
    ['with a constructor', inDocument('"constructor":{"prototype":{}}'), 'élément inconnu'],
    ['with half a character', document.replace('Synthèse de', '\\ud800'), 'coupé en deux'],
    [
      'with a number beyond all',
      document.replace('"votes":31', '"votes":1e400'),
      '« thème 1, proposition 1, votes »',
    ],
    [
      'with a number too precise',
      document.replace('"votes":31', '"votes":31.5'),
      '« thème 1, proposition 1, votes »',
    ],
    [
      'with a title of 10 MB',
      document.replace('Synthèse de', 'a'.repeat(10_000_000)),
      'dépasse 200 caractères',
    ],
    ['with a key of 10 MB', inDocument(`"${'a'.repeat(10_000_000)}":1`), 'élément inconnu'],
    ['with a comment', inDocument('/* a */ "x":1'), 'n’est pas du JSON lisible'],
    ['that is cut', document.slice(0, -10), 'n’est pas du JSON lisible'],
    ['that begins with a mark', `\ufeff${document}`, 'n’est pas du JSON lisible'],
    ['that is a word', 'null', 'n’a pas la forme attendue'],
    ['that is empty', '', 'n’est pas du JSON lisible'],
  ])('holds JSON %s', async (_, json, reason) => {
    const files = await payload();
    files.set('data/synthesis.json', bytes(json));
    expect(await reasonsFor(entriesOf(bag(files)))).toContain(reason);
  });

  it.each<[string, string, string]>([
    ['bag-info.txt', `a${' '.repeat(3_000_000)}`, '« bag-info.txt » est mal formé'],
    ['bag-info.txt', 'a:\n'.repeat(1_000_000), '« bag-info.txt » doit donner'],
    ['bag-info.txt', 'a'.repeat(5_000_000), '« bag-info.txt » dépasse'],
    ['manifest-sha512.txt', '\n'.repeat(1_000_000), 'La ligne 1 de « manifest-sha512.txt »'],
    [
      'manifest-sha512.txt',
      `${'0'.repeat(128)}  data/${'a'.repeat(3_000_000)}`,
      'mais manque dans l’archive',
    ],
    ['manifest-sha512.txt', `${'0'.repeat(128)}  data/../../../etc/passwd`, 'mais manque dans l’archive'],
    ['manifest-sha512.txt', `${'0'.repeat(128)}  /etc/passwd`, 'n’a pas sa place dans'],
    ['data/synthesis.html', `<p ${'a'.repeat(10_000_000)}>`, 'n’est pas admis'],
    ['data/synthesis.html', `<p ${' a'.repeat(5_000_000)}="`, 'n’est pas admis'],
    ['data/synthesis.html', '<'.repeat(10_000_000), 'n’est pas admis'],
    ['data/synthesis.pdf', '<script>alert(1)</script>', 'n’est pas un document PDF'],
    ['data/meetings.csv', '\ufeffa;b\r\n\r\nc;=1+1\r\n', 'qu’un tableur calculerait'],
    ['data/meetings.csv', '"a"";b";"@SUM(1)"', 'qu’un tableur calculerait'],
    ['data/meetings.csv', 'a;\r=1', 'qu’un tableur calculerait'],
    ['data/meetings.csv', ';'.repeat(20_000_000), 'ne correspond pas à son empreinte'],
    ['data/meetings.ics', 'BEGIN:VCALENDAR\r\nORGA\r\n NIZER:mailto:a@example.org', '(ORGANIZER)'],
    ['data/meetings.ics', 'BEGIN:VCALENDAR\r\nattach:https://example.org', '(ATTACH)'],
  ])('has an absurd « %s » (%#)', async (path, text, reason) => {
    const files = bag(await payload()).set(path, bytes(text));
    expect(await reasonsFor(entriesOf(files))).toContain(reason);
  });

  const zipOf = (...names: string[]) => handmadeZip(names.map((name) => ({ name, content: bytes('x') })));
  it.each<[string, string, Uint8Array, string]>([
    ['a zip in a zip', 'a.zip', zipOf('b/c.zip'), 'contient une autre archive'],
    [
      'an office document that hides a zip',
      'a.docx',
      zipOf('word/document.xml', 'x.7z'),
      'contient une autre archive',
    ],
    ['a bag in a bag', 'a.zip', zipOf('v1/bagit.txt', 'v1/data/x'), 'contient un envoi entier'],
    [
      'a bomb in a zip',
      'a.zip',
      handmadeZip([{ name: 'a', content: new Uint8Array(30_000_000), deflated: true }]),
      'que l’espace ne peut pas vérifier',
    ],
    ['a zip that climbs', 'a.zip', zipOf('photos/../../evil'), 'que l’espace ne peut pas vérifier'],
    ['a zip that climbs on Windows', 'a.zip', zipOf('a\\..\\..\\evil'), 'que l’espace ne peut pas vérifier'],
    ['a zip of absolute paths', 'a.zip', zipOf('C:evil'), 'que l’espace ne peut pas vérifier'],
    [
      'a zip with a link',
      'a.zip',
      handmadeZip([{ name: 'a', content: bytes('/etc/passwd'), mode: 0o120777 }]),
      'que l’espace ne peut pas vérifier',
    ],
    [
      'a zip that is encrypted',
      'a.zip',
      handmadeZip([{ name: 'a', content: bytes('x'), flags: 0x0801 }]),
      'que l’espace ne peut pas vérifier',
    ],
    ['a zip that is cut', 'a.zip', zipOf('a').subarray(0, 40), 'que l’espace ne peut pas vérifier'],
    ['another archive', 'a.pdf', Buffer.from('377abcaf271c0004', 'hex'), 'que l’espace ne peut pas vérifier'],
    ['a zip that may be joined', 'a.zip', zipOf('photos/1.jpg', 'photos/2.jpg'), ''],
    ['an office document', 'a.odt', zipOf('mimetype', 'content.xml'), ''],
    [
      'a drawing with a script',
      'a.svg',
      bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      '',
    ],
  ])('judges an attachment that is %s', async (_, name, content, reason) => {
    const zip = await samplePackage(sampleDocument(), [
      { name, mediaType: 'application/octet-stream', content },
    ]);
    const verified = await verifyPackage(sourceOf(zip), { sha512 });
    const sentences = verified.ok ? [] : verified.reasons.map(({ sentence }) => sentence);
    expect(sentences).toEqual(reason ? [expect.stringContaining(reason)] : []);
  });

  it('is not looked into for minutes, however deep its folders or those of its attachments', async () => {
    const deep = zipOf(...Array.from({ length: 2000 }, (_, index) => 'a/'.repeat(490) + index));
    const attachments = [1, 2, 3, 4].map((name) => ({
      ...{ name: `${name}.zip`, mediaType: 'application/zip', content: deep },
    }));
    const zip = await samplePackage(sampleDocument(), attachments);
    expect((await verifyPackage(sourceOf(zip), { sha512 })).ok).toBe(true);
    const many = Array.from({ length: 900 }, (_, index) => `${FOLDER}/${'a/'.repeat(490)}${index}`);
    const entries = [...(await good()), ...many.map((name) => ({ name, content: bytes('x') }))];
    expect(await reasonsFor(entries)).toContain('trop long');
  });

  it('may hold in a table what only looks like a formula', async () => {
    const table = '\ufeffa;b\r\n"x;=1\r\n=2";c=3;\'=4\r\n;\r\n';
    expect(await reasonsFor(entriesOf(bag((await payload()).set('data/meetings.csv', bytes(table)))))).toBe(
      '',
    );
  });

  it.each<[string, Uint8Array, string]>([
    ['what it should be', zipOf('[Content_Types].xml', 'word/document.xml'), ''],
    ['a page', bytes('<script>alert(1)</script>'), 'n’est pas un document de bureautique'],
    ['any zip', zipOf('a.txt'), 'n’est pas un document de bureautique'],
    ['one with macros', zipOf('[Content_Types].xml', 'word/vbaProject.bin'), 'une macro'],
    ['one with a control', zipOf('[Content_Types].xml', 'word/activeX/activeX1.xml'), 'une macro'],
    ['one that hides a zip', zipOf('[Content_Types].xml', 'word/media/a.zip'), 'contient une autre archive'],
  ])('judges the office document of a synthesis that is %s', async (_, content, reason) => {
    for (const path of ['data/synthesis.docx', 'data/proposals.decidim.xlsx']) {
      const reasons = await reasonsFor(entriesOf(bag((await payload()).set(path, content))));
      if (reason) expect(reasons).toContain(reason);
      else expect(reasons).toBe('');
    }
  });

  it('says of each thing where it is to be mended', async () => {
    const { themes, ...rest } = sampleDocument();
    const [theme] = themes;
    const [proposal] = theme?.proposals ?? [];
    const document = { ...rest, themes: [{ ...theme, proposals: [proposal, { ...proposal, title: '' }] }] };
    const files = bag(await payload(document)).set('data/synthesis.pdf', bytes('%PDF-other'));
    const verified = await verifyPackage(sourceOf(handmadeZip(entriesOf(files))), { sha512 });
    expect(verified).toEqual({
      ok: false,
      reasons: [
        { sentence: expect.stringContaining('empreinte'), place: { file: 'data/synthesis.pdf' } },
        {
          sentence:
            'La synthèse est à corriger à « thème 1, proposition 2, titre » : il n’y a rien. Remplissez-le.',
          place: { file: 'data/synthesis.json', path: ['themes', 0, 'proposals', 1, 'title'] },
        },
      ],
    });
  });

  it.each([
    '<script>alert(1)</script>',
    '<p onclick="x()">a</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<img src="https://example.org/pixel">',
    '<iframe></iframe>',
    '<style>p{background:url(https://example.org)}</style>',
    '<meta http-equiv="refresh" content="0">',
    '<!-- hidden -->',
    '<p <script>>',
    '<a href="javascript:alert(1)" href="https://example.org">a</a>',
    '<a href="java&#115;cript:alert(1)">a</a>',
    '<a href=" javascript:alert(1)">a</a>',
    '<a\u2028href="https://example.org">a</a>',
    '<svg><style><a title="</style><img src=x onerror=alert(1)>"></a></style></svg>',
    '<title><style></title><script>alert(1)</script></style>',
    '<iframe srcdoc="&lt;script&gt;"></iframe>',
    '<p style="background:url(https://example.org)">a</p>',
    '<style>p{background:image-set("https://example.org/pixel" 1x)}</style>',
    '<style>p{background:u\\72l(https://example.org/pixel)}</style>',
    '<style>@import "https://example.org"</style>',
    '<meta charset="iso-2022-jp">',
    '<meta name="referrer" content="unsafe-url" name="viewport">',
    '<meta name="referrer" charset="utf-8" content="unsafe-url">',
    '<p title="\u001b$B">a</p><p title="\u001b(B onclick=alert(1) ">a</p>',
    '<base href="https://example.org">',
    '<link rel="stylesheet" href="https://example.org">',
    '<form action="https://example.org"></form>',
    '<object data="https://example.org"></object>',
    '<math><mtext></mtext></math>',
    '<SCRIPT>alert(1)</SCRIPT>',
    '<![CDATA[<script>]]>',
    '<?xml-stylesheet href="https://example.org"?>',
    '<p a',
  ])('holds a page with %s', async (html) => {
    const files = await payload();
    const page = new TextDecoder().decode(files.get('data/synthesis.html'));
    files.set('data/synthesis.html', bytes(page.replace('</main>', `${html}</main>`)));
    expect(await reasonsFor(entriesOf(bag(files)))).toContain('n’est pas admis');
  });
});
