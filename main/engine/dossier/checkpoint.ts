import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import type { JournalStart } from './journal.ts';
import { refusals } from './refusals.ts';
import type { Vault } from './vault/vault.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

export const DATABASE = 'dossier.sqlite';

/** Where the seal lies: SQLite’s user version, four bytes that it leaves to applications. */
const SEAL = 60;
/** A database that another tool has written, whose every page is then checked. */
const NO_SEAL = 0;
/** Bytes. Checking every page and reference takes about 20 ms for each MB. */
const LARGE = 16 * 1024 * 1024;

/**
 * Replaces the database file by the whole of `database`, atomically; `onWritten` is told where it lies just before. Call it
 * outside any transaction.
 */
export function writeCheckpoint(
  files: FileSystem,
  folder: string,
  vault: Vault,
  database: Database,
  onWritten?: (unfinished: string) => void,
): void {
  writeAtomically(files, join(folder, DATABASE), checkpointOf(vault, database), onWritten);
}

/** The whole of `database` as it lies on the disk. Call it outside any transaction. */
export function checkpointOf(vault: Vault, database: Database): Uint8Array {
  const bytes = database.export();
  seal(bytes);
  return vault.seal(DATABASE, bytes);
}

export interface Checkpoint {
  readonly database: Database;
  /** True when the file is so large that walking through it would be felt, while its seal says that it is what was written. */
  readonly vouchedFor: boolean;
}

/** Opens the database file in memory if it has the size and the seal that it announces. Throws `dossier-damaged`. */
export async function readCheckpoint(files: FileSystem, folder: string, vault: Vault): Promise<Checkpoint> {
  const bytes = vault.open(DATABASE, readWhole(files, join(folder, DATABASE)));
  if (!bytes) throw refusals.damagedDatabase('sealed');
  if (!isWhole(bytes)) throw refusals.damagedDatabase('size');
  const written = headerOf(bytes).readUInt32BE(SEAL);
  if (written !== NO_SEAL && written !== sealOf(bytes)) throw refusals.damagedDatabase('seal');
  try {
    const database = await Database.open(bytes);
    return { database, vouchedFor: written !== NO_SEAL && bytes.length > LARGE };
  } catch {
    throw refusals.damagedDatabase('unreadable');
  }
}

/** Checks every page, index and reference. Throws `dossier-damaged`. */
export function checkIntegrity(database: Database): void {
  const problem = firstProblem(database);
  if (problem !== undefined) throw refusals.damagedDatabase(problem);
}

const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface State {
  readonly dossierId: string;
  readonly lastSequence: number;
}

/** Which dossier a database is and the last transaction it contains. Throws `dossier-damaged`. */
export function readState(database: Database): State {
  let state: State | undefined;
  try {
    state = database.all<State>('SELECT dossierId, lastSequence FROM dossier_state')[0];
  } catch {
    throw refusals.damagedDatabase('state');
  }
  // Its transactions are counted on: a number that none can reach is not one of Cahiers’.
  const { dossierId = '', lastSequence = -1 } = state ?? {};
  const isOwn = Number.isSafeInteger(lastSequence) && lastSequence >= 0 && IDENTIFIER.test(dossierId);
  if (!state || !isOwn) throw refusals.damagedDatabase('state');
  return state;
}

/** How many of the transactions up to `sequence` are outside the history. Throws `dossier-damaged`. */
export function outsideHistory(database: Database, sequence: number): number {
  const counted = 'SELECT count(*) AS count FROM history WHERE sequence <= ?';
  const outside = sequence - (database.all<{ count: number }>(counted, [sequence])[0]?.count ?? 0);
  if (outside < 0 || outside >= 2 ** 32) throw refusals.damagedDatabase('state');
  return outside;
}

/** The journal that goes on after all that a database contains. */
export function journalAfter(database: Database, schema: number): JournalStart {
  const { dossierId, lastSequence } = readState(database);
  return {
    dossier: dossierId,
    schema,
    base: lastSequence,
    outside: outsideHistory(database, lastSequence),
  };
}

/** Writes the seal of a database file into it. */
function seal(bytes: Uint8Array): void {
  headerOf(bytes).writeUInt32BE(sealOf(bytes), SEAL);
}

/** CRC-32 of all but the seal itself. */
function sealOf(bytes: Uint8Array): number {
  const crc = crc32(bytes.subarray(SEAL + 4), crc32(bytes.subarray(0, SEAL)));
  return crc === NO_SEAL ? 1 : crc;
}

function headerOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(100, bytes.byteLength));
}

/** SQLite’s header: https://www.sqlite.org/fileformat2.html#the_database_header */
function isWhole(bytes: Uint8Array): boolean {
  const header = headerOf(bytes);
  if (header.length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return false;
  const announced = header.readUInt16BE(16);
  const pageSize = announced === 1 ? 65_536 : announced;
  return bytes.byteLength === pageSize * header.readUInt32BE(28);
}

function firstProblem(database: Database): string | undefined {
  try {
    const [integrity] = database.all<{ integrity_check: string }>('PRAGMA integrity_check(1)');
    if (integrity?.integrity_check !== 'ok') return 'integrity';
    return database.all('PRAGMA foreign_key_check').length > 0 ? 'references' : undefined;
  } catch {
    return 'unreadable';
  }
}
