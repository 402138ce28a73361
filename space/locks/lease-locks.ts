import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { HeldLock, Locks } from './locks.ts';

/** How long a lock outlives the last sign of life of its holder, in milliseconds of the database’s clock. */
export const LEASE_LIFETIME = 15_000;
/** Between two looks at a lock that another holds, in milliseconds. */
const LOOK_AGAIN = 100;

interface Lease {
  readonly lost: AbortController;
  readonly onWanted: (() => void) | undefined;
}

/**
 * Locks of a space that is several processes: rows that expire unless their holder says again and again that it lives.
 * Moments are the database’s, since the clocks of the instances may differ.
 */
export function leaseLocks(
  database: Database,
  { lifetime = LEASE_LIFETIME, onError }: { lifetime?: number; onError: (error: unknown) => void },
): Locks {
  const holder = randomUUID();
  const leases = new Map<string, Lease>();
  /** Tokens of those that we could not give back yet. */
  const unreleased = new Set<string>();
  const expiry = sql<Date>`clock_timestamp() + ${lifetime} * interval '1 millisecond'`;
  let beating: Promise<void> | undefined;
  let lastBeat = performance.now();

  async function acquire(name: string, onWanted?: () => void): Promise<HeldLock | undefined> {
    const token = randomUUID();
    const taken = await database
      .insertInto('lease')
      .values({ name, holder, token, expires_at: expiry, wanted: false })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, token, expires_at: expiry, wanted: false })
          .where('lease.expires_at', '<', sql<Date>`clock_timestamp()`),
      )
      .returning('token')
      .executeTakeFirst();
    if (!taken) return undefined;
    const lost = new AbortController();
    if (leases.size === 0) lastBeat = performance.now();
    leases.set(token, { lost, onWanted });
    // What was done under the lock is done, whether or not the lock can be given back at once.
    const release = async () => {
      leases.delete(token);
      await giveBack([token]).catch((error: unknown) => {
        unreleased.add(token);
        onError(error);
      });
    };
    return { lost: lost.signal, release };
  }

  async function giveBack(tokens: readonly string[]): Promise<void> {
    await database
      .deleteFrom('lease')
      .where('holder', '=', holder)
      .where('token', 'in', [...tokens])
      .execute();
    for (const token of tokens) unreleased.delete(token);
  }

  /** One statement for all that we hold, and for nothing that we think given back. */
  async function beat(): Promise<void> {
    const tokens = [...leases.keys()];
    const started = performance.now();
    try {
      if (unreleased.size > 0) await giveBack([...unreleased]);
      if (tokens.length === 0) return;
      const alive = await database
        .updateTable('lease')
        .set({ expires_at: expiry })
        .where('holder', '=', holder)
        .where('token', 'in', tokens)
        .where('expires_at', '>=', sql<Date>`clock_timestamp()`)
        .returning(['token', 'wanted'])
        .execute();
      lastBeat = started;
      const wanted = new Map(alive.map((row) => [row.token, row.wanted]));
      for (const token of tokens) {
        const lease = leases.get(token);
        if (!wanted.has(token)) lose(token);
        else if (wanted.get(token)) lease?.onWanted?.();
      }
    } catch (error) {
      onError(error);
      if (performance.now() - lastBeat > lifetime) for (const token of tokens) lose(token);
    }
  }

  function lose(token: string): void {
    const lease = leases.get(token);
    leases.delete(token);
    lease?.lost.abort(new Error('the lock was lost'));
    lease?.onWanted?.();
  }

  const timer = setInterval(() => {
    beating ??= beat().finally(() => {
      beating = undefined;
    });
  }, lifetime / 10);
  timer.unref();

  return {
    async take(name, { signal, onWanted }) {
      for (;;) {
        signal.throwIfAborted();
        const held = await acquire(name, onWanted);
        if (held) return held;
        await database.updateTable('lease').set({ wanted: true }).where('name', '=', name).execute();
        await delay(LOOK_AGAIN, undefined, { signal });
      }
    },
    tryTake: (name) => acquire(name),
    async close() {
      clearInterval(timer);
      await beating;
      leases.clear();
      // What cannot be given back expires.
      await database.deleteFrom('lease').where('holder', '=', holder).execute().catch(onError);
    },
  };
}
