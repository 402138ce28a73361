import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { AppError } from '../../shared/errors.ts';
import { isAway, whyAway } from '../away.ts';
import * as initial from './migrations/0001-initial.ts';
import * as withdrawal from './migrations/0002-withdrawal.ts';
import * as shared from './migrations/0003-shared.ts';
import * as access from './migrations/0004-access.ts';
import * as reading from './migrations/0005-reading.ts';
import * as categories from './migrations/0006-categories.ts';
import type { SpaceTables } from './tables.ts';

export type Database = Kysely<SpaceTables>;

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-withdrawal': withdrawal,
  '0003-shared': shared,
  '0004-access': access,
  '0005-reading': reading,
  '0006-categories': categories,
};

/** No query of ours is longer, in milliseconds; past it, it is stopped rather than left to hold others. */
const LONGEST_QUERY = 60_000;
const CONNECTION_WAIT = 10_000;
/** Seconds, so that after a failover none stays on a server that is gone, or only reads. */
const LONGEST_LIFE = 60;

export interface PostgresOptions {
  readonly url: string;
  readonly connections: number;
  /** Told of connections that break, in use or not. */
  readonly onError: (error: unknown) => void;
}

/** Connects to a PostgreSQL server and brings the database to the newest schema. Throws an AppError. */
export async function openPostgres({ url, connections, onError }: PostgresOptions): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECTION_WAIT,
    statement_timeout: LONGEST_QUERY,
    idle_in_transaction_session_timeout: LONGEST_QUERY,
    // A server that vanished without a word does not stop a query: we do.
    query_timeout: LONGEST_QUERY + CONNECTION_WAIT,
    keepAlive: true,
    maxLifetimeSeconds: LONGEST_LIFE,
    application_name: 'cahiers-space',
  });
  // A connection that breaks says so twice at most: to who uses it, by its query, and here. Unheard, it ends the process.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    const what = isAway(cause) ? 'ne répond pas' : 'refuse la connexion';
    throw new AppError('database', `La base de données ${what} (${whyAway(cause)}).`, {}, { cause });
  }
  return migrated(new Kysely<SpaceTables>({ dialect: new PostgresDialect({ pool }) }));
}

/** Folders of damaged databases that are left, for who wants to know what happened. */
const DAMAGED_KEPT = 2;

/**
 * Opens the embedded database and brings it to the newest schema. It does not sync its files, so a power cut may leave
 * one that cannot be read: it is then set aside and a new one is made, to be filled again from the synced files.
 */
export async function openEmbedded(
  path: string,
  onSetAside: (reason: unknown, place: string) => void,
): Promise<Database> {
  try {
    return await openPglite(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    onSetAside(error, await setAside(path));
    return openPglite(path);
  }
}

/** Answers where it is then. Of those that were set aside before, the newest alone stays. */
async function setAside(path: string): Promise<string> {
  const place = `${path}-damaged-${Date.now()}`;
  await rename(path, place);
  const folder = dirname(path);
  const start = `${basename(path)}-damaged-`;
  const earlier = (await readdir(folder)).filter(
    (name) => name.startsWith(start) && name !== basename(place),
  );
  for (const name of earlier.sort().slice(0, 1 - DAMAGED_KEPT)) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  return place;
}

async function openPglite(path: string): Promise<Database> {
  const pglite = await PGlite.create(path, { extensions: { unaccent } });
  const database = await migrated(new Kysely<SpaceTables>({ dialect: new PGliteDialect({ pglite }) }));
  // Nothing runs beside it that would count its rows, by which it chooses how to search them.
  await sql`analyze`.execute(database);
  return database;
}

const FOREIGN =
  'La base de données a été faite par une version plus récente de l’espace, ou n’est pas la sienne : ' +
  'installez la version qui l’a faite, ou donnez une base vide, que l’espace remplira de ses fichiers.';

/** Throws an AppError when the database’s history is not ours. Instances that start together wait for one another. */
async function migrated(database: Database): Promise<Database> {
  try {
    const { error } = await migrator(database).migrateToLatest();
    if (error) throw error;
    return database;
  } catch (error) {
    await database.destroy();
    const isForeign = error instanceof Error && error.message.startsWith('corrupted migrations');
    throw isForeign ? new AppError('database', FOREIGN, {}, { cause: error }) : error;
  }
}

/** Whether the schema is the one that this program needs, no older and no newer. */
export async function isMigrated(database: Database): Promise<boolean> {
  const migrations = await migrator(database).getMigrations();
  return migrations.every(({ executedAt }) => executedAt !== undefined);
}

function migrator(database: Database): Migrator {
  return new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
}
