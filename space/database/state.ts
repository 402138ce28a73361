import type { Database } from './open.ts';

/** What the instances of a space tell one another, and how the database stands. It can all be made again. */
export type StateName =
  /** The first signing key of the space that the database belongs to. */
  | 'space'
  /** Present once the database holds what the store holds. */
  | 'filled'
  | 'newest-signing-key'
  /** Digest of the publics by which the tables of readers were filled. */
  | 'publics';

export async function readState(database: Database, name: StateName): Promise<string | undefined> {
  const row = await database
    .selectFrom('space_state')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

export async function writeState(database: Database, name: StateName, value: string): Promise<void> {
  await database
    .insertInto('space_state')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
