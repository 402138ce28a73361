import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../../space/database/open.ts';
import { leaseLocks } from '../../../space/locks/lease-locks.ts';
import type { Locks } from '../../../space/locks/locks.ts';
import { memoryLocks } from '../../../space/locks/memory-locks.ts';
import { createDatabase, queryDatabase } from '../../factories/postgresql.ts';
import { hasPostgresql } from '../../factories/postgresql-cluster.ts';

const LIFETIME = 1_000;
const PATIENCE = { timeout: 20_000 };
const never = new AbortController().signal;

/** The locks of two who work for the same space. */
async function inOneProcess(): Promise<[Locks, Locks]> {
  const locks = memoryLocks();
  return [locks, locks];
}

async function inTwoInstances(): Promise<[Locks, Locks]> {
  const { url } = await freshDatabase();
  return [await locksOn(url), await locksOn(url)];
}

async function freshDatabase() {
  const database = await createDatabase();
  onTestFinished(() => database.drop());
  return database;
}

async function locksOn(url: string): Promise<Locks> {
  const onError = () => undefined;
  const database = await openPostgres({ url, connections: 3, onError });
  const locks = leaseLocks(database, { lifetime: LIFETIME, onError });
  onTestFinished(async () => {
    await locks.close();
    await database.destroy();
  });
  return locks;
}

describe.each([
  { name: 'in one process', open: inOneProcess, isHere: true },
  { name: 'in two instances', open: inTwoInstances, isHere: hasPostgresql },
])('a lock $name', ({ open, isHere }) => {
  it.skipIf(!isHere)('is one’s at a time: others wait, having asked for room', async () => {
    const [one, other] = await open();
    const order: string[] = [];
    const { promise: wanted, resolve: onWanted } = Promise.withResolvers<void>();
    const held = await one.take('a', { signal: never, onWanted });
    expect(await other.tryTake('a')).toBeUndefined();
    expect(await other.tryTake('b')).toBeDefined();
    const next = other.take('a', { signal: never }).then(() => order.push('other has it'));
    await wanted;
    order.push('one makes room');
    await held.release();
    await next;
    expect(order).toEqual(['one makes room', 'other has it']);
    expect(held.lost.aborted).toBe(false);
  });

  it.skipIf(!isHere)('is given up by who no longer waits for it', async () => {
    const [one, other] = await open();
    const held = await one.take('a', { signal: never });
    const stopping = new AbortController();
    const waiting = other.take('a', { signal: stopping.signal });
    stopping.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow();
    await held.release();
    expect(await one.tryTake('a')).toBeDefined();
  });
});

it.skipIf(!hasPostgresql)(
  'a lock outlives its lifetime while its holder lives, and goes to another once it expired',
  async () => {
    const { url } = await freshDatabase();
    const [one, other] = [await locksOn(url), await locksOn(url)];
    const held = await one.take('a', { signal: never });
    const expiry = () =>
      queryDatabase(url, 'select expires_at from lease') as Promise<{ expires_at: Date }[]>;
    const [first] = await expiry();
    await expect
      .poll(async () => (await expiry())[0]?.expires_at.getTime(), PATIENCE)
      .toBeGreaterThan((first?.expires_at.getTime() ?? 0) + LIFETIME);

    await queryDatabase(url, "update lease set expires_at = now() - interval '1 second'");
    const taken = await other.take('a', { signal: never });
    await expect.poll(() => held.lost.aborted, PATIENCE).toBe(true);
    await held.release();
    expect(await one.tryTake('a')).toBeUndefined();
    expect(taken.lost.aborted).toBe(false);
  },
);

it.skipIf(!hasPostgresql)(
  'a lock that could not be given back, its database being away, is not held on to',
  async () => {
    const { url } = await freshDatabase();
    const [one, other] = [await locksOn(url), await locksOn(url)];
    const held = await one.take('a', { signal: never });
    // By it the first goes on saying that it lives.
    await one.take('b', { signal: never });
    await queryDatabase(url, 'alter table lease rename to lease_away');
    await held.release();
    await queryDatabase(url, 'alter table lease_away rename to lease');
    const taken = await other.take('a', { signal: AbortSignal.timeout(PATIENCE.timeout) });
    expect(taken.lost.aborted).toBe(false);
  },
);
