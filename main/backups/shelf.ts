import { join } from 'node:path';
import { z } from 'zod';
import type { Backup } from '../../shared/backups/contract.ts';
import { outdated } from '../../shared/backups/rotation.ts';
import { notFound } from '../../shared/errors.ts';
import { tidyAttachments } from '../engine/dossier/attachments.ts';
import { type Note, readNote } from '../engine/dossier/backup-note.ts';
import { discardFolder, discardQuietly } from '../engine/dossier/discard-folder.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import { BACKUPS, isOwnBackup, isOwnInBackups } from '../engine/dossier/own-names.ts';
import { UNFINISHED } from '../engine/dossier/whole-file.ts';

export interface ShelvedBackup extends Omit<Backup, 'counts'> {
  /** Undefined when nothing was noted of it. */
  readonly note: Note | undefined;
}

export const shelfOf = (dossierFolder: string): string => join(dossierFolder, BACKUPS);

/** Every backup of a dossier, the latest first. */
export function listBackups(files: FileSystem, dossierFolder: string): ShelvedBackup[] {
  const shelf = shelfOf(dossierFolder);
  return foldersOf(files, shelf)
    .filter(isOwnBackup)
    .map((name) => describe(files, shelf, name))
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** Bytes of everything that is kept with the backups. */
export function shelfSize(files: FileSystem, dossierFolder: string): number {
  return sizeOf(files, shelfOf(dossierFolder));
}

/** Folder of a backup. Throws `not-found`. */
export function backupFolder(files: FileSystem, dossierFolder: string, name: string): string {
  const folder = join(shelfOf(dossierFolder), name);
  if (!isOwnBackup(name) || files.status(folder)?.kind !== 'folder') throw notFound('Cette sauvegarde');
  return folder;
}

/** Removes what rotation no longer keeps, and what a crash left unfinished. Throws the system’s error. */
export function rotate(files: FileSystem, dossierFolder: string, now: string): void {
  tidyShelf(files, dossierFolder);
  const dated = listBackups(files, dossierFolder)
    // What cannot be dated is not judged by its age.
    .filter(({ name, note }) => note || !name.startsWith('avant-'))
    .map(({ name, madeAt, state, reason, note }) => ({
      name,
      madeAt,
      lastSequence: note?.lastSequence ?? 0,
      sound: state !== 'damaged',
      wanted: reason !== 'automatic',
    }));
  for (const name of outdated(dated, now)) discardFolder(files, join(shelfOf(dossierFolder), name));
}

/** Removes every backup of a dossier, and the damaged files put aside: a purge leaves none behind. */
export function removeAllBackups(files: FileSystem, dossierFolder: string, except?: string): void {
  const shelf = shelfOf(dossierFolder);
  for (const name of foldersOf(files, shelf)) {
    if (name !== except && isOwnInBackups(name)) discardFolder(files, join(shelf, name));
  }
}

/** Throws away what a crash left half made, or half removed. */
export function tidyShelf(files: FileSystem, dossierFolder: string): void {
  const shelf = shelfOf(dossierFolder);
  for (const name of foldersOf(files, shelf)) {
    const isOurs = name.endsWith(UNFINISHED) && isOwnInBackups(name);
    if (isOurs) discardQuietly(files, join(shelf, name));
  }
  tidyAttachments(files, shelf);
}

function describe(files: FileSystem, shelf: string, name: string): ShelvedBackup {
  const folder = join(shelf, name);
  const note = readNote(files, folder);
  const state = !note ? 'unknown' : note.sound ? 'verified' : 'damaged';
  return {
    name,
    madeAt: note?.madeAt ?? momentOf(name),
    reason: note?.reason ?? (name.startsWith('avant-') ? 'migration' : 'automatic'),
    lastChangeAt: note?.lastChangeAt ?? null,
    size: sizeOf(files, folder),
    state,
    verifiedAt: note?.verifiedAt ?? null,
    note,
  };
}

/** Name of a backup made at a moment: `2020-10-12T08-00-00-000Z`. */
export const nameOf = (at: string): string => at.replaceAll(/[:.]/g, '-');

function momentOf(name: string): string {
  const moment = name.replace(/^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z).*$/, '$1:$2:$3.$4');
  return z.iso.datetime().safeParse(moment).data ?? new Date(0).toISOString();
}

function foldersOf(files: FileSystem, shelf: string): string[] {
  if (files.status(shelf)?.kind !== 'folder') return [];
  return files.list(shelf).filter((name) => files.status(join(shelf, name))?.kind === 'folder');
}

function sizeOf(files: FileSystem, path: string): number {
  const status = files.status(path);
  if (!status) return 0;
  if (status.kind !== 'folder') return status.kind === 'file' ? status.size : 0;
  return files.list(path).reduce((total, name) => total + sizeOf(files, join(path, name)), 0);
}
