import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** `most` at once, and as many again over `seconds`. */
export interface Allowance {
  readonly most: number;
  readonly seconds: number;
}

/**
 * Spends one of what `name` may ask: a token bucket, whose row one statement fills and draws from, so that all the
 * instances of a space agree. Answers the seconds to wait, 0 when it is granted.
 */
export async function spend(database: Database, name: string, { most, seconds }: Allowance): Promise<number> {
  const filled = sql`least(
    ${most}::double precision,
    a.tokens + greatest(0, extract(epoch from now() - a.filled_at)) * ${most / seconds}::double precision
  )`;
  const { rows } = await sql<{ granted: boolean; tokens: number }>`
    insert into allowance as a (name, tokens, filled_at, granted)
    values (${name}, ${most - 1}, now(), true)
    on conflict (name) do update set
      tokens = case when ${filled} >= 1 then ${filled} - 1 else ${filled} end,
      granted = ${filled} >= 1,
      filled_at = greatest(a.filled_at, now())
    returning granted, tokens`.execute(database);
  const row = rows[0];
  if (!row || row.granted) return 0;
  return Math.max(1, Math.ceil(((1 - row.tokens) * seconds) / most));
}

/** Forgets what nobody has asked for two days: it is full again. */
export async function forgetAllowances(database: Database): Promise<void> {
  await sql`delete from allowance where filled_at < now() - interval '2 days'`.execute(database);
}
