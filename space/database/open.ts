import { rename } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PGliteDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as initial from './migrations/0001-initial.ts';
import * as withdrawal from './migrations/0002-withdrawal.ts';
import * as reading from './migrations/0005-reading.ts';
import type { SpaceTables } from './tables.ts';

export type Database = Kysely<SpaceTables>;

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-withdrawal': withdrawal,
  '0005-reading': reading,
};

/**
 * Opens the embedded database and brings it to the newest schema. It does not sync its files, so a power cut may leave
 * one that cannot be read: it is then set aside and a new one is made, to be filled again from the synced files.
 */
export async function openDatabase(path: string, onSetAside: (reason: unknown) => void): Promise<Database> {
  let pglite: PGlite;
  try {
    pglite = await PGlite.create(path, { extensions: { unaccent } });
  } catch (error) {
    onSetAside(error);
    await rename(path, `${path}-damaged-${Date.now()}`);
    pglite = await PGlite.create(path, { extensions: { unaccent } });
  }
  const database = new Kysely<SpaceTables>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(database);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return database;
}

/** Throws when the database’s history is not ours. */
async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
