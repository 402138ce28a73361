import { createHash } from 'node:crypto';
import { type Checkpoint, checkIntegrity, readCheckpoint } from './checkpoint.ts';
import { closeQuietly, Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import { appliedMigrations, LEDGER, type Migration, migrate } from './migrations.ts';
import { refusals } from './refusals.ts';
import type { Vault } from './vault/vault.ts';

export interface KnownCheckpoint extends Checkpoint {
  /** How many migrations it has had. */
  readonly applied: number;
}

/**
 * Opens a checkpoint whose schema is the very one that its migrations make: a trigger, a view or a constraint of someone
 * else’s would run whenever a row is read or written. Nothing of it is read before. Throws `dossier-damaged`,
 * `dossier-newer`, `dossier-unknown-version`.
 */
export async function readKnownCheckpoint(
  files: FileSystem,
  folder: string,
  vault: Vault,
  migrations: readonly Migration[],
): Promise<KnownCheckpoint> {
  const checkpoint = await readCheckpoint(files, folder, vault);
  try {
    return { ...checkpoint, applied: await appliedTo(checkpoint.database, migrations) };
  } catch (error) {
    closeQuietly(checkpoint.database);
    throw error;
  }
}

async function appliedTo(database: Database, migrations: readonly Migration[]): Promise<number> {
  const rows = schemaIn(database);
  const ledger = rows.find(({ name }) => name === 'migration');
  if (!ledger) throw refusals.unknownHistory();
  if (ledger.type !== 'table' || ledger.sql !== LEDGER) throw refusals.foreignSchema();
  const applied = orDamage(database, () => appliedMigrations(database, migrations));
  if (digestOf(rows) !== (await expected(migrations, applied))) throw refusals.foreignSchema();
  return applied;
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

/** Tells one schema from another, whatever the order in which it was made. */
export const schemaDigest = (database: Database): string => digestOf(schemaIn(database));

function schemaIn(database: Database): SchemaRow[] {
  return orDamage(database, () =>
    database.all<SchemaRow>('SELECT type, name, tbl_name, sql FROM sqlite_schema'),
  );
}

function digestOf(rows: readonly SchemaRow[]): string {
  const lines = rows.map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql]));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

const made = new WeakMap<readonly Migration[], Map<number, string>>();

/** The schema of an empty database that has had so many migrations. Making one takes longer than opening a dossier. */
async function expected(migrations: readonly Migration[], applied: number): Promise<string> {
  const known = migrations[applied - 1]?.schema;
  if (known !== undefined) return known;
  const digests = made.get(migrations) ?? new Map<number, string>();
  made.set(migrations, digests);
  const digest = digests.get(applied) ?? (await schemaAfter(migrations.slice(0, applied)));
  digests.set(applied, digest);
  return digest;
}

/** The digest of the schema that migrations make, with the triggers of its history. */
export async function schemaAfter(migrations: readonly Migration[]): Promise<string> {
  const database = await Database.open();
  try {
    migrate(database, migrations, 0);
    return schemaDigest(database);
  } finally {
    database.close();
  }
}

/** What cannot be read is damage: say the cause, not the consequence. */
function orDamage<T>(database: Database, read: () => T): T {
  try {
    return read();
  } catch (error) {
    checkIntegrity(database);
    throw error;
  }
}
