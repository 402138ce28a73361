import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { electronBinary } from '../../../../scripts/electron-binary.ts';
import { downloadElectron } from '../../../../scripts/start/download.ts';
import type { Limits } from '../../../../scripts/start/download-limits.ts';
import { type ElectronPackage, electronPackage } from '../../../factories/electron-package.ts';

const AMPLE: Limits = { firstAnswer: 60_000, silence: 60_000, total: 60_000 };
const BARE = ['checksums.json', 'install.js', 'package.json'];

/** A mirror of Electron’s releases, and its host. */
async function mirror(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function environment({ cache }: ElectronPackage, host: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ELECTRON_MIRROR: `http://${host}/`,
    electron_config_cache: cache,
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
}

/** Downloads within limits, and answers with the reason what was told, each kind once. */
async function download(electron: ElectronPackage, host: string, limits: Partial<Limits> = {}) {
  const told = new Set<string>();
  const env = environment(electron, host);
  const reason = await downloadElectron(electron.folder, env, { ...AMPLE, ...limits }, (fact) =>
    told.add(fact.is),
  );
  return { reason, told: [...told] };
}

function found({ folder }: ElectronPackage) {
  return electronBinary({ env: { DISPLAY: ':0' }, platform: 'linux', user: 1000, folder });
}

it('puts Electron in its place, and later takes it from the cache without a network', async () => {
  const electron = electronPackage();
  const asked: (string | undefined)[] = [];
  const host = await mirror((request, response) => {
    asked.push(request.url);
    response.setHeader('content-length', electron.zip.length);
    response.end(electron.zip);
  });
  const there = { path: join(electron.folder, 'dist/electron') };
  expect(await download(electron, host)).toEqual({
    reason: undefined,
    told: ['asked', 'answered', 'bytes', 'received'],
  });
  expect(found(electron)).toEqual(there);
  // Of another version, as after an update of the package: it is replaced.
  writeFileSync(join(electron.folder, 'dist/version'), '44.0.0');
  expect(await download(electron, host)).toEqual({ reason: undefined, told: [] });
  expect(found(electron)).toEqual(there);
  expect(asked).toEqual([`/v45.5.0/electron-v45.5.0-${process.platform}-${process.arch}.zip`]);
});

it.each<[string, RequestListener, Partial<Limits>, (host: string) => string]>([
  ['says nothing', () => undefined, { firstAnswer: 200 }, (host) => `${host} ne répond pas`],
  [
    'stops after its headers',
    (_request, response) => response.writeHead(200, { 'content-length': 1000 }).flushHeaders(),
    { silence: 200 },
    (host) => `plus rien n’arrive de ${host}`,
  ],
  [
    'cuts the connection',
    (_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half', () => response.destroy());
    },
    {},
    (host) => `la connexion à ${host} a été coupée`,
  ],
  [
    'sends something else',
    (_request, response) => response.end('something else'),
    {},
    () => 'ce qui est arrivé n’est pas le fichier publié, et n’a pas été gardé',
  ],
  [
    'is a portal',
    (_request, response) => response.setHeader('content-type', 'text/html').end('<form>'),
    {},
    () => 'le réseau demande de s’identifier. Ouvrez une page dans un navigateur et identifiez-vous',
  ],
])('says why, and leaves nothing, when the network %s', async (_what, answer, limits, reason) => {
  const electron = electronPackage();
  const host = await mirror(answer);
  expect((await download(electron, host, limits)).reason).toBe(reason(host));
  expect(readdirSync(electron.folder).sort()).toEqual(BARE);
});

it('says that nobody answers there', async () => {
  const electron = electronPackage();
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const host = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
  closed.close();
  await once(closed, 'close');
  expect(await download(electron, host)).toEqual({
    reason: `la connexion est refusée (${host})`,
    told: ['asked', 'failed'],
  });
});

it('says which proxy asks for a password', async () => {
  const electron = electronPackage();
  const proxy = createServer().on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
  );
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => void proxy.close());
  const env = {
    electron_config_cache: electron.cache,
    // As npm hands on the proxy of its own settings.
    npm_config_https_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  };
  expect(await downloadElectron(electron.folder, env, AMPLE, () => undefined)).toBe(
    'le proxy demande un nom et un mot de passe. Donnez-les dans HTTPS_PROXY (http://nom:mot-de-passe@proxy:port)',
  );
});

it('leaves the place to the one that has begun', async () => {
  const electron = electronPackage();
  const begun = Promise.withResolvers<() => void>();
  const host = await mirror((_request, response) => begun.resolve(() => response.end(electron.zip)));
  const first = download(electron, host);
  const finish = await begun.promise;
  expect((await download(electron, host)).reason).toBe(
    'un autre «\u00a0npm start\u00a0» est en train de le télécharger',
  );
  finish();
  expect((await first).reason).toBeUndefined();
  expect(found(electron)).toEqual({ path: join(electron.folder, 'dist/electron') });
});

it('begins again after it was killed halfway', async () => {
  const electron = electronPackage();
  let whole = false;
  const half = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  const host = await mirror((_request, response) => {
    if (whole) return void response.end(electron.zip);
    response.on('close', gone.resolve);
    response.write(electron.zip.subarray(0, 100), () => half.resolve());
  });
  const module = pathToFileURL(join(import.meta.dirname, '../../../../scripts/start/download.ts')).href;
  const begun = `import { downloadElectron } from '${module}';
    await downloadElectron(process.argv[1], process.env, ${JSON.stringify(AMPLE)}, () => undefined);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', begun, electron.folder], {
    env: environment(electron, host),
  });
  await half.promise;
  starter.kill('SIGKILL');
  // The installer ends with who started it.
  await gone.promise;
  expect(found(electron)).toHaveProperty('why');
  whole = true;
  expect((await download(electron, host)).reason).toBeUndefined();
  expect(found(electron)).toEqual({ path: join(electron.folder, 'dist/electron') });
  expect(readdirSync(electron.folder).sort()).toEqual([...BARE, 'dist', 'path.txt'].sort());
});
