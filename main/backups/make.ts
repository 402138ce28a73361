import { join } from 'node:path';
import type { BackupReason } from '../../shared/backups/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { noteOf, writeNote } from '../engine/dossier/backup-note.ts';
import { readParts } from '../engine/dossier/copy.ts';
import { discardQuietly } from '../engine/dossier/discard-folder.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import type { Migration } from '../engine/dossier/migrations.ts';
import { requireOwn } from '../engine/dossier/own-folder.ts';
import { BACKUPS } from '../engine/dossier/own-names.ts';
import { replace, UNFINISHED } from '../engine/dossier/whole-file.ts';
import { pieces, writePiecewise } from '../engine/dossier/write-part.ts';
import type { CopyReader, Opened } from './copy-reader.ts';
import { failures } from './errors.ts';
import { listBackups, nameOf, type ShelvedBackup, shelfOf } from './shelf.ts';

export interface MakingParts {
  readonly files: FileSystem;
  /** UTC, ISO 8601. */
  readonly now: () => string;
  readonly copies: CopyReader;
  readonly migrations?: readonly Migration[];
}

/**
 * Makes a backup of a dossier as it is on the disk at the moment of the call, in its own folder, and verifies it by
 * opening it before it takes its name. Attached files never change and are shared. Throws an AppError; what it had begun is
 * thrown away then.
 */
export async function makeBackup(
  { files, now, copies }: MakingParts,
  { folder: dossierFolder, vault, key }: Opened & { readonly folder: string },
  reason: BackupReason,
): Promise<ShelvedBackup> {
  const madeAt = now();
  const shelf = shelfOf(dossierFolder);
  const name = freeName(files, shelf, nameOf(madeAt));
  const unfinished = join(shelf, name) + UNFINISHED;
  try {
    requireOwn(files, dossierFolder, BACKUPS);
    const parts = readParts(files, dossierFolder);
    files.makeFolder(unfinished);
    for (const part of parts) await writePiecewise(files, join(unfinished, part.name), pieces(part.bytes));
    const facts = await verified(() => copies.verify(unfinished, { vault, key }));
    writeNote(files, unfinished, noteOf(facts, { madeAt, reason }, now()));
    files.syncFolder(unfinished);
    replace(files, unfinished, join(shelf, name));
    // The first backup also made the folder that holds them all.
    files.syncFolder(dossierFolder);
    const made = listBackups(files, dossierFolder).find((backup) => backup.name === name);
    if (!made) throw failures.differs();
    return made;
  } catch (error) {
    discardQuietly(files, unfinished);
    throw failures.notMade(error);
  }
}

/** What was just written cannot be damaged but by the disk. */
export async function verified<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    throw error instanceof AppError ? failures.differs() : error;
  }
}

function freeName(files: FileSystem, shelf: string, name: string): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}-${number}`;
    if (!files.status(join(shelf, free)) && !files.status(join(shelf, free + UNFINISHED))) return free;
  }
}
