import { AppError } from '../../shared/errors.ts';
import { requireNoted } from '../engine/dossier/backup-note.ts';
import { attachedFiles, bringUpToDate, factsOf, type LoadedCopy, loadCopy } from '../engine/dossier/copy.ts';
import { coversOf } from '../engine/dossier/covered.ts';
import { closeQuietly } from '../engine/dossier/database.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import { MIGRATIONS, schemaOf } from '../engine/dossier/migrations.ts';
import type { Unread } from '../engine/dossier/open.ts';
import { refusals } from '../engine/dossier/refusals.ts';
import { replaceState } from '../engine/dossier/restoration.ts';
import type { Vault } from '../engine/dossier/vault/vault.ts';
import type { CopyAccount } from './copy-messages.ts';
import type { Opened } from './copy-reader.ts';
import { failures } from './errors.ts';
import { type MakingParts, makeBackup } from './make.ts';
import { attachmentIsKept, bringMissingBack } from './second-copies.ts';
import { backupFolder, type ShelvedBackup } from './shelf.ts';

/** Opens a backup of a dossier, brought to today’s schema; whoever loads it closes its database. Throws `backup-damaged`. */
export async function loadBackup(
  { files, migrations = MIGRATIONS }: MakingParts,
  { folder, vault, id }: { folder: string; vault: Vault; id: string },
  name: string,
): Promise<LoadedCopy> {
  const path = backupFolder(files, folder, name);
  let copy: LoadedCopy | undefined;
  try {
    copy = await loadCopy(files, path, vault, migrations);
    requireNoted(files, path, { ...factsOf(copy.database), digests: coversOf(files, path, vault) });
    bringUpToDate(copy.database, migrations);
  } catch (error) {
    closeQuietly(copy?.database);
    throw orDamaged(error);
  }
  if (copy.label.id === id) return copy;
  closeQuietly(copy.database);
  throw refusals.mixedFiles();
}

/** What a backup of the open dossier holds. Throws `backup-damaged`. */
export async function accountOfBackup(
  { files, copies }: MakingParts,
  { folder, id, vault, key }: Opened & { readonly folder: string; readonly id: string },
  name: string,
): Promise<CopyAccount> {
  const path = backupFolder(files, folder, name);
  try {
    const account = await copies.account(path, { vault, key });
    requireNoted(files, path, account);
    if (account.dossierId === id) return account;
  } catch (error) {
    throw orDamaged(error);
  }
  throw refusals.mixedFiles();
}

const orDamaged = (error: unknown): unknown =>
  error instanceof AppError && error.code.startsWith('dossier-') ? failures.damaged() : error;

/**
 * Puts the state of a backup in the place of a dossier’s, which is backed up first; answers that backup. Throws
 * `backup-damaged` before anything has changed, or the system’s errors.
 */
export async function restoreBackup(
  parts: MakingParts,
  { folder, vault, key, label }: Unread,
  name: string,
): Promise<ShelvedBackup> {
  const { files, migrations = MIGRATIONS } = parts;
  const { database } = await loadBackup(parts, { folder, vault, id: label.id }, name);
  try {
    const aside = await makeBackup(parts, { folder, vault, key }, 'aside');
    await bringMissingBack({ files, folder, vault }, attachedFiles(database));
    replaceState({ files, folder, vault }, database, schemaOf(migrations));
    return aside;
  } finally {
    closeQuietly(database);
  }
}

/** How many of the attached files that a copy speaks of are no longer anywhere. */
export function missingFilesOf(
  files: FileSystem,
  { folder, vault }: { folder: string; vault: Vault },
  attached: Iterable<string>,
): number {
  return [...attached].filter((sha512) => !attachmentIsKept({ files, folder, vault }, sha512)).length;
}
