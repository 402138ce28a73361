import { basename, dirname, extname, join } from 'node:path';
import type { ListedDossier } from '../../shared/dossier/contract.ts';
import { DATABASE } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import { LABEL, type Label, readLabel } from './label.ts';
import type { Recent } from './preferences.ts';

/** The dossiers opened lately, then those found in `folder` that never were, by name. */
export function listDossiers(files: FileSystem, folder: string, recents: readonly Recent[]): ListedDossier[] {
  const opened = recents.map(({ openedAt, ...recent }): ListedDossier => {
    const label = labelOf(files, recent.folder);
    // One that is damaged is there: opening it says what is wrong, and mends it.
    const missing = label === undefined && kindOf(files, recent.folder) !== 'folder';
    return { ...recent, ...namesOf(label), lastOpenedAt: openedAt, missing };
  });
  const known = new Set(opened.map((dossier) => dossier.folder));
  const found = foldersIn(files, folder)
    .filter((path) => !known.has(path))
    .flatMap((path): ListedDossier[] => {
      const names = namesOf(labelOf(files, path)) ?? namesOfDamaged(files, path);
      return names ? [{ folder: path, ...names, lastOpenedAt: null, missing: false }] : [];
    });
  return [...opened, ...found.sort((a, b) => a.name.localeCompare(b.name, 'fr'))];
}

/** Makes a folder’s name of a dossier’s: `academie-de-poitiers-2020`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'dossier'
  );
}

/** Folder of the dossier that a path names: its own, or that of its `.cahier` file. */
export function folderOf(path: string): string {
  return extname(path).toLowerCase() === '.cahier' ? dirname(path) : path;
}

/** A path in `folder` that nothing bears yet. */
export function freeFolder(files: FileSystem, folder: string, name: string): string {
  const slug = slugOf(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? slug : `${slug}-${number}`);
    if (!files.status(path)) return path;
  }
}

/** Where to make a dossier that someone wants at `chosen`: there when nothing is, else in a folder of its own inside. */
export function folderToMake(files: FileSystem, chosen: string, name: string): string {
  const isTaken = files.status(chosen)?.kind === 'folder' && files.list(chosen).length > 0;
  // A dossier holds no other.
  if (!isTaken || hasDossier(files, chosen)) return chosen;
  return freeFolder(files, chosen, name);
}

const hasDossier = (files: FileSystem, folder: string): boolean =>
  [LABEL, DATABASE].some((part) => kindOf(files, join(folder, part)) === 'file');

function foldersIn(files: FileSystem, folder: string): string[] {
  return ifReadable(() => files.list(folder).map((name) => join(files.realPath(folder), name))) ?? [];
}

function labelOf(files: FileSystem, folder: string): Label | undefined {
  // Opening it will say what is wrong; listing the others must not stop here.
  return ifReadable(() =>
    files.status(join(folder, LABEL))?.kind === 'file' ? readLabel(files, folder) : undefined,
  );
}

/** What a folder is called that has a dossier’s files, but not its label any more. */
function namesOfDamaged(files: FileSystem, folder: string) {
  const hasDatabase = kindOf(files, join(folder, DATABASE)) === 'file';
  return hasDatabase ? { name: basename(folder), territory: '', campaign: '' } : undefined;
}

const kindOf = (files: FileSystem, path: string) => ifReadable(() => files.status(path)?.kind);

function ifReadable<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function namesOf(label: Label | undefined) {
  return label && { name: label.name, territory: label.territory, campaign: label.campaign };
}
