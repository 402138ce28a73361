import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { compress } from '../../../space/http/compression.ts';
import { FIXED_PATHS } from '../../../space/pages/site.ts';
import { richText } from '../../factories/packages.ts';
import { linksOf, pageFaults, titleOf } from '../../factories/page-faults.ts';
import { LIMOGES, publish as publishOn, sharedSpace, uniqueDocument } from '../../factories/space.ts';

const shared = sharedSpace();
/** Markup that each text carries, with a mark that tells which text it is. */
const attack = (mark: string) => `"><script>${mark}</script>`;
const escaped = (mark: string) => `&quot;&gt;&lt;script&gt;${mark}&lt;/script&gt;`;

async function publish(
  document = uniqueDocument(),
  attachments: Parameters<typeof publishOn>[2] = [],
): Promise<string> {
  await publishOn(shared(), document, attachments);
  return `${shared().url}/syntheses/${document.package.id}`;
}

it('shows as text whatever each text of a synthesis holds', async () => {
  const marks: string[] = [];
  const hostile = (mark: string) => {
    marks.push(mark);
    return attack(mark);
  };
  const model = uniqueDocument();
  const [theme] = model.themes;
  const [proposal] = theme?.proposals ?? [];
  const [practice] = theme?.practices ?? [];
  const [meeting] = model.meetings;
  if (!theme || !proposal || !practice || !meeting?.venue) throw new Error('the sample lost a part');
  const address = await publish({
    ...model,
    title: hostile('title'),
    context: richText(hostile('context')),
    conclusion: richText(hostile('conclusion')),
    scope: { ...model.scope, name: hostile('scope') },
    signOff: { ...model.signOff, name: hostile('signer'), function: hostile('function') },
    licence: { ...model.licence, name: hostile('licence') },
    campaign: { ...model.campaign, name: hostile('campaign') },
    attendance: {
      total: 10,
      categories: [{ id: 'x', title: hostile('category'), count: 5 }],
      grouped: { titles: [hostile('grouped')], count: 5 },
    },
    themes: [
      {
        ...theme,
        title: hostile('theme'),
        findings: richText(hostile('findings')),
        proposals: [
          {
            ...proposal,
            title: hostile('proposal'),
            body: hostile('proposal body'),
            audience: hostile('audience'),
            subject: { id: 'x', title: hostile('subject') },
          },
        ],
        practices: [
          {
            ...practice,
            title: hostile('practice'),
            body: hostile('practice body'),
            place: hostile('place'),
          },
        ],
      },
    ],
    meetings: [
      {
        ...meeting,
        title: hostile('meeting'),
        venue: { ...meeting.venue, name: hostile('venue'), city: hostile('city') },
      },
    ],
  });
  const page = await (await fetch(address)).text();
  expect(page.toLowerCase()).not.toContain('<script');
  for (const mark of marks) expect(page).toContain(escaped(mark));
  for (const path of ['/', '/territoires/academie-13']) {
    const list = await (await fetch(shared().url + path)).text();
    expect(list.toLowerCase()).not.toContain('<script');
    expect(list).toContain(escaped('title'));
  }
});

it.each([
  ['html', 'text/html'],
  ['svg', 'image/svg+xml'],
  ['pdf', 'text/html'],
])(
  'gives a received .%s as a download that no browser runs, whatever it says it is',
  async (extension, mediaType) => {
    const text = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const content = new TextEncoder().encode(text);
    const name = `Évaluation finale.${extension}`;
    const page = await publish(uniqueDocument(), [{ name, mediaType, content }]);
    const response = await fetch(`${page}/versions/1/fichiers/data/attachments/${encodeURIComponent(name)}`);
    expect(await response.text()).toBe(text);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': `attachment; filename="Evaluation finale.${extension}"; filename*=UTF-8''%C3%89valuation%20finale.${extension}`,
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'content-length': String(content.length),
    });
  },
);

it('gives nothing but the files that its page offers', async () => {
  const page = await publish();
  expect((await fetch(`${page}/versions/1/fichiers/data/synthesis.json`)).status).toBe(200);
  for (const path of [
    'bagit.txt',
    'data/absent.pdf',
    '../receipt.json',
    '..%2freceipt.json',
    'data/%2e%2e/%2e%2e/receipt.json',
  ]) {
    expect((await fetch(`${page}/versions/1/fichiers/${path}`)).status, path).toBe(404);
  }
});

it('answers in French what is not there, and lets no page run a script', async () => {
  const { url } = shared();
  for (const path of [
    '/rien',
    '/syntheses/x',
    '/syntheses/0199c000-0000-7000-8000-00000000dead',
    '/territoires/academie-99',
    '/territoires/%00',
    '/assets/x/dsfr.css',
  ]) {
    const response = await fetch(url + path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).not.toContain('script-src');
    expect(await response.text(), path).toContain('Page introuvable');
  }
  const missing = await fetch(`${url}/api/rien`);
  expect(await missing.json()).toEqual({ code: 'not-found', message: expect.any(String) });
});

it('serves its styles, fonts and icons itself', async () => {
  const { url } = shared();
  const home = await (await fetch(url)).text();
  const sheets = [...home.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
  expect(sheets).toHaveLength(1);
  for (const href of sheets) {
    const sheet = await fetch(url + href);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const addresses = [...(await sheet.text()).matchAll(/url\("?([^")]+\.(?:woff2|svg))"?\)/g)];
    for (const address of new Set(addresses.map(([, found]) => found ?? ''))) {
      const response = await fetch(new URL(address, url + href));
      expect(response.status, address).toBe(200);
      await response.arrayBuffer();
    }
  }
  expect(home).not.toMatch(/src="https?:|<link [^>]*href="https?:/);
});

const GATINE = { level: 'network', id: 'gatine', name: 'Réseau de Gâtine' } as const;
const PAGES = [
  ...FIXED_PATHS,
  '/territoires/region-75',
  '/territoires/academie-13',
  '/territoires/departement-079',
  '/territoires/academie-13/reseaux/gatine',
  '/themes/egal-acces',
  '/themes/egal-acces/inclusion',
  '/themes/egal-acces?liste=pratiques&territoire=academy:13',
  '/pratiques/retours',
  '/recherche?q=ordinateur',
  '/recherche?q=ordinateur&theme=egal-acces&region=75&nature=proposal',
  '/recherche?q=de+la',
];

it('every page is whole without a script nor an inline style, and is not sent again while nothing changes', async () => {
  await publish(uniqueDocument({ scope: GATINE }));
  const { url } = shared();
  const tags = new Map<string, string>();
  for (const path of PAGES) {
    const response = await fetch(url + path);
    expect([path, response.status]).toEqual([path, 200]);
    const page = await response.text();
    expect(page).toMatch(/^<!DOCTYPE html><html lang="fr"/);
    expect([path, /<script|\sstyle="|\son\w+="|javascript:/i.test(page)]).toEqual([path, false]);
    expect([path, page.match(/<h1/g)?.length]).toEqual([path, 1]);
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(url + path, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    tags.set(path, etag);
  }
  await publish();
  for (const [path, etag] of tags) {
    const changed = await fetch(url + path, { headers: { 'if-none-match': etag } });
    expect([path, changed.status]).toEqual([path, 200]);
  }
});

it('every kind of page that a reader comes to by links is sound, and tells by its title which it is', async () => {
  const first = uniqueDocument();
  const { id } = first.package;
  await publish(first);
  await publish({ ...first, conclusion: richText('Nous demandons un lieu.'), package: { id, version: 2 } });
  await publish(uniqueDocument({ scope: GATINE }));
  const page = `/syntheses/${id}`;
  const some = [
    ...PAGES,
    ...[page, `${page}/versions/1`, `${page}/versions/2/changements`, `${page}/versions/2/themes/1`],
  ];
  const titles = new Map<string, string>();
  const met = new Map<string, number>();
  const waiting = [...some];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = path.replace(/[\da-f]{8}-[\da-f-]{27}|\d\w*/g, '#');
    const times = met.get(kind) ?? 0;
    if (titles.has(path) || times === 3) continue;
    met.set(kind, times + 1);
    const response = await fetch(shared().url + path);
    const content = await response.text();
    expect([path, response.status]).toEqual([path, 200]);
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (!isPage || response.headers.has('content-disposition')) continue;
    expect([path, pageFaults(content)]).toEqual([path, []]);
    titles.set(path, titleOf(content));
    waiting.push(...linksOf(content));
  }
  expect(titles.size).toBeGreaterThan(40);
  expect(new Set(some.map((path) => titles.get(path))).size).toBe(some.length);
  for (const [path, address] of [
    [page, page],
    [`${page}/versions/2`, page],
    [`${page}/versions/1`, `${page}/versions/1`],
  ]) {
    const text = await (await fetch(shared().url + path)).text();
    expect(text).toContain(`<link rel="canonical" href="${shared().url}${address}"/>`);
  }
});

it('a theme counts what the chosen territory says of it, and a territory leads to what it says of each theme', async () => {
  await publish();
  const { level, code: id, name } = LIMOGES;
  await publish(uniqueDocument({ territory: LIMOGES, scope: { level, id, name } }));
  const read = async (path: string) => (await fetch(shared().url + path)).text();
  const practices = async (path: string) => /Voir aussi (\d+)/.exec(await read(path))?.[1];
  expect(await practices('/themes/egal-acces?territoire=academy:22')).toBe('1');
  expect(await practices('/themes/egal-acces')).toBe('2');
  const [link = ''] = linksOf(await read('/territoires/academie-22')).filter((path) =>
    path.startsWith('/themes/egal-acces'),
  );
  const said = await read(link);
  expect(linksOf(said)).toContain('/territoires/academie-22');
  expect(said).toContain('aria-label="Retirer le filtre Académie de Limoges"');
  expect(said).toContain('1\u00a0en tout');
});

it('an overseas collectivity is called what it is, and has no départements', async () => {
  const page = await (await fetch(`${shared().url}/territoires/academie-40`)).text();
  expect(page).toContain('Collectivité d’outre-mer.');
  expect(page).not.toContain('Départements');
});

it('says what an address has wrong, and what a version withdrawn or never sent is', async () => {
  const { url } = shared();
  for (const [path, status] of [
    ['/syntheses?page=0', 400],
    ['/syntheses?page=1&page=2', 400],
    ['/syntheses?page=999', 404],
    ['/themes/egal-acces?liste=autre', 400],
    ['/themes/egal-acces?territoire=academy:99', 404],
    ['/themes/inconnu', 404],
    ['/themes/egal-acces/inconnu', 404],
    ['/pratiques/autres', 404],
    ['/recherche?nature=autre&q=x', 400],
    [`/recherche?q=${'x'.repeat(201)}`, 400],
    ['/recherche?q=x&page=99', 404],
    ['/territoires/academie-13/reseaux/inconnu', 404],
    ['/territoires/region-00', 404],
    ['/territoires/academie-13?rencontres=99', 404],
    ['/recherche?q=%00%01', 200],
    ['/recherche', 200],
  ] as const) {
    const response = await fetch(url + path);
    expect([path, response.status, response.headers.has('etag')]).toEqual([path, status, status === 200]);
    const title = { 200: '<h1>Recherche</h1>', 400: 'Demande non comprise', 404: 'Page introuvable' }[status];
    expect(await response.text()).toContain(title);
  }
});

it('shows what changes from a version to the next, and how each is cited', async () => {
  const first = uniqueDocument();
  const { id } = first.package;
  await publish(first);
  const second = { ...first, package: { id, version: 2 }, context: richText('Cinq rencontres.') };
  const page = await publish(second);
  const changes = await (await fetch(`${page}/versions/2/changements`)).text();
  expect(changes).toContain('<ins>');
  expect(changes).toContain('Ce qui change de la version\u00a01 à la version\u00a02');
  for (const path of ['versions/1/changements', 'versions/2/changements?depuis=2', 'versions/3']) {
    expect([path, (await fetch(`${page}/${path}`)).status]).toEqual([path, 404]);
  }
  expect((await fetch(`${page}/versions/2/changements?depuis=x`)).status).toBe(400);
  const citation = await fetch(`${page}/versions/2/citation.json`);
  expect(await citation.json()).toMatchObject([{ version: '2', URL: `${page}/versions/2` }]);
  expect(await (await fetch(`${page}/versions/2/citation.bib`)).text()).toContain(`@misc{${id}-v2,`);
});

it('a synthesis however long is read in light pages, to its last proposal', async () => {
  const model = uniqueDocument();
  const [theme] = model.themes;
  const [proposal] = theme?.proposals ?? [];
  if (!theme || !proposal) throw new Error('the sample lost a part');
  const proposals = Array.from({ length: 250 }, (_, index) => ({
    ...proposal,
    id: randomUUID(),
    title: `Proposition n° ${index}`,
    // Words that compress about as little as those of people.
    body: Array.from({ length: 250 }, (_, word) => ((index * 250 + word) * 7919).toString(36)).join(' '),
  }));
  const paragraphs = Array.from({ length: 1200 }, (_, index) =>
    `Paragraphe ${index * 7919} de contexte. `.repeat(4),
  );
  const page = await publish({
    ...model,
    context: richText(...paragraphs),
    themes: [{ ...theme, proposals }],
  });
  const weights: number[] = [];
  const shown = new Set<string>();
  const look = async (address: string): Promise<number> => {
    const response = await fetch(address, { headers: { 'accept-encoding': 'br' } });
    const text = await response.text();
    if (response.status === 200) weights.push((await compress(text, 'br')).content.length);
    for (const [, title = ''] of text.matchAll(/<h4>(Proposition n° \d+)<\/h4>/g)) shown.add(title);
    return response.status;
  };
  expect(await look(page)).toBe(200);
  for (let number = 1; (await look(`${page}/versions/1/themes/1?page=${number}`)) === 200; number += 1);
  expect(shown.size).toBe(250);
  expect(Math.max(...weights)).toBeLessThan(110_000);
  // Lists lead to each where it is read.
  const listed = linksOf(await (await fetch(`${shared().url}/themes/egal-acces`)).text());
  for (const { id } of [proposals[0], proposals[120], proposals.at(-1)] as typeof proposals) {
    const link = `${new URL(page).pathname}/elements/${id}`;
    const found = await fetch(shared().url + link);
    expect([found.redirected, (await found.text()).includes(`<li id="p-${id}">`)]).toEqual([true, true]);
    if (id === proposals[0]?.id) expect(listed).toContain(link);
  }
  expect((await fetch(`${page}/elements/${randomUUID()}`)).status).toBe(404);
});
