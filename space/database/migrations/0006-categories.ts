import { type Kysely, sql } from 'kysely';

/** The categories of people whom a proposal is for, as identifiers of its campaign. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('passage')
    .addColumn('categories', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
    .execute();
}
