import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { publish, sharedSpace, uniqueDocument } from '../../factories/space.ts';

const shared = sharedSpace();
const sample = uniqueDocument();
/** Its proposals are formulas to a spreadsheet. */
const formulas = uniqueDocument({
  themes: sample.themes.map((theme) => ({
    ...theme,
    proposals: theme.proposals.map((proposal) => ({
      ...proposal,
      id: '0199c000-0000-7000-8000-00000000f001',
      title: '=HYPERLINK("http://x")',
      body: '+1;"deux"\ntrois',
    })),
  })),
});

beforeAll(async () => {
  await publish(shared(), sample);
  await publish(shared(), formulas);
});

interface Described {
  readonly paths: Record<
    string,
    {
      get: {
        parameters?: readonly { name: string; in: string; required: boolean }[];
        responses: Record<string, { content?: Record<string, { schema?: object }> }>;
      };
    }
  >;
}

async function getJson<Value = unknown>(path: string): Promise<Value> {
  const response = await fetch(shared().url + path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Value;
}

const VALUES: Readonly<Record<string, string>> = {
  package: sample.package.id,
  version: '1',
  q: 'ordinateur',
};

it('every operation answers what its description says, and refuses what it does not', async () => {
  const { paths } = await getJson<Described>('/api/openapi.json');
  const walked: string[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    const parameters = get.parameters ?? [];
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? '');
    const required = parameters.filter((one) => one.in === 'query' && one.required);
    const query = required.map(({ name }) => `${name}=${VALUES[name]}`).join('&');
    const [type, content] = Object.entries(get.responses['200']?.content ?? {})[0] ?? [];
    const response = await fetch(`${shared().url}${address}?${query}`);
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get('content-type')).toContain(type);
    if (content?.schema) {
      z.fromJSONSchema(content.schema as Parameters<typeof z.fromJSONSchema>[0]).parse(await response.json());
    }
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(`${shared().url}${address}?${query}`, { headers: { 'if-none-match': etag } });
    expect([path, again.status]).toEqual([path, 304]);
    for (const { name } of parameters.filter((one) => one.in === 'query')) {
      const refused = await fetch(`${shared().url}${address}?${query}&${name}=&${name}=${'x'.repeat(600)}`);
      expect([path, name, refused.status]).toEqual([path, name, 400]);
      expect(await refused.json()).toEqual({ code: 'not-understood', message: expect.any(String) });
      // The database takes no NUL.
      const odd = await fetch(`${shared().url}${address}?${name}=%00x`);
      expect([path, name, [200, 400].includes(odd.status)]).toEqual([path, name, true]);
    }
    walked.push(path);
  }
  expect(walked).toHaveLength(17);
  expect((await fetch(`${shared().url}/api/syntheses/0199c000-0000-7000-8000-00000000dead`)).status).toBe(
    404,
  );
});

it('a list is gone through by its cursors, whatever its filter', async () => {
  for (const [path, list] of [
    ['/api/syntheses', 'syntheses'],
    ['/api/proposals?theme=egal-acces', 'proposals'],
    ['/api/practices', 'practices'],
    ['/api/meetings?territory=department:079', 'meetings'],
  ] as const) {
    const whole = await getJson<Record<string, unknown[]>>(path);
    const seen: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const mark = path.includes('?') ? '&' : '?';
      const page: Record<string, unknown> = await getJson(
        `${path}${mark}limit=1${next && `&cursor=${next}`}`,
      );
      seen.push(...(page[list] as unknown[]));
      next = page.next as string | null;
    }
    expect(seen).toEqual(whole[list]);
    expect(seen.length).toBeGreaterThan(0);
  }
});

it.each<[string, unknown]>([
  ['syntheses', ['2020-10-16T12:00:00.000Z', 'a\u0000']],
  ['syntheses', ['0000-01-01T00:00:00.000Z', sample.package.id]],
  ['proposals', ['2020-10-16T12:00:00.000Z', sample.package.id, 2 ** 40]],
  ['proposals', {}],
  ['meetings', ['2020-10-16', '\u0000']],
  ['meetings', 'not a cursor'],
])('a cursor of /api/%s that this space did not give is refused: %j', async (list, values) => {
  const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
  const response = await fetch(`${shared().url}/api/${list}?cursor=${cursor}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'not-understood' });
});

it('files for people open in a spreadsheet that computes nothing of them; those for programs are whole', async () => {
  const bytes = Buffer.from(await (await fetch(`${shared().url}/donnees/propositions.csv`)).arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.subarray(3).toString();
  expect(text.split('\r\n')[0]).toBe(
    'Titre;Proposition;Thème;Sujet;Pour;Voix;Rencontre;Portée;Territoire;Page',
  );
  expect(text).toContain(`"'=HYPERLINK(""http://x"")";"'+1;""deux""\ntrois"`);
  const { propositions } = await getJson<{ propositions: { title: string }[] }>('/donnees/propositions.json');
  expect(propositions.map(({ title }) => title).toSorted()).toEqual([
    '=HYPERLINK("http://x")',
    'Prêter un ordinateur à chaque lycéen',
  ]);
  for (const name of ['syntheses', 'pratiques', 'rencontres']) {
    const rows = await getJson<Record<string, unknown[]>>(`/donnees/${name}.json`);
    const csv = await (await fetch(`${shared().url}/donnees/${name}.csv`)).text();
    expect([name, csv.trimEnd().split('\r\n').length - 1]).toEqual([name, rows[name]?.length]);
  }
});

it('answers are the same however they are compressed', async () => {
  for (const path of ['/', '/api/proposals', '/donnees/propositions.json', '/atom.xml']) {
    const [plain, brotli, gzip] = await Promise.all(
      ['identity', 'gzip;q=0, br', 'gzip'].map((one) => raw(path, one)),
    );
    expect([path, plain?.encoding, brotli?.encoding, gzip?.encoding]).toEqual([
      path,
      undefined,
      'br',
      'gzip',
    ]);
    if (!plain || !brotli || !gzip) throw new Error('an answer is missing');
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  }
});

it('feeds, site map and robots name the pages by whole addresses', async () => {
  const { url } = shared();
  const text = async (path: string) => (await fetch(url + path)).text();
  const page = `${url}/syntheses/${sample.package.id}`;
  for (const path of ['/atom.xml', '/territoires/academie-13/atom.xml', '/sitemap-1.xml']) {
    expect(await text(path)).toContain(page);
  }
  expect(await text('/sitemap.xml')).toContain(`<loc>${url}/sitemap-1.xml</loc>`);
  expect(await text('/sitemap-0.xml')).toContain(`<loc>${url}/themes/egal-acces/inclusion</loc>`);
  expect(await text('/robots.txt')).toContain(`Sitemap: ${url}/sitemap.xml`);
  for (const path of ['/sitemap-9.xml', '/sitemap-x.xml', '/territoires/academie-22/atom.xml']) {
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
  }
});

/** What goes on the wire: `fetch` would decompress it. */
function raw(path: string, accepted: string): Promise<{ body: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = request(shared().url + path, { headers: { 'accept-encoding': accepted } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ body: Buffer.concat(chunks), encoding: response.headers['content-encoding'] }),
      );
    });
    asked.on('error', reject).end();
  });
}
