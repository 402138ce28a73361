import { join } from 'node:path';
import { checkIntegrity, DATABASE, readState } from './checkpoint.ts';
import { type Covers, coversOf } from './covered.ts';
import { closeQuietly, type Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import { quoted, trackedTables } from './history.ts';
import { JOURNAL } from './journal.ts';
import { decodeRecords } from './journal-format.ts';
import { LABEL, type Label, readLabel } from './label.ts';
import { appliedMigrations, MIGRATIONS, type Migration, migrate } from './migrations.ts';
import { requireSizes } from './own-files.ts';
import { refusals } from './refusals.ts';
import { replayJournal } from './replay.ts';
import { readKnownCheckpoint } from './schema.ts';
import { bareStatement } from './sql.ts';
import type { Reader } from './store.ts';
import type { Vault } from './vault/vault.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

/** The files that make a dossier, besides what is attached to it. */
export const PARTS = [LABEL, DATABASE, JOURNAL] as const;

/** A dossier in memory, apart from the one that is open. Whoever loads it closes its database. */
export interface LoadedCopy {
  readonly label: Label;
  readonly database: Database;
}

/** What a copy of a dossier was found to hold. */
export interface CopyFacts {
  readonly dossierId: string;
  /** Number of the last command of its history. */
  readonly lastSequence: number;
  /** When that command was made; null when it has none. UTC, ISO 8601. */
  readonly lastChangeAt: string | null;
  /** Rows of each table that has a history. */
  readonly counts: Readonly<Record<string, number>>;
  /** What its files hold, however they lie. */
  readonly digests: Covers;
}

/**
 * Opens a copy of a dossier without touching it: checkpoint, journal, every page and reference. Throws `dossier-damaged`,
 * `dossier-incomplete`, `dossier-newer` or `dossier-unknown-version`, or the system’s error when the disk cannot be read.
 */
export async function loadCopy(
  files: FileSystem,
  folder: string,
  vault: Vault,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<LoadedCopy> {
  const missing = PARTS.filter((name) => files.status(join(folder, name))?.kind !== 'file');
  if (missing.length > 0) throw refusals.missingFiles(missing);
  requireSizes(files, folder);
  const label = readLabel(files, folder);
  const { database, applied } = await readKnownCheckpoint(files, folder, vault, migrations);
  try {
    replayJournal(files, folder, vault, database, applied - 1, false);
    checkIntegrity(database);
    if (readState(database).dossierId !== label.id) throw refusals.mixedFiles();
    return { label, database };
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/** Brings a loaded copy to today’s schema, in memory only. */
export function bringUpToDate(database: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  migrate(database, migrations, appliedMigrations(database, migrations));
}

/** Opens a copy, says what it holds and lets it go. Throws as `loadCopy`. */
export async function verifyCopy(
  files: FileSystem,
  folder: string,
  vault: Vault,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<CopyFacts> {
  const { label, database } = await loadCopy(files, folder, vault, migrations);
  try {
    return { dossierId: label.id, ...factsOf(database), digests: coversOf(files, folder, vault) };
  } finally {
    closeQuietly(database);
  }
}

/** When a database last changed, and how many rows it has. */
export function factsOf(database: Database): Omit<CopyFacts, 'dossierId' | 'digests'> {
  const [last] = database.all<{ sequence: number; at: string }>(
    'SELECT sequence, at FROM history ORDER BY sequence DESC LIMIT 1',
  );
  const counts: Record<string, number> = {};
  for (const table of trackedTables(database).keys()) {
    const [row] = database.all<{ count: number }>(`SELECT count(*) AS count FROM ${quoted(table)}`);
    counts[table] = row?.count ?? 0;
  }
  return { lastSequence: last?.sequence ?? 0, lastChangeAt: last?.at ?? null, counts };
}

/** Hashes of the attached files that a database speaks of: in rows of their own, and in what is frozen. */
export function attachedFiles(database: Pick<Database, 'all'>): Set<string> {
  const hashes = new Set<string>();
  const add = (select: string) => {
    for (const { sha512 } of database.all<{ sha512: string }>(select)) hashes.add(sha512);
  };
  for (const [table, columns] of trackedTables(database)) {
    if (columns.includes('sha512')) add(`SELECT sha512 FROM ${quoted(table)}`);
    if (columns.includes('frozen')) {
      add(
        `SELECT json_extract(file.value, '$.sha512') AS sha512 FROM ${quoted(table)}, ${FROZEN_FILES} AS file`,
      );
    }
  }
  return hashes;
}

/** The files of a column `frozen`, in SQL: each is the JSON of its name and of its hash. */
export const FROZEN_FILES = `json_each(CASE WHEN json_valid(frozen) THEN frozen END, '$.document.attachments')`;

/** The same, of an open dossier. */
export const attachedTo = (read: Reader): Set<string> =>
  attachedFiles({ all: (sql) => read.all(bareStatement(sql, [])) });

/** A file that makes a dossier, as it was at one moment. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the files of a dossier at once, so that they go together whatever is written to it later. */
export function readParts(files: FileSystem, folder: string): Part[] {
  return PARTS.map((name) => {
    const bytes = readWhole(files, join(folder, name));
    return { name, bytes: name === JOURNAL ? withoutRoom(bytes) : bytes };
  });
}

/** Copies the files of a dossier as they are. Throws the system’s errors. */
export function copyParts(files: FileSystem, folder: string, to: string): void {
  for (const { name, bytes } of readParts(files, folder)) writeAtomically(files, join(to, name), bytes);
}

/** Zeros kept at the end of a journal that is copied, in bytes: a block, so that its header is never cut. */
const KEPT = 4096;

/** A journal without the room that it keeps for what will be written next, nor what a crash cut off in it. */
function withoutRoom(bytes: Uint8Array): Uint8Array {
  const { end, sound } = decodeRecords(bytes);
  if (!sound) return bytes;
  const copy = new Uint8Array(Math.min(bytes.length, Math.ceil(end / KEPT) * KEPT + KEPT));
  copy.set(bytes.subarray(0, end));
  return copy;
}
