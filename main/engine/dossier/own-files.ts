import { dirname, join } from 'node:path';
import { ATTACHMENTS } from './attachments.ts';
import { DATABASE } from './checkpoint.ts';
import { FOLDED } from './checkpoints.ts';
import type { Entry, FileSystem } from './file-system.ts';
import { JOURNAL } from './journal.ts';
import { LABEL } from './label.ts';
import { LOCK } from './lock.ts';
import { BACKUPS } from './own-names.ts';
import { refusals } from './refusals.ts';
import { STAGED } from './restoration.ts';
import { UNFINISHED } from './whole-file.ts';

const PARTS = [LABEL, DATABASE, JOURNAL];
const FILES = [...PARTS, ...PARTS.map((name) => name + UNFINISHED), FOLDED, LOCK];
const FOLDERS = [ATTACHMENTS, BACKUPS, STAGED, STAGED + UNFINISHED];

/** Bytes. What is read whole, and held in memory: a file of nothing but zeros is made in no time, and takes no room. */
const LARGEST: Readonly<Record<string, number>> = { [DATABASE]: 2 ** 30, [JOURNAL]: 2 ** 30 };

/**
 * Makes sure that a dossier’s folder, which may come from anybody, leads nowhere else: a link in it, a junction, a pipe would
 * have Cahiers read, write or remove what is not the dossier’s. Throws `dossier-linked`, `dossier-damaged` for a file of a
 * size that none reaches.
 */
export function requireOwnFiles(files: FileSystem, folder: string): void {
  const foreign = foreignIn(files, folder);
  if (foreign !== undefined) throw refusals.linked(foreign);
  requireSizes(files, folder);
}

/** Throws `dossier-damaged`, for a dossier or for a backup. */
export function requireSizes(files: FileSystem, folder: string): void {
  for (const [name, largest] of Object.entries(LARGEST)) {
    if ((files.status(join(folder, name))?.size ?? 0) > largest) throw refusals.tooLarge(name);
  }
}

/** The name, relative to the dossier, of what is neither a file nor a folder where Cahiers reads or writes. */
function foreignIn(files: FileSystem, folder: string): string | undefined {
  // By their paths: a disk may take other letters for these.
  const own = [...FILES, ...FOLDERS].map((name) => ({ name, kind: files.status(join(folder, name))?.kind }));
  const places = own.filter(({ name, kind }) => FOLDERS.includes(name) && kind === 'folder');
  const inside = places.flatMap(({ name }) => within(files, folder, name));
  const backups = inside.filter(({ name, kind }) => dirname(name) === BACKUPS && kind === 'folder');
  const deepest = backups.flatMap(({ name }) => within(files, folder, name));
  return [...own, ...inside, ...deepest].find(({ kind }) => kind === 'other')?.name;
}

function within(files: FileSystem, folder: string, name: string): Entry[] {
  return files.entries(join(folder, name)).map((entry) => ({ ...entry, name: join(name, entry.name) }));
}
