import { join } from 'node:path';
import { DATABASE, journalAfter, writeCheckpoint } from './checkpoint.ts';
import type { Database } from './database.ts';
import { discardFolder } from './discard-folder.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL, Journal } from './journal.ts';
import type { Vault } from './vault/vault.ts';
import { replace, UNFINISHED } from './whole-file.ts';

/** Where the files that shall take the place of a dossier’s wait, whole, until all of them have. */
export const STAGED = 'restauration';

/**
 * Has another state, of that schema, take the place of a dossier’s: nothing of it counts before all of it is on the disk,
 * and from then on the next opening ends what a crash stops. Call it under the lock. Throws the system’s errors.
 */
export function replaceState(
  { files, folder, vault }: { files: FileSystem; folder: string; vault: Vault },
  database: Database,
  schema: number,
): void {
  const unfinished = join(folder, STAGED) + UNFINISHED;
  if (files.status(unfinished)) discardFolder(files, unfinished);
  files.makeFolder(unfinished);
  writeCheckpoint(files, unfinished, vault, database);
  Journal.create(files, unfinished, vault, journalAfter(database, schema)).close();
  replace(files, unfinished, join(folder, STAGED));
  finishReplacing(files, folder);
}

/** Ends what `replaceState` began. Call it under the lock. Throws the system’s errors. */
export function finishReplacing(files: FileSystem, folder: string): void {
  const staged = join(folder, STAGED);
  if (files.status(staged)?.kind !== 'folder') return;
  for (const name of [DATABASE, JOURNAL]) {
    if (files.status(join(staged, name))?.kind === 'file')
      replace(files, join(staged, name), join(folder, name));
  }
  discardFolder(files, staged);
}

/** Throws away what was not whole yet when a crash came. */
export function tidyReplacing(files: FileSystem, folder: string): void {
  const unfinished = join(folder, STAGED) + UNFINISHED;
  if (files.status(unfinished)) discardFolder(files, unfinished);
}
