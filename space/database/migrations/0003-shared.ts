import { type Kysely, sql } from 'kysely';

/** What several instances of a space need in order to share the work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('wanted', 'boolean', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('lease_by_holder').on('lease').column('holder').execute();
  await db.schema
    .createTable('space_state')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema.alterTable('deposit').addColumn('receipt', 'text').execute();
  await db.schema
    .createIndex('deposit_promised')
    .on('deposit')
    .columns(['package_id', 'version'])
    .unique()
    .where(sql.ref('receipt'), 'is not', null)
    .execute();
}
