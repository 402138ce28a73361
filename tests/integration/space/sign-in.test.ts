import { expect, it } from 'vitest';
import { ownPath } from '../../../space/sign-in/routes.tsx';
import type { RunningSpace } from '../../../space/start.ts';
import { samplePackage } from '../../factories/packages.ts';
import {
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  uniqueDocument,
} from '../../factories/space.ts';

/** A browser without JavaScript: it keeps cookies and fills in the form of a page. */
function browser(space: RunningSpace) {
  const cookies = new Map<string, string>();
  const go = async (
    path: string,
    options: { form?: Record<string, string>; headers?: Record<string, string> } = {},
  ) => {
    const { form, headers = {} } = options;
    const response = await fetch(space.url + path, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), ...headers },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const fields = async (path: string) => {
    const page = await (await go(path)).text();
    return Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        (value ?? '').replaceAll('&amp;', '&'),
      ]),
    );
  };
  const signIn = async (key: string, path = '/connexion') =>
    go('/connexion', { form: { ...(await fields(path)), cle: key } });
  return { cookies, go, fields, signIn };
}

it('a restricted space shows nothing before a key, all of it after, and nothing again once signed out', async () => {
  let now = new Date('2020-10-20T08:00:00Z');
  const space = await openTestSpace({ settings: { visibility: 'restricted' }, now: () => now });
  const { secret: key } = await space.createKey(POITIERS);
  const { secret: reading, id: readingId } = await space.createKey(POITIERS, { scope: 'read' });
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  expect((await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key)).state).toBe(
    'accepted',
  );
  const page = `/syntheses/${document.package.id}`;
  const zip = `${page}/versions/1/envoi.zip`;

  const reader = browser(space);
  for (const path of ['/', page, zip, '/territoires/academie-13', '/rien']) {
    const response = await reader.go(path);
    expect([response.status, response.headers.get('location')], path).toEqual([
      303,
      `/connexion?retour=${encodeURIComponent(path)}`,
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
  expect(await (await reader.go('/api/syntheses')).json()).toMatchObject({ code: 'sign-in-needed' });
  for (const open of ['/api/space', '/api/health', '/accessibilite', '/donnees-personnelles']) {
    expect((await reader.go(open)).status, open).toBe(200);
  }
  const withKey = await fetch(`${space.url}/api/syntheses`, {
    headers: { authorization: `Bearer ${reading}` },
  });
  expect(withKey.status).toBe(200);

  const signedIn = await reader.signIn(reading, `/connexion?retour=${encodeURIComponent(`${page}?a=1&b=2`)}`);
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, `${page}?a=1&b=2`]);
  expect(signedIn.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^espace-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/),
  ]);
  for (const path of ['/', page, zip, '/api/syntheses']) {
    const response = await reader.go(path);
    expect([response.status, response.headers.get('cache-control')], path).toEqual([
      200,
      'private, no-cache',
    ]);
  }

  const stolen = new Map(reader.cookies);
  const out = await reader.go('/deconnexion', { form: await reader.fields('/connexion') });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/connexion']);
  for (const [name, value] of stolen) reader.cookies.set(name, value);
  expect((await reader.go('/')).status).toBe(303);

  await reader.signIn(reading);
  expect((await reader.go('/')).status).toBe(200);
  now = new Date('2020-10-20T20:00:01Z');
  expect((await reader.go('/')).status).toBe(303);
  await reader.signIn(reading);
  expect((await reader.go('/')).status).toBe(200);
  await space.revokeKey(readingId);
  expect((await reader.go('/')).status).toBe(303);
});

it('signing in refuses wrong keys, forms that are not its own, and too many tries', async () => {
  const space = await openTestSpace({ settings: { visibility: 'restricted' } });
  const { secret: key } = await space.createKey(POITIERS);
  const reader = browser(space);
  for (const wrong of ['', 'cahiers-rien', `cahiers-${'a'.repeat(43)}`, 'x'.repeat(5000)]) {
    const refused = await reader.signIn(wrong);
    expect([401, 403]).toContain(refused.status);
    expect(reader.cookies.has('espace-session')).toBe(false);
  }
  const form = { ...(await reader.fields('/connexion')), cle: key };
  const hostile: [Record<string, string>, Record<string, string>][] = [
    [{ ...form, jeton: '' }, {}],
    [{ ...form, jeton: 'a'.repeat(22) }, {}],
    [form, { 'sec-fetch-site': 'cross-site' }],
    [form, { origin: 'https://evil.example' }],
    [form, { cookie: '' }],
  ];
  for (const [fields, headers] of hostile) {
    expect((await reader.go('/connexion', { form: fields, headers })).status).toBe(403);
    expect((await reader.go('/deconnexion', { form: fields, headers })).status).toBe(403);
  }
  expect(reader.cookies.has('espace-session')).toBe(false);
  const tries = [];
  for (let count = 0; count < 12; count++) tries.push(await reader.signIn('cahiers-rien'));
  const limited = tries.find(({ status }) => status === 429);
  expect(limited?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await limited?.text()).toContain('Trop de clés ont été essayées');
});

it('believes a proxy that says https when it is told to, and marks its cookies Secure; and no other', async () => {
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'espace.example' };
  const cookieOf = async (behindProxy: boolean) => {
    const space = await openTestSpace({ settings: { visibility: 'restricted', behindProxy } });
    return (await fetch(`${space.url}/connexion`, { headers })).headers.getSetCookie();
  };
  expect(await cookieOf(true)).toEqual([
    expect.stringMatching(
      /^__Host-espace-formulaire=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure$/,
    ),
  ]);
  expect(await cookieOf(false)).toEqual([expect.not.stringContaining('Secure')]);
});

it('comes back to a path of the space, and to nothing else', () => {
  expect(ownPath('/syntheses/x?page=2#a')).toBe('/syntheses/x?page=2');
  for (const hostile of [
    ...['', 'x', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'],
    ...['/\t/evil.example', '/.//evil.example', '/a/../..//evil.example', '/connexion?retour=/x', '/\n'],
  ]) {
    expect(ownPath(hostile), hostile).toBe('/');
  }
});

it('a public space asks for no key', async () => {
  const space = await openTestSpace();
  expect((await fetch(`${space.url}/connexion`)).status).toBe(404);
  expect((await fetch(space.url)).headers.get('cache-control')).not.toContain('private');
});
