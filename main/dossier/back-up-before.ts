import { join } from 'node:path';
import { BACKUPS } from './convert.ts';
import { copyParts, verifyCopy } from './copy.ts';
import { discardFolder } from './discard-folder.ts';
import type { FileSystem } from './file-system.ts';
import type { Migration } from './migrations.ts';
import type { Vault } from './vault/vault.ts';
import { replace, UNFINISHED } from './whole-file.ts';

/** Copies a dossier as it is before its schema changes, and opens the copy to verify it. Throws as `loadCopy`. */
export async function backUpBefore(
  files: FileSystem,
  folder: string,
  vault: Vault,
  migrations: readonly Migration[],
  applied: number,
): Promise<void> {
  const backup = join(folder, BACKUPS, `avant-${String(applied).padStart(4, '0')}`);
  if (files.status(backup)) return;
  const unfinished = backup + UNFINISHED;
  if (files.status(unfinished)) discardFolder(files, unfinished);
  files.makeFolder(unfinished);
  copyParts(files, folder, unfinished);
  await verifyCopy(files, unfinished, vault, migrations);
  replace(files, unfinished, backup);
}
