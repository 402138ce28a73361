import type { Kysely } from 'kysely';

/** A withdrawn version keeps its files and its receipt, and is no longer read: in its place stands the reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('synthesis')
    .addColumn('withdrawn_at', 'timestamptz')
    .addColumn('withdrawal_reason', 'text')
    .execute();
}
