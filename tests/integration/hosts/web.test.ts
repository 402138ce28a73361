import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Agent, createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Application, createApplication } from '../../../main/app.ts';
import { secretsFile } from '../../../main/hosts/secrets-file.ts';
import { createEntries } from '../../../main/hosts/web/entries.ts';
import { createEventStream, type EventStream } from '../../../main/hosts/web/event-stream.ts';
import { seal } from '../../../main/hosts/web/guard.ts';
import { askRunningHost } from '../../../main/hosts/web/running-host.ts';
import { startWebHost, type WebHost } from '../../../main/hosts/web/server.ts';
import type { Answer } from '../../../shared/wire.ts';

let folder: string;
let application: Application;
let events: EventStream;
let host: WebHost;
let port: string;
let cookie: string;
let logged: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-web-'));
  mkdirSync(join(folder, 'screens', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'screens', 'index.html'), '<!doctype html><title>Cahiers</title>');
  writeFileSync(join(folder, 'screens', 'assets', 'index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'hors des écrans');
  logged = [];
  events = createEventStream();
  application = await createApplication({
    dataFolder: join(folder, 'data'),
    clock: { now: () => '2020-10-12T08:00:00.000Z' },
    secrets: secretsFile(join(folder, 'secrets.json')),
    fetch: () => Promise.reject(new Error('this test reaches no space')),
    renderer: { render: () => Promise.reject(new Error('this test draws nothing')) },
    spreadsheets: { read: () => Promise.reject(new Error('this test reads no spreadsheet')) },
    copyWorker: new URL('../../../main/backups/copy-worker.ts', import.meta.url),
    emit: (event) => events.push(event),
    log: (error) => logged.push(error),
  });
  host = await startWebHost({
    application,
    events,
    screens: join(folder, 'screens'),
    entrance: join(folder, 'data'),
    log: (error) => logged.push(error),
  });
  port = new URL(host.origin).port;
  const door = await ask(pathOf(host.newEntry().url));
  cookie = door.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});
afterEach(async () => {
  await host.close();
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

const pathOf = (url: string) => new URL(url).pathname + new URL(url).search;

/** As a client that rewrites nothing: `fetch` would tidy the path and refuse the headers that an attacker sets. */
function ask(path: string, { method = 'GET', headers = {}, body, agent }: Asked = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent: agent ?? false },
      async (answer) => {
        const chunks: Buffer[] = [];
        try {
          for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
        } catch (error) {
          return reject(error);
        }
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const known = (path: string, asked: Asked = {}) =>
  ask(path, { ...asked, headers: { cookie, ...asked.headers } });
const post = (path: string, body: string, headers: OutgoingHttpHeaders = JSON_TYPE) =>
  known(path, { method: 'POST', headers, body });
const answerIn = ({ body }: Reply) => JSON.parse(body) as Answer;

describe('the door', () => {
  it('gives a cookie that no script reads and no other site sends, once, and clears what others left', async () => {
    const path = pathOf(host.newEntry().url);
    const opened = await ask(path);
    expect(opened).toMatchObject({
      status: 303,
      headers: { location: '/', 'clear-site-data': '"cache", "storage"' },
    });
    expect(opened.headers['set-cookie']).toEqual([
      expect.stringMatching(/^cahiers-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/),
    ]);
    for (const closed of [path, '/?token=', '/?token=x', `${path}x`]) {
      const refused = await ask(closed);
      expect(refused.status).toBe(401);
      expect(refused.headers['set-cookie']).toBeUndefined();
    }
  });

  it('shows a browser a page that makes the exchange, so that an address fetched in advance stays good', async () => {
    const path = pathOf(host.newEntry().url);
    const browsing = { headers: { accept: 'text/html,*/*' } };
    for (let time = 0; time < 2; time++) {
      const shown = await ask(path, browsing);
      expect(shown.status).toBe(200);
      expect(shown.headers['set-cookie']).toBeUndefined();
      expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-/);
      expect(shown.body).not.toContain(path.slice('/?token='.length));
    }
    const token = path.slice('/?token='.length);
    const exchange = (body: string) => ask('/entry', { method: 'POST', headers: JSON_TYPE, body });
    for (const body of ['', 'null', '{}', '{"token":7}', '{"token":"x"}']) {
      expect(await exchange(body)).toMatchObject({ status: 401 });
    }
    const entered = await exchange(JSON.stringify({ token }));
    expect(entered).toMatchObject({ status: 204, headers: { 'clear-site-data': '"cache", "storage"' } });
    expect(entered.headers['set-cookie']).toEqual([expect.stringContaining(cookie)]);
    expect((await exchange(JSON.stringify({ token }))).status).toBe(401);
    expect((await ask(path, browsing)).status).toBe(401);
  });

  it('leaves ways in on the disk as pages that only their owner reads, until they are taken or the host ends', async () => {
    const [taken, left] = [host.newEntry(), host.newEntry()];
    expect(readFileSync(taken.page, 'utf8')).toContain(`location.replace("${taken.url}")`);
    if (process.platform !== 'win32') expect(statSync(taken.page).mode & 0o777).toBe(0o600);
    await ask(pathOf(taken.url));
    expect([taken, left].map(({ page }) => existsSync(page))).toEqual([false, true]);
    await host.close();
    expect(existsSync(left.page)).toBe(false);
  });

  it('keeps a few ways in open at once, and takes away the pages that a killed host left', async () => {
    const entries = Array.from({ length: 9 }, () => host.newEntry());
    expect((await ask(pathOf(entries[0]?.url ?? ''))).status).toBe(401);
    expect((await ask(pathOf(entries[1]?.url ?? ''))).status).toBe(303);
    writeFileSync(join(folder, 'data', 'ouvrir-les lieux.html'), 'à quelqu’un');
    createEntries(join(folder, 'data'), host.origin);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('ouvrir'))).toEqual([
      'ouvrir-les lieux.html',
    ]);
  });

  it.each([
    ['GET', '/'],
    ['GET', '/assets/index-1a2b.js'],
    ['GET', '/events'],
    ['GET', '/file/0a5a0f43-0a4a-4a5b-8a3b-1c2d3e4f5a6b'],
    ['POST', '/call/dossier.current'],
    ['POST', '/file?name=liste.csv'],
  ])('answers 401 to %s %s without the cookie', async (method, path) => {
    const stolen = cookie.replace(/=.*/, '=dGhpcyBpcyBub3QgdGhlIHNlY3JldCBvZiB0aGlzIGxhdW5jaA');
    for (const headers of [{}, { cookie: '' }, { cookie: stolen }, { cookie: `${cookie}x` }]) {
      expect(await ask(path, { method, headers: { ...JSON_TYPE, ...headers } })).toMatchObject({
        status: 401,
      });
    }
  });

  it.each(['cahiers.example', 'cahiers.example:80', '127.0.0.1', '127.0.0.1.example:1', '[::1'])(
    'refuses the host %s, which a page elsewhere had resolved to this machine',
    async (name) => {
      const reply = await known('/', { headers: { host: name } });
      expect(reply).toMatchObject({ status: 403 });
      expect(reply.body).not.toContain('<title>');
    },
  );

  it.each([
    ['Host', ['127.0.0.1:PORT', '127.0.0.1:PORT']],
    ['Host', ['127.0.0.1:PORT', 'cahiers.example']],
    ['Origin', ['http://127.0.0.1:PORT', 'https://cahiers.example']],
  ])('refuses two headers %s, of which programs on the way may read either', async (name, values) => {
    const lines = values.map((value) => `${name}: ${value.replace('PORT', port)}`);
    if (name !== 'Host') lines.push(`Host: 127.0.0.1:${port}`);
    const sent = ['GET / HTTP/1.1', ...lines, `Cookie: ${cookie}`, 'Connection: close', '', ''].join('\r\n');
    expect(await text(connect(Number(port), '127.0.0.1').end(sent))).toMatch(/^HTTP\/1.1 403 /);
  });

  it.each(['https://cahiers.example', 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', 'file://'])(
    'refuses a call that a page of %s makes, even with the cookie',
    async (origin) => {
      const reply = await post('/call/dossier.current', 'null', { ...JSON_TYPE, origin });
      expect(reply.status).toBe(403);
    },
  );

  it('answers its own pages', async () => {
    const reply = await post('/call/dossier.current', 'null', {
      ...JSON_TYPE,
      origin: `http://127.0.0.1:${port}`,
    });
    expect(answerIn(reply)).toMatchObject({ ok: true });
  });

  it('listens on this machine only', async () => {
    for (const beyond of ['0.0.0.0', '::', '192.168.1.12', 'cahiers.example']) {
      await expect(
        startWebHost({
          application,
          events,
          screens: folder,
          entrance: folder,
          host: beyond,
          log: () => undefined,
        }),
      ).rejects.toThrow(RangeError);
    }
  });
});

describe('the screens', () => {
  it('may load nothing from elsewhere, and be framed by no one', async () => {
    const { status, headers } = await known('/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/assets/',
    '/index.html%00.js',
    '/absent.js',
  ])('gives nothing for %s', async (path) => {
    const reply = await known(path);
    expect(reply.status).toBe(404);
    expect(reply.body).not.toContain('hors des écrans');
  });

  it.each(['//', '///', '/%', '/file/%', 'http://[', '*'])(
    'refuses the address %s and goes on',
    async (path) => {
      const reply = await known(path);
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.status).toBeLessThan(500);
      expect((await known('/')).status).toBe(200);
      expect(logged).toEqual([]);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'HEAD'])('answers 405 to %s', async (method) => {
    const { status, headers } = await known('/', { method });
    expect(status).toBe(405);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a call', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'is refused as %s, which a form elsewhere could send',
    async (type) => {
      const headers = type === '' ? {} : { 'content-type': type };
      expect(await post('/call/dossier.current', '{}', headers)).toMatchObject({ status: 415 });
      expect(await post('/file?name=a.csv', '{}', headers)).toMatchObject({ status: 415 });
    },
  );

  it.each(['', '{', 'null garbage', '\u0000', `{"a":${'['.repeat(50_000)}`])(
    'of which the body is %j is answered as unreadable',
    async (body) => {
      expect(answerIn(await post('/call/dossier.current', body))).toMatchObject({
        ok: false,
        error: { code: 'bad-call' },
      });
    },
  );

  it('of 9 MB is answered, its connection closed, and the next one taken', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const long = JSON.stringify({ text: 'é'.repeat(4_600_000) });
    const reply = await known('/call/dossier.current', {
      method: 'POST',
      headers: JSON_TYPE,
      body: long,
      agent,
    });
    expect(reply.headers.connection).toBe('close');
    expect(answerIn(reply)).toMatchObject({ ok: false, error: { code: 'bad-call' } });
    expect((await known('/', { agent })).status).toBe(200);
  });

  it('without end is answered, and cut', async () => {
    const head = [
      'POST /call/dossier.current HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      '',
      '',
    ].join('\r\n');
    const piece = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(0x100000, 0x20),
      Buffer.from('\r\n'),
    ]);
    const socket = connect(Number(port), '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (heard: string) => {
      said += heard;
    });
    // Whoever goes on sending is cut.
    socket.on('error', () => undefined);
    const send = () => {
      while (socket.write(piece));
    };
    socket.on('drain', send).write(head);
    send();
    await new Promise((resolve) => socket.on('close', resolve));
    expect(said).toMatch(/^HTTP\/1.1 200 OK\r\n.*Connection: close.*"code":"bad-call"/is);
  });

  it.each(['dossier.none', '__proto__', 'constructor', 'toString', 'dossier', '%', ''])(
    'to %j, which is no operation, says so',
    async (name) => {
      const reply = await post(`/call/${encodeURIComponent(name)}`, '{}');
      expect(answerIn(reply)).toMatchObject({ ok: false });
      expect(reply.body).not.toContain('node:');
    },
  );

  it.each([
    'null',
    '[]',
    '"text"',
    '7',
    '{"folder":{"$ne":1}}',
    '{"__proto__":{"folder":"/"}}',
    '{"folder":"a\\u0000b"}',
  ])('with %s in place of its input is refused field by field', async (body) => {
    expect(answerIn(await post('/call/dossier.open', body))).toMatchObject({ ok: false });
    expect(logged).toEqual([]);
  });
});

describe('files', () => {
  it('are known by what no one can guess, and by nothing else', async () => {
    const sent = answerIn(
      await post('/file?name=..%2F..%2Fliste.csv', 'nom;prénom', {
        'content-type': 'application/octet-stream',
      }),
    );
    expect(sent).toEqual({ ok: true, value: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    for (const id of ['1', '..%2fsecret.txt', '', encodeURIComponent(join(folder, 'secret.txt'))]) {
      expect(await known(`/file/${id}`)).toMatchObject({ status: 404 });
    }
    // What is received is not handed out again.
    if (sent.ok)
      expect(await known(`/file/${(sent.value as { id: string }).id}`)).toMatchObject({ status: 404 });
  });

  it('are shown when they are PDF, else handed over, and run nothing', async () => {
    const script = '<script>alert(1)</script>';
    const page = await application.files.offer(script, 'compte rendu « é »\r\nx: y.html', 'text/html');
    const { headers } = await known(`/file/${page.id}`);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.*~!()-]+$/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const pdf = await application.files.offer('%PDF-1.7', '\ud83d.pdf', 'application/pdf');
    expect((await known(`/file/${pdf.id}`)).headers['content-disposition']).toMatch(/^inline;/);
    expect((await known(`/file/${pdf.id}?download`)).headers['content-disposition']).toMatch(/^attachment;/);
  });

  it('that are gone from the disk leave the others served', async () => {
    const { id } = await application.files.offer('%PDF-1.7', 'feuille.pdf', 'application/pdf');
    await application.files.offered(id)?.file.remove();
    expect(await known(`/file/${id}`)).toMatchObject({ status: 404 });
    expect((await known('/')).status).toBe(200);
  });
});

describe('events', () => {
  it('reach each window that follows, and end with the application', async () => {
    const windows = await Promise.all([follow(), follow()]);
    events.push({ type: 'changed' });
    await host.close();
    for (const ended of windows) {
      expect(await ended()).toMatch(/^event: key\ndata: [\w-]{43}\n\ndata: {"type":"changed"}\n\n$/);
    }
  });
});

describe('a proof', () => {
  it('is made for whoever holds the key of the pages, of the question asked', async () => {
    const nonce = 'n'.repeat(43);
    const [window] = await Promise.all([follow()]);
    const proof = await ask(`/proof?nonce=${nonce}`);
    await host.close();
    const key = /^event: key\ndata: (.+)$/m.exec(await window())?.[1] ?? '';
    expect(proof.body).toBe(seal(key, nonce));
    expect(proof.headers['set-cookie']).toBeUndefined();
  });

  it.each(['', 'short', 'a'.repeat(65), `${'a'.repeat(42)}%0A`])('is not made of %j', async (nonce) => {
    expect((await ask(`/proof?nonce=${nonce}`)).status).toBe(401);
  });
});

describe('a start that comes after', () => {
  const entrance = () => join(folder, 'data');
  const again = (dossier: string | null = null, at = 0) => askRunningHost(entrance(), at, dossier);

  it('is given a way in of its own, and its dossier is asked for', async () => {
    const entry = await again('/dossiers/poitiers/dossier.cahier');
    expect(entry?.url).toMatch(new RegExp(`^${host.origin}/\\?token=`));
    expect((await ask(pathOf(entry?.url ?? ''))).status).toBe(303);
    expect(answerIn(await post('/call/dossier.asked', 'null'))).toMatchObject({
      ok: true,
      value: { folder: '/dossiers/poitiers/dossier.cahier' },
    });
    if (process.platform !== 'win32') {
      expect(statSync(join(entrance(), 'web-host.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('starts a host of its own on the port that it was told, or once this one has ended', async () => {
    expect(await again(null, Number(port) + 1)).toBeUndefined();
    expect(await again(null, Number(port))).toBeDefined();
    await host.close();
    expect(readdirSync(entrance())).not.toContain('web-host.json');
    expect(await again()).toBeUndefined();
  });

  it('believes no other program that has taken the port', async () => {
    const asked: string[] = [];
    const { key } = JSON.parse(readFileSync(join(entrance(), 'web-host.json'), 'utf8')) as { key: string };
    const other = createServer(async (request, response) => {
      asked.push(await text(request));
      const entry = { url: 'http://127.0.0.1:1/?token=x', page: '/tmp/x.html' };
      response.end(JSON.stringify({ ...entry, seal: seal('c29tZSBvdGhlciBrZXk', JSON.stringify(entry)) }));
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    writeFileSync(join(entrance(), 'web-host.json'), JSON.stringify({ origin, key }));
    expect(await again()).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toContain(key);
    other.close();
  });

  it('is answered only when it has read the note', async () => {
    const asking = { nonce: 'n'.repeat(43), dossier: null };
    for (const proof of ['', 'x', seal('c29tZSBvdGhlciBrZXk', JSON.stringify(['ask', asking.nonce, null]))]) {
      const body = JSON.stringify({ ...asking, seal: proof });
      expect(await ask('/entry/again', { method: 'POST', headers: JSON_TYPE, body })).toMatchObject({
        status: 401,
      });
    }
  });

  it.each(['', '{', '{"origin":"http://cahiers.example","key":"x"}', '{"origin":"x","key":"x"}'])(
    'takes a note that says %j for none',
    async (note) => {
      writeFileSync(join(entrance(), 'web-host.json'), note);
      expect(await again()).toBeUndefined();
    },
  );
});

/** Resolves once the stream is open, with what waits for all that it said. */
function follow(): Promise<() => Promise<string>> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/events', headers: { cookie } }, (answer) => {
      expect(answer.headers['content-type']).toBe('text/event-stream');
      let said = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const ended = new Promise<string>((end) => answer.on('close', () => end(said)));
      answer.once('data', () => resolve(() => ended));
    });
    sent.on('error', reject);
    sent.end();
  });
}
