import { type Kysely, sql } from 'kysely';

/** Keys with a scope, an end and limits; sessions of readers; decisions on versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('deposit_key')
    .addColumn('scope', 'text', (column) =>
      column.notNull().defaultTo('deposit').check(sql`scope IN ('deposit', 'read')`),
    )
    .addColumn('expires_at', 'timestamptz')
    .addColumn('last_used_at', 'timestamptz')
    .addColumn('max_size', 'bigint')
    .addColumn('max_unfinished', 'integer')
    .addColumn('max_per_day', 'integer')
    .addColumn('max_per_minute', 'integer')
    .execute();
  await db.schema
    .createTable('allowance')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('tokens', 'double precision', (column) => column.notNull())
    .addColumn('filled_at', 'timestamptz', (column) => column.notNull())
    .addColumn('granted', 'boolean', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('reader_session')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('decision')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('package_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('action', 'text', (column) =>
      column.notNull().check(sql`action IN ('withdraw', 'hide', 'restore')`),
    )
    .addColumn('key_id', 'text')
    .addColumn('decided_at', 'timestamptz', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('decision_by_version')
    .on('decision')
    .columns(['package_id', 'version', 'decided_at'])
    .execute();
  await db.schema.alterTable('synthesis').addColumn('withdrawn_by', 'text').execute();
}
