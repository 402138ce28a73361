import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { runOnSpace } from '../../../space/admin/client.ts';
import { openEmbedded } from '../../../space/database/open.ts';
import { spend } from '../../../space/registry/allowance.ts';
import { samplePackage } from '../../factories/packages.ts';
import {
  emptySpaceFolder,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  uniqueDocument,
} from '../../factories/space.ts';

const silent = { info: () => undefined, error: () => undefined };

async function packageToSend() {
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  return { bytes, metadata: metadataOf(bytes, document) };
}

const describe = (url: string, key: string) =>
  fetch(`${url}/api/space`, { headers: { authorization: `Bearer ${key}` } });

it('a key opens what its scope says, until its last day, and its last use is shown to the minute', async () => {
  let now = new Date('2020-10-10T08:00:00Z');
  const space = await openTestSpace({ now: () => now });
  const { id, secret: key } = await space.createKey(POITIERS, { until: '2020-10-16', label: 'DRANE' });
  const { secret: reading } = await space.createKey(POITIERS, { scope: 'read' });
  const listed = async () => {
    const keys = await runOnSpace(space.place, 'key.list', null, silent);
    return keys.find((one) => one.id === id);
  };
  expect(await listed()).toMatchObject({
    ...{ label: 'DRANE', scope: 'deposit', until: '2020-10-16', lastUsedAt: null },
  });

  expect((await describe(space.url, key)).status).toBe(200);
  now = new Date('2020-10-10T08:00:30Z');
  expect((await describe(space.url, key)).status).toBe(200);
  expect((await listed())?.lastUsedAt).toBe('2020-10-10T08:00:00.000Z');
  now = new Date('2020-10-10T08:01:30Z');
  await describe(space.url, key);
  expect((await listed())?.lastUsedAt).toBe('2020-10-10T08:01:30.000Z');

  const { bytes, metadata } = await packageToSend();
  await expect(send(space.url, bytes, { key: reading, metadata })).rejects.toThrow(
    '403 {"code":"read-only-key"',
  );
  expect((await describe(space.url, reading)).status).toBe(200);
  now = new Date('2020-10-17T09:00:00Z');
  expect((await describe(space.url, key)).status).toBe(200);
  now = new Date('2020-10-17T10:00:00Z');
  expect((await describe(space.url, key)).status).toBe(401);
  await expect(send(space.url, bytes, { key, metadata })).rejects.toThrow('401');
});

it('a key keeps its scope, its end, its limits and its last use over a restart', async () => {
  const before = await openTestSpace();
  const { secret: key } = await before.createKey(POITIERS, {
    scope: 'read',
    until: '2100-01-01',
    maxSize: 5000,
  });
  await describe(before.url, key);
  const [listed] = await runOnSpace(before.place, 'key.list', null, silent);
  await before.close();
  const after = await openTestSpace(before.place);
  expect(await (await describe(after.url, key)).json()).toMatchObject({ maxDepositSize: 5000 });
  expect(await runOnSpace(after.place, 'key.list', null, silent)).toEqual([listed]);
});

it('a key sends no more than its limits say: size, unfinished, a day, a minute', async () => {
  const space = await openTestSpace();
  const sendAll = async (key: string) => {
    const { bytes, metadata } = await packageToSend();
    return outcomeOf(space, await send(space.url, bytes, { key, metadata }), key);
  };
  const begin = async (key: string) => {
    const { bytes, metadata } = await packageToSend();
    return send(space.url, bytes, { key, metadata, chunkSize: 1000, stopAfter: () => true });
  };
  const head = async (url: string, key: string) => {
    const headers = { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0' };
    return (await fetch(url, { method: 'HEAD', headers })).status;
  };

  const { secret: small } = await space.createKey(POITIERS, { maxSize: 1024 });
  await expect(sendAll(small)).rejects.toThrow('413');

  const { secret: few } = await space.createKey(POITIERS, { unfinishedDeposits: 2 });
  const begun = [await begin(few), await begin(few), await begin(few)];
  expect(await Promise.all(begun.map((url) => head(url, few)))).toEqual([404, 200, 200]);

  const { secret: daily } = await space.createKey(POITIERS, { depositsPerDay: 1 });
  expect((await sendAll(daily)).state).toBe('accepted');
  await expect(sendAll(daily)).rejects.toThrow('429 {"code":"too-much"');

  const { secret: slow } = await space.createKey(POITIERS, { requestsPerMinute: 10 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => describe(space.url, slow)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(2);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^[1-6]$/);
  expect(await refused[0]?.json()).toEqual({
    code: 'too-much',
    message: expect.stringContaining('Recommencez dans'),
  });
});

it('a territory that is not written as it should is refused with how to write it', async () => {
  const { place } = await openTestSpace();
  const adding = runOnSpace(place, 'territory.add', { ref: 'academy', name: '' }, silent);
  await expect(adding).rejects.toMatchObject({
    details: { fields: { ref: expect.stringContaining('par exemple academy:13') } },
  });
});

it('an allowance grants what it has, whoever asks at once, and fills up with time', async () => {
  const database = await openEmbedded(join(await emptySpaceFolder(), 'database'), () => undefined);
  onTestFinished(() => database.destroy());
  const ask = () => spend(database, 'a', { most: 5, seconds: 3600 });
  const waits = await Promise.all(Array.from({ length: 20 }, ask));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  expect(Math.max(...waits)).toBeLessThanOrEqual(720);
  await sql`update allowance set filled_at = filled_at - interval '1450 seconds'`.execute(database);
  expect([await ask(), await ask(), (await ask()) > 0]).toEqual([0, 0, true]);
  expect(await spend(database, 'b', { most: 5, seconds: 3600 })).toBe(0);
});
