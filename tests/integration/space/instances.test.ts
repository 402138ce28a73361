import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type DepositStatus, withdrawalPath } from '../../../shared/publishing/protocol.ts';
import { runOnSpace } from '../../../space/admin/client.ts';
import { FolderTaken } from '../../../space/open.ts';
import { type RunningSpace, startSpace } from '../../../space/start.ts';
import type { S3Options } from '../../../space/store/s3-options.ts';
import { startInstanceProcess } from '../../factories/instance-process.ts';
import { sharedPlace, startInstance } from '../../factories/instances.ts';
import { samplePackage } from '../../factories/packages.ts';
import { queryDatabase } from '../../factories/postgresql.ts';
import { hasPostgresql } from '../../factories/postgresql-cluster.ts';
import type { S3Double, S3Request } from '../../factories/s3-double.ts';
import {
  depositIdOf,
  metadataOf,
  outcomeOf,
  POITIERS,
  send,
  sha512Of,
  statusOf,
  uniqueDocument,
} from '../../factories/space.ts';

beforeEach(({ skip }) => skip(!hasPostgresql, 'PostgreSQL is not installed'));

const silent = { info: () => undefined, error: () => undefined };
const TUS = { 'tus-resumable': '1.0.0' };
const MEBIBYTE = 1_048_576;
const PATIENCE = { timeout: 20_000 };

/** A package that no other test sends, and a key to send it to any instance. */
async function somethingToSend(space: RunningSpace, annex?: Uint8Array) {
  const { secret: key } = await space.createKey(POITIERS);
  const document = uniqueDocument();
  const mediaType = 'application/octet-stream';
  const bytes = await samplePackage(
    document,
    annex ? [{ name: 'Annexe.bin', mediaType, content: annex }] : [],
  );
  return { key, bytes, packageId: document.package.id, metadata: metadataOf(bytes, document) };
}

/** What becomes of a deposit, whichever instance decides. */
async function decision(space: RunningSpace, upload: string, key: string): Promise<DepositStatus> {
  for (;;) {
    const status = await statusOf(space, upload, key);
    if (status.state === 'accepted' || status.state === 'rejected') return status;
    await delay(50);
  }
}

const getJson = async (url: string) => (await fetch(url)).json() as Promise<unknown>;
const ofPackages = (s3: S3Double) => [...s3.objects.keys()].filter((key) => key.includes('/packages/'));
const ofUploads = (s3: S3Double) => [...s3.objects.keys()].filter((key) => key.includes('/incoming/'));

it('an upload begun on one instance is finished on another, and read on both', async () => {
  const place = await sharedPlace();
  const [one, other] = [await startInstance(place), await startInstance(place)];
  const annex = crypto.getRandomValues(new Uint8Array(65_536));
  const content = Buffer.concat(Array.from({ length: 128 }, () => annex));
  const { key, bytes, metadata, packageId } = await somethingToSend(one, content);
  const begun = await send(one.url, bytes, {
    key,
    metadata,
    chunkSize: 6 * MEBIBYTE,
    stopAfter: () => true,
  });
  const uploadUrl = begun.replace(one.url, other.url);
  const little = { key, metadata, chunkSize: MEBIBYTE, stopAfter: () => true };
  await send(other.url, bytes, { ...little, uploadUrl });
  await send(one.url, bytes, { key, metadata, uploadUrl: begun });
  const status = await decision(other, uploadUrl, key);
  expect(status).toMatchObject({
    state: 'accepted',
    receipt: { size: bytes.length, sha512: metadata.sha512 },
  });
  expect(await decision(one, begun, key)).toEqual(status);
  for (const { url } of [one, other]) {
    const file = `${url}/syntheses/${packageId}/versions/1/fichiers/data/attachments/Annexe.bin`;
    expect(Buffer.from(await (await fetch(file)).arrayBuffer()).equals(content)).toBe(true);
    const zip = await fetch(`${url}/syntheses/${packageId}/versions/1/envoi.zip`);
    expect(Buffer.from(await zip.arrayBuffer()).equals(bytes)).toBe(true);
  }
  await expect.poll(() => ofUploads(place.s3), PATIENCE).toEqual([]);
  expect([...place.s3.multiparts]).toEqual([]);
});

it('what a key has spent, whom it lets in and what was withdrawn on one instance counts on the others', async () => {
  const place = await sharedPlace();
  const [one, other] = [await startInstance(place), await startInstance(place)];
  const { key, bytes, metadata, packageId } = await somethingToSend(one);
  const upload = await send(one.url, bytes, { key, metadata });
  expect((await decision(other, upload.replace(one.url, other.url), key)).state).toBe('accepted');

  const page = `/syntheses/${packageId}`;
  expect((await fetch(one.url + page)).status).toBe(200);
  const withdrawn = await fetch(other.url + withdrawalPath(packageId, '1'), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'Un nom y figurait.' }),
  });
  expect(withdrawn.status).toBe(200);
  const answer = await fetch(one.url + page);
  expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('Un nom y figurait.')]);

  const { id, secret: hurried } = await one.createKey(POITIERS, { requestsPerMinute: 10 });
  const ask = async ({ url }: RunningSpace) =>
    (await fetch(`${url}/api/space`, { headers: { authorization: `Bearer ${hurried}` } })).status;
  const answers: number[] = [];
  // Were they counted apart, each instance would answer ten.
  while (answers.length < 18) answers.push(await ask(answers.length % 2 === 0 ? one : other));
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(200));
  expect(answers).toContain(429);
  await one.revokeKey(id);
  expect(await ask(other)).toBe(401);
});

it('a sender whose connection hangs goes on at once on another instance', async () => {
  const place = await sharedPlace();
  const [one, other] = [await startInstance(place), await startInstance(place)];
  const { key, bytes, metadata } = await somethingToSend(one);
  const begun = await send(one.url, bytes, { key, metadata, chunkSize: 1000, stopAfter: () => true });
  const { promise: never, resolve } = Promise.withResolvers<void>();
  const hanging = fetch(begun, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${key}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '1000',
      'content-type': 'application/offset+octet-stream',
    },
    duplex: 'half',
    body: new ReadableStream({
      async start(controller) {
        controller.enqueue(bytes.subarray(1000, 1500));
        await never;
        controller.close();
      },
    }),
  } as RequestInit);
  const held = () => queryDatabase(place.database.url, 'select name from lease');
  await expect.poll(held, PATIENCE).toEqual([{ name: `upload:${depositIdOf(begun)}` }]);
  const uploadUrl = begun.replace(one.url, other.url);
  await send(other.url, bytes, { key, metadata, uploadUrl });
  resolve();
  await hanging.catch(() => undefined);
  expect((await decision(other, uploadUrl, key)).state).toBe('accepted');
});

it('the same package sent at once to two instances has one receipt', async () => {
  const place = await sharedPlace();
  const spaces = [await startInstance(place), await startInstance(place)];
  const [one] = spaces;
  if (!one) throw new Error('no instance');
  const { key, bytes, metadata } = await somethingToSend(one);
  const outcomes = await Promise.all(
    [...spaces, ...spaces].map(async (space) => {
      const upload = await send(space.url, bytes, { key, metadata });
      return decision(space, upload, key);
    }),
  );
  const receipts = outcomes.map((status) => status.state === 'accepted' && status.receipt);
  expect(receipts[0]).toMatchObject({ sha512: metadata.sha512 });
  expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
  expect(ofPackages(place.s3)).toHaveLength(2);
});

it('a version promised to one deposit is no other’s, though it is not kept yet', async () => {
  const place = await sharedPlace();
  const receiving = await startInstance(place, { verifies: false });
  const { key, bytes, metadata, packageId } = await somethingToSend(receiving);
  const other = await samplePackage(
    uniqueDocument({ package: { id: packageId, version: 1 }, title: 'Autre' }),
  );
  const ofOther = { ...metadata, sha512: sha512Of(other) };
  const first = await send(receiving.url, bytes, { key, metadata });
  const late = await send(receiving.url, other, { key, metadata: ofOther });
  place.s3.before = ({ operation }) => {
    if (operation === 'CopyObject') throw new Error('the store is down');
  };
  const deciding = await startInstance(place);
  await deciding.settled();
  expect(await statusOf(receiving, first, key)).toMatchObject({ state: 'verifying' });
  expect(await statusOf(receiving, late, key)).toMatchObject({
    state: 'rejected',
    reasons: [expect.stringContaining('déjà été reçue avec un autre contenu')],
  });
  place.s3.before = () => undefined;
  const accepted = await outcomeOf(deciding, first.replace(receiving.url, deciding.url), key);
  expect(accepted).toMatchObject({
    state: 'accepted',
    receipt: { deposit: depositIdOf(first), sha512: metadata.sha512 },
  });
  const same = await send(deciding.url, bytes, { key, metadata });
  expect(await outcomeOf(deciding, same, key)).toEqual({ ...accepted, id: depositIdOf(same) });
  const zip = await fetch(`${deciding.url}/syntheses/${packageId}/versions/1/envoi.zip`);
  expect(sha512Of(Buffer.from(await zip.arrayBuffer()))).toBe(metadata.sha512);
});

it('an instance whose servers are away says so to everyone, and when to come again, then goes on', async () => {
  const place = await sharedPlace();
  const space = await startInstance(place);
  const { key, bytes, metadata } = await somethingToSend(space);
  const authorization = `Bearer ${key}`;
  const begun = await send(space.url, bytes, { key, metadata, chunkSize: 1000, stopAfter: () => true });
  const ask = async (path: string, init: RequestInit = {}) => {
    const { status, headers } = await fetch(space.url + path, {
      ...init,
      headers: { authorization, ...TUS },
    });
    return [path.split('/', 2).join('/'), status, headers.get('retry-after')];
  };
  const upload = new URL(begun).pathname;
  place.s3.before = () => {
    throw new Error('the store is down');
  };
  // Had it said that this upload is not there, its sender would have begun anew.
  expect(await ask(upload, { method: 'HEAD' })).toEqual(['/deposits', 503, '5']);
  expect(await ask(`/api/deposits/${depositIdOf(begun)}`)).toEqual(['/api', 503, '5']);
  place.s3.before = () => undefined;
  await send(space.url, bytes, { key, metadata, uploadUrl: begun });
  expect((await decision(space, begun, key)).state).toBe('accepted');
});

it('an instance starts once its store is there, having said what it waits for, unless it is told to stop', async () => {
  const place = await sharedPlace();
  await place.s3.stop();
  const said: string[] = [];
  const { promise: waiting, resolve: onWaiting } = Promise.withResolvers<void>();
  const onWait = (sentence: string) => {
    said.push(sentence);
    onWaiting();
  };
  const starting = startInstance(place, { onWait });
  await waiting;
  await place.s3.start();
  expect((await fetch(`${(await starting).url}/api/ready`)).status).toBe(200);
  expect(said).toEqual([
    'Le magasin S3 «\u00a0cahiers-tests\u00a0» ne répond pas (la connexion est refusée). L’espace attend, et s’ouvrira de lui-même.',
  ]);
  const stopping = new AbortController();
  const database = { url: 'postgresql://127.0.0.1:1/espace', connections: 2 };
  const stopped = startInstance(place, { database, signal: stopping.signal, onWait: () => stopping.abort() });
  await expect(stopped).rejects.toThrow('aborted');
  const s3: S3Options = { ...place.s3.options, bucket: 'un-autre' };
  await expect(startInstance(place, { s3 })).rejects.toThrow('refuse l’accès (NoSuchBucket)');
});

it.each<[string, (request: S3Request) => boolean, 'before' | 'after']>([
  ['verifying', ({ operation, key }) => operation === 'GetObject' && key.includes('/incoming/'), 'before'],
  ['accepting', ({ operation, key }) => operation === 'PutObject' && key.endsWith('receipt.json'), 'after'],
])('what an instance was %s when it was killed is taken up by another', async (_doing, isThere, moment) => {
  const place = await sharedPlace({ leaseLifetime: 3_000 });
  const receiving = await startInstance(place, { verifies: false });
  const { key, bytes, metadata } = await somethingToSend(receiving);
  const upload = await send(receiving.url, bytes, { key, metadata });
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const { promise: dead, resolve: release } = Promise.withResolvers<void>();
  place.s3[moment] = (request) => {
    if (!isThere(request)) return undefined;
    resolve();
    return dead;
  };
  const killed = await startInstanceProcess(place);
  await reached;
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  place.s3[moment] = () => undefined;
  release();
  expect((await statusOf(receiving, upload, key)).state).toBe('verifying');
  const other = await startInstance(place);
  expect(await decision(other, upload, key)).toMatchObject({
    state: 'accepted',
    receipt: { deposit: depositIdOf(upload), sha512: metadata.sha512 },
  });
});

it('after whichever write of its last steps the store fails, a deposit is finished once it answers again', async () => {
  const place = await sharedPlace();
  const space = await startInstance(place);
  const { s3 } = place;
  for (let survived = 0, isDown = true; isDown; survived += 1) {
    isDown = false;
    const { key, bytes, metadata, packageId } = await somethingToSend(space);
    const begun = await send(space.url, bytes, { key, metadata, chunkSize: 1000, stopAfter: () => true });
    let writes = 0;
    s3.before = () => {
      if (isDown) throw new Error('the store is down');
    };
    s3.after = ({ operation }) => {
      if (/^(Get|Head|List)/.test(operation)) return;
      isDown ||= writes === survived;
      writes += 1;
      if (isDown) throw new Error('the store is down');
    };
    const sent = await send(space.url, bytes, { key, metadata, uploadUrl: begun }).catch(() => undefined);
    if (sent) await space.settled();
    s3.before = s3.after = () => undefined;
    await send(space.url, bytes, { key, metadata, uploadUrl: begun });
    expect(await decision(space, begun, key), `write ${survived}`).toMatchObject({
      state: 'accepted',
      receipt: { deposit: depositIdOf(begun), sha512: metadata.sha512 },
    });
    const kept = ofPackages(s3).filter((name) => name.includes(packageId));
    expect(kept.map((name) => name.split('/').at(-1)).sort()).toEqual(['package.zip', 'receipt.json']);
  }
});

it('instances that start at once on nothing make one space', async () => {
  const place = await sharedPlace({ migrated: false });
  const spaces = await Promise.all(Array.from({ length: 4 }, () => startInstance(place)));
  const documents = await Promise.all(spaces.map(({ url }) => getJson(`${url}/.well-known/space-key.json`)));
  expect(documents[0]).toEqual({ keys: [expect.anything()] });
  expect(new Set(documents.map((document) => JSON.stringify(document))).size).toBe(1);
  const text = place.s3.objects.get('espace/signing-keys.json')?.body.toString();
  expect(text).not.toMatch(/PRIVATE|Ed25519/);
});

it('the operator’s commands need no instance, and reach those that run', async () => {
  const place = await sharedPlace();
  const run = (name: Parameters<typeof runOnSpace>[1], input: unknown) =>
    runOnSpace(place.options, name, input, silent);
  await run('territory.add', { ref: 'academy:13', name: '' });
  const created = (await run('key.create', { territory: 'academy:13', label: 'essai' })) as {
    secret: string;
    id: string;
  };
  const [one, other] = [await startInstance(place), await startInstance(place)];
  const { bytes, metadata } = await somethingToSend(one);
  const { kid } = (await run('signing-key.renew', null)) as { kid: string };
  const upload = await send(one.url, bytes, { key: created.secret, metadata });
  expect(await outcomeOf(one, upload, created.secret)).toMatchObject({ state: 'accepted', receipt: { kid } });
  for (const { url } of [one, other]) {
    expect(await getJson(`${url}/.well-known/space-key.json`)).toMatchObject({ keys: [{}, { kid }] });
  }
  await run('key.revoke', { id: created.id });
  await expect(send(other.url, bytes, { key: created.secret, metadata })).rejects.toThrow('401');
});

it('an instance says when it cannot serve: its store or its database is away', async () => {
  const place = await sharedPlace();
  const space = await startInstance(place);
  expect(await getJson(`${space.url}/api/ready`)).toEqual({ status: 'ready' });
  place.s3.before = () => {
    throw new Error('the store is down');
  };
  const answer = async () => {
    const response = await fetch(`${space.url}/api/ready`);
    return [response.status, await response.json()];
  };
  expect(await answer()).toEqual([503, { status: 'not-ready', faults: ['store'] }]);
  place.s3.before = () => undefined;
  await place.database.drop();
  expect(await answer()).toEqual([503, { status: 'not-ready', faults: ['database'] }]);
  expect(await getJson(`${space.url}/api/health`)).toEqual({ status: 'ok' });
});

it('files are not opened with the database of another space', async () => {
  const [place, other] = [await sharedPlace(), await sharedPlace()];
  await (await startInstance(place)).close();
  await (await startInstance(other)).close();
  const mixed = { ...place.options, database: { url: other.database.url, connections: 2 } };
  await expect(runOnSpace(mixed, 'key.list', null, silent)).rejects.toThrow('autre espace');
  const away = { ...place.options, database: { url: 'postgresql://127.0.0.1:1/espace', connections: 2 } };
  await expect(runOnSpace(away, 'key.list', null, silent)).rejects.toThrow('ne répond pas');
});

it('a space alone in its folder may have its database on a server', async () => {
  const { options, database } = await sharedPlace();
  const alone = { dataFolder: options.dataFolder, port: 0, database: { url: database.url, connections: 5 } };
  const before = await startSpace(alone);
  onTestFinished(() => before.close());
  await expect(startSpace(alone)).rejects.toThrow(FolderTaken);
  const { key, bytes, metadata, packageId } = await somethingToSend(before);
  const upload = await send(before.url, bytes, { key, metadata });
  expect((await outcomeOf(before, upload, key)).state).toBe('accepted');
  await before.close();
  const after = await startSpace(alone);
  onTestFinished(() => after.close());
  expect((await fetch(`${after.url}/syntheses/${packageId}`)).status).toBe(200);
});
