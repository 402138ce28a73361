import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openTestSpace } from '../../factories/space.ts';

/** Asks as no browser does: for another host, with headers of a proxy. */
async function ask(url: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: string }>();
  const asking = request(url, { headers }, (response) => {
    text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
  });
  asking.on('error', reject).end();
  return promise;
}

it('links give the address of the space, and repeat of a request only a name that may be one', async () => {
  const space = await openTestSpace();
  const feed = `${space.url}/atom.xml`;
  expect((await ask(feed, { host: 'espace.example:8080' })).body).toContain(
    'http://espace.example:8080/atom.xml',
  );
  const forwarded = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
  expect((await ask(feed, { host: 'espace.example', ...forwarded })).body).not.toContain('evil');
  for (const host of ['a"><script>', 'a b', 'a/b', 'evil@espace.example', "a'", `${'a'.repeat(300)}.fr`]) {
    const { status, body } = await ask(feed, { host });
    expect([host, status]).toEqual([host, 400]);
    expect(body).toContain('Demande non comprise');
  }
  expect((await ask(feed, { host: '[::1]:80' })).status).toBe(200);
  const probe = connect(Number(new URL(space.url).port), '127.0.0.1');
  probe.write('GET /api/health HTTP/1.0\r\n\r\n');
  expect(await text(probe)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);

  const address = 'https://expressions.example';
  const named = await openTestSpace({ settings: { address, behindProxy: true } });
  for (const odd of [{ 'x-forwarded-proto': 'javascript' }, { 'x-forwarded-host': 'a"><script>' }]) {
    expect((await ask(named.url, { host: 'espace.example', ...odd })).status).toBe(400);
  }
  for (const path of ['/atom.xml', '/sitemap.xml', '/robots.txt']) {
    const { body } = await ask(named.url + path, { host: 'evil.example' });
    expect(body, path).toContain(address);
    expect(body, path).not.toContain('evil');
  }
});

it('an address that is not text, or too long, is answered in French, under the same policy as pages', async () => {
  const { url } = await openTestSpace();
  for (const [path, status] of [
    ['/territoires/academie-13/reseaux/%00', 404],
    ['/api/deposits/%00', 404],
    ['/syntheses/%', 400],
    ['/api/syntheses/%ff', 400],
    [`/territoires/${'a'.repeat(1300)}`, 414],
  ] as const) {
    const response = await fetch(url + path);
    expect([path, response.status]).toEqual([path, status]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/n’existe pas|n’est pas comprise/);
  }
});
