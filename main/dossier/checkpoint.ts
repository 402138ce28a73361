import { join } from 'node:path';
import { Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

export const DATABASE = 'dossier.sqlite';

/** Replaces the database file by the whole of `database`, atomically. Call it outside any transaction. */
export function writeCheckpoint(files: FileSystem, folder: string, database: Database): void {
  writeAtomically(files, join(folder, DATABASE), database.export());
}

/** Opens the database file in memory, checking its size against what its own header announces. Throws `dossier-damaged`. */
export async function readCheckpoint(files: FileSystem, folder: string): Promise<Database> {
  const bytes = readWhole(files, join(folder, DATABASE));
  if (!isWhole(bytes)) throw refusals.damagedDatabase('size');
  try {
    return await Database.open(bytes);
  } catch {
    throw refusals.damagedDatabase('unreadable');
  }
}

/** Checks every page, index and reference. Throws `dossier-damaged`. */
export function checkIntegrity(database: Database): void {
  const problem = firstProblem(database);
  if (problem !== undefined) throw refusals.damagedDatabase(problem);
}

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
  if (!state) throw refusals.damagedDatabase('state');
  return state;
}

/** SQLite’s header: https://www.sqlite.org/fileformat2.html#the_database_header */
function isWhole(bytes: Uint8Array): boolean {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(100, bytes.byteLength));
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
