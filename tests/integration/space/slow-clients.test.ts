import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { samplePackage } from '../../factories/packages.ts';
import {
  depositIdOf,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  uniqueDocument,
} from '../../factories/space.ts';

const EACH = 20;

it('slow, silent and aborted clients are cut, others are served meanwhile, and cut uploads go on later', async () => {
  const patience = { head: 1000, idle: 60_000, look: 1000, bytes: 2048 };
  const space = await openTestSpace({ patience });
  const { hostname, port } = new URL(space.url);
  const { secret: key } = await space.createKey(POITIERS, { unfinishedDeposits: 3 * EACH });
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);

  const ended: Promise<unknown>[] = [];
  const open = async (): Promise<Socket> => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined).resume();
    ended.push(once(socket, 'close').catch(() => undefined));
    await once(socket, 'connect');
    return socket;
  };
  const begin = () => send(space.url, bytes, { key, metadata, chunkSize: 1000, stopAfter: () => true });
  const patch = (uploadUrl: string) =>
    [
      `PATCH /deposits/${depositIdOf(uploadUrl)} HTTP/1.1`,
      ...[`Host: ${hostname}`, `Authorization: Bearer ${key}`, 'Tus-Resumable: 1.0.0', 'Upload-Offset: 1000'],
      ...['Content-Type: application/offset+octet-stream', `Content-Length: ${bytes.length - 1000}`, '', ''],
    ].join('\r\n');

  const uploads: string[] = [];
  for (let count = 0; count < EACH; count++) {
    const [silent, loris, trickle, aborted] = await Promise.all([open(), open(), open(), open()]);
    silent.write('');
    loris.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    const [slow, cut] = await Promise.all([begin(), begin()]);
    uploads.push(slow, cut);
    trickle.write(patch(slow));
    trickle.write(bytes.subarray(1000, 1500));
    aborted.write(patch(cut));
    aborted.write(bytes.subarray(1000, 2000), () => aborted.destroy());
  }
  const upload = await send(space.url, bytes, { key, metadata });
  expect((await outcomeOf(space, upload, key)).state).toBe('accepted');
  expect((await fetch(space.url)).status).toBe(200);
  await Promise.all(ended);

  for (const uploadUrl of uploads.slice(0, 2)) {
    expect(await send(space.url, bytes, { key, metadata, uploadUrl })).toBe(uploadUrl);
    expect((await outcomeOf(space, uploadUrl, key)).state).toBe('accepted');
  }
});

it('a refused body that never ends does not keep its connection', async () => {
  const space = await openTestSpace({ patience: { head: 1000, idle: 60_000, look: 100, bytes: 2048 } });
  const { hostname, port } = new URL(space.url);
  for (const path of ['/deposits', '/connexion', '/rien']) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined).resume();
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\nx`,
    );
    await once(socket, 'close');
  }
});
