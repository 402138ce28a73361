import { expect, it } from 'vitest';
import { richText } from '../../factories/packages.ts';
import { publish as publishOn, sharedSpace, uniqueDocument } from '../../factories/space.ts';

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
