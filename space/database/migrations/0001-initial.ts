import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('territory')
    .addColumn('ref', 'text', (column) => column.primaryKey())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('deposit_key')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('territory_ref', 'text', (column) => column.notNull().references('territory.ref'))
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('revoked_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('deposit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('key_id', 'text')
    .addColumn('territory_ref', 'text', (column) => column.notNull().references('territory.ref'))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state IN ('receiving', 'verifying', 'accepted', 'rejected')`),
    )
    .addColumn('filename', 'text', (column) => column.notNull())
    .addColumn('sha512', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('campaign_id', 'text', (column) => column.notNull())
    .addColumn('package_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz')
    .addColumn('reasons', 'text')
    .execute();
  await db.schema.createIndex('deposit_by_state').on('deposit').columns(['state', 'created_at']).execute();
  await db.schema
    .createTable('synthesis')
    .addColumn('package_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('deposit_id', 'text', (column) => column.notNull().unique())
    .addColumn('territory_ref', 'text', (column) => column.notNull().references('territory.ref'))
    .addColumn('campaign_id', 'text', (column) => column.notNull())
    .addColumn('sha512', 'text', (column) => column.notNull().unique())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('accepted_at', 'timestamptz', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('scope_level', 'text', (column) => column.notNull())
    .addColumn('scope_id', 'text', (column) => column.notNull())
    .addColumn('scope_name', 'text', (column) => column.notNull())
    .addColumn('validated_on', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('files', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('synthesis_key', ['package_id', 'version'])
    .execute();
  await db.schema
    .createIndex('synthesis_by_territory')
    .on('synthesis')
    .columns(['territory_ref', 'accepted_at'])
    .execute();
}
