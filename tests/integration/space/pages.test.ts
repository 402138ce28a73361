import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { richText, samplePackage } from '../../factories/packages.ts';
import { POITIERS, sharedSpace, spaceFolder, uniqueDocument } from '../../factories/space.ts';

const shared = sharedSpace();
const ATTACK = '"><script>alert(1)</script>';
const ESCAPED = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;';

async function publish(
  document = uniqueDocument(),
  attachments: Parameters<typeof samplePackage>[1] = [],
): Promise<string> {
  const space = shared();
  await space.createKey(POITIERS);
  const path = join(spaceFolder(space), 'envoi.zip');
  await writeFile(path, await samplePackage(document, attachments));
  await space.ingest(path);
  return `${space.url}/syntheses/${document.package.id}`;
}

it('shows as text whatever each text of a synthesis holds', async () => {
  const model = uniqueDocument();
  const text = richText(ATTACK);
  const [theme] = model.themes;
  const [proposal] = theme?.proposals ?? [];
  const [practice] = theme?.practices ?? [];
  const [meeting] = model.meetings;
  if (!theme || !proposal || !practice || !meeting?.venue) throw new Error('the sample lost a part');
  const attacked = [
    { context: text },
    { conclusion: text },
    { scope: { ...model.scope, name: ATTACK } },
    { signOff: { ...model.signOff, name: ATTACK } },
    { signOff: { ...model.signOff, function: ATTACK } },
    { licence: { ...model.licence, name: ATTACK } },
    { campaign: { ...model.campaign, name: ATTACK } },
    { themes: [{ ...theme, title: ATTACK }] },
    { themes: [{ ...theme, findings: text }] },
    { themes: [{ ...theme, proposals: [{ ...proposal, title: ATTACK }] }] },
    { themes: [{ ...theme, proposals: [{ ...proposal, body: ATTACK }] }] },
    { themes: [{ ...theme, proposals: [{ ...proposal, audience: ATTACK }] }] },
    { themes: [{ ...theme, proposals: [{ ...proposal, subject: { id: 'x', title: ATTACK } }] }] },
    { themes: [{ ...theme, practices: [{ ...practice, title: ATTACK }] }] },
    { themes: [{ ...theme, practices: [{ ...practice, body: ATTACK }] }] },
    { themes: [{ ...theme, practices: [{ ...practice, place: ATTACK }] }] },
    { meetings: [{ ...meeting, title: ATTACK }] },
    { meetings: [{ ...meeting, venue: { ...meeting.venue, name: ATTACK } }] },
    { meetings: [{ ...meeting, venue: { ...meeting.venue, city: ATTACK } }] },
    { attendance: { total: 5, categories: [{ id: 'x', title: ATTACK, count: 5 }], grouped: null } },
    { attendance: { total: 5, categories: [], grouped: { titles: [ATTACK], count: 5 } } },
    // The last one received, which the lists show.
    { title: ATTACK },
  ];
  const space = shared();
  for (const changes of attacked) {
    const page = await (await fetch(await publish(uniqueDocument(changes)))).text();
    expect(page.toLowerCase(), JSON.stringify(changes)).not.toContain('<script');
    expect(page, JSON.stringify(changes)).toContain(ESCAPED);
  }
  for (const path of ['/', '/territoires/academie-13']) {
    const page = await (await fetch(space.url + path)).text();
    expect(page.toLowerCase()).not.toContain('<script');
    expect(page).toContain(ESCAPED);
  }
}, 120_000);

it('gives received files as downloads that no browser runs', async () => {
  const content = new TextEncoder().encode('<script>alert(1)</script>');
  const page = await publish(uniqueDocument(), [
    { name: 'Évaluation finale.html', mediaType: 'text/html', content },
  ]);
  const response = await fetch(
    `${page}/versions/1/fichiers/data/attachments/${encodeURIComponent('Évaluation finale.html')}`,
  );
  expect(await response.text()).toBe('<script>alert(1)</script>');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition':
      'attachment; filename="Evaluation finale.html"; filename*=UTF-8\'\'%C3%89valuation%20finale.html',
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
    'content-length': String(content.length),
  });
});

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
  expect(sheets).toHaveLength(2);
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
  expect(home).not.toMatch(/(?:src|href)="https?:/);
});
