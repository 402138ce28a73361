import { join } from 'node:path';
import { noteOf, readNote, writeNote } from './backup-note.ts';
import { copyParts, verifyCopy } from './copy.ts';
import { discardFolder } from './discard-folder.ts';
import type { FileSystem } from './file-system.ts';
import type { Migration } from './migrations.ts';
import { BACKUPS } from './own-names.ts';
import type { Vault } from './vault/vault.ts';
import { makeFolderDurably, replace, UNFINISHED } from './whole-file.ts';

/**
 * Copies a dossier as it is before its schema changes, and opens the copy to verify it. One that a migration cut off by a
 * crash has made already serves again. Throws as `loadCopy`.
 */
export async function backUpBefore(
  files: FileSystem,
  folder: string,
  vault: Vault,
  migrations: readonly Migration[],
  applied: number,
): Promise<void> {
  const place = join(folder, BACKUPS, `avant-${String(applied).padStart(4, '0')}`);
  const unfinished = place + UNFINISHED;
  const madeAt = new Date().toISOString();
  if (files.status(unfinished)) discardFolder(files, unfinished);
  makeFolderDurably(files, unfinished);
  copyParts(files, folder, unfinished);
  const facts = await verifyCopy(files, unfinished, vault, migrations);
  for (let number = 1; ; number++) {
    const backup = number === 1 ? place : `${place}-${number}`;
    if (!files.status(backup)) {
      writeNote(files, unfinished, noteOf(facts, { madeAt, reason: 'migration' }, madeAt));
      replace(files, unfinished, backup);
      return;
    }
    const former = readNote(files, backup);
    const isSame = former?.lastSequence === facts.lastSequence && former.lastChangeAt === facts.lastChangeAt;
    if (isSame && former.sound) return discardFolder(files, unfinished);
  }
}
