import { describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { formatManifest } from '../../../shared/packages/bag.ts';
import { DEFAULT_LIMITS, type PackageLimits } from '../../../shared/packages/limits.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { type HandmadeEntry, type HandmadeOptions, handmadeZip } from '../../factories/handmade-zip.ts';
import { collect, hashOf, sampleDocument, sampleParts, sourceOf } from '../../factories/packages.ts';

const FOLDER = 'academie-de-poitiers-egn-2020-v1';
const bytes = (text: string) => new TextEncoder().encode(text);

type Files = Map<string, Uint8Array>;

async function payload(document: unknown = sampleDocument()): Promise<Files> {
  const files: Files = new Map();
  for (const { path, content } of sampleParts()) files.set(path, await collect(content()));
  files.set('data/synthesis.json', bytes(JSON.stringify(document)));
  return files;
}

/** Adds to a payload the files that make it a valid bag. */
function bag(files: Files): Files {
  const sizes = [...files.values()].map(({ length }) => length);
  const oxum = `${sizes.reduce((a, b) => a + b, 0)}.${files.size}`;
  const tags: Files = new Map([
    ['bagit.txt', bytes('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    [
      'bag-info.txt',
      bytes(
        `Source-Organization: Académie de Poitiers\nExternal-Identifier: ${sampleDocument().package.id}\nExternal-Description: Synthèse\nBagging-Date: 2020-10-16\nBag-Size: 4 ko\nPayload-Oxum: ${oxum}\n`,
      ),
    ],
    ['manifest-sha512.txt', bytes(manifest(files))],
  ]);
  return new Map([...files, ...tags, ['tagmanifest-sha512.txt', bytes(manifest(tags))]]);
}

function manifest(files: Files): string {
  return formatManifest([...files].map(([path, content]) => ({ path, sha512: hashOf(content) })));
}

function entriesOf(files: Files): HandmadeEntry[] {
  return [...files].map(([path, content]) => ({ name: `${FOLDER}/${path}`, content }));
}

/** The reasons for which the zip of these entries is refused; empty when it is accepted. */
async function reasonsFor(
  entries: readonly HandmadeEntry[],
  options: HandmadeOptions = {},
  limits: PackageLimits = DEFAULT_LIMITS,
): Promise<string> {
  const verified = await verifyPackage(sourceOf(handmadeZip(entries, options)), { sha512, limits });
  return verified.ok ? '' : verified.reasons.join('\n');
}

const good = async () => entriesOf(bag(await payload()));
const extra = async (entry: Omit<HandmadeEntry, 'content'> & { content?: Uint8Array }) => [
  ...(await good()),
  { content: bytes('x'), ...entry },
];

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
    ['is a Windows device', `${FOLDER}/data/attachments/CON.txt`, 'Windows'],
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

  it('hides something before or after it', async () => {
    expect(await reasonsFor(await good(), { before: bytes('MZ stub') })).toMatch(
      /plusieurs façons|archive zip/,
    );
    expect(await reasonsFor(await good(), { after: bytes('tail') })).toContain('plusieurs façons');
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

  it('is too large, before or after it is opened, or too numerous', async () => {
    const entries = await good();
    expect(await reasonsFor(entries, {}, { ...DEFAULT_LIMITS, compressed: 1000 })).toContain(
      'la limite est de',
    );
    expect(await reasonsFor(entries, {}, { ...DEFAULT_LIMITS, uncompressed: 1000 })).toContain('pèserait');
    expect(await reasonsFor(entries, {}, { ...DEFAULT_LIMITS, entries: 3 })).toContain('plus de 3 fichiers');
    expect(await reasonsFor(entries, {}, { ...DEFAULT_LIMITS, wholeFile: 100 })).toContain('dépasse 100');
  });

  it('is not a zip, or not all of one', async () => {
    const zip = handmadeZip(await good());
    for (const damaged of [bytes(''), bytes('hello'), zip.subarray(0, zip.length / 2), zip.subarray(100)]) {
      expect((await verifyPackage(sourceOf(damaged), { sha512 })).ok).toBe(false);
    }
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
      [{ ...sampleDocument(), title: '' }, '« title »'],
      [{ ...sampleDocument(), formatVersion: 2 }, 'version plus récente'],
      [{ ...sampleDocument(), validatedOn: '2020-10-17' }, '« Bagging-Date »'],
      [
        { ...sampleDocument(), context: JSON.parse('{"type":"doc","content":[{"type":"script"}]}') },
        '« context',
      ],
    ];
    for (const [document, reason] of cases) {
      expect(await reasonsFor(entriesOf(bag(await payload(document))))).toContain(reason);
    }
  });

  it('holds JSON nested without end', async () => {
    const files = await payload();
    files.set('data/synthesis.json', bytes('['.repeat(200_000) + ']'.repeat(200_000)));
    expect(await reasonsFor(entriesOf(bag(files)))).toContain('n’est pas du JSON lisible');
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
  ])('holds a page with %s', async (html) => {
    const files = await payload();
    const page = new TextDecoder().decode(files.get('data/synthesis.html'));
    files.set('data/synthesis.html', bytes(page.replace('</main>', `${html}</main>`)));
    expect(await reasonsFor(entriesOf(bag(files)))).toContain('n’est pas admis');
  });
});
