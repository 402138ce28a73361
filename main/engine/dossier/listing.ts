import { basename, dirname, extname, isAbsolute, join, relative } from 'node:path';
import type { ListedDossier } from '../../../shared/dossier/contract.ts';
import { slug } from '../../../shared/text/file-names.ts';
import type { FileSystem } from './file-system.ts';
import type { Recent } from './preferences.ts';
import { ifReadable, type Seen, sightOf } from './sight.ts';

/** The dossiers opened lately, as they were seen, then those found in `folder` that never were, by name. */
export function listDossiers(
  files: FileSystem,
  folder: string,
  recents: readonly (Recent & { readonly seen: Seen })[],
): ListedDossier[] {
  const opened = recents.map(({ openedAt, seen, id: _, isProtected: __, ...recent }): ListedDossier => {
    const sight = typeof seen === 'string' ? undefined : seen;
    // One that is damaged is there: opening it says what is wrong, and mends it.
    const missing = sight !== undefined && !sight.isFolder;
    return { ...recent, ...sight?.names, lastOpenedAt: openedAt, missing, silent: seen === 'silent' };
  });
  const known = new Set(opened.map((dossier) => dossier.folder));
  const found = foldersIn(files, folder)
    .filter((path) => !known.has(path))
    .flatMap((path): ListedDossier[] => {
      const { names, hasDatabase } = sightOf(files, path);
      // It has a dossier’s files, but not its label any more.
      const called = names ?? (hasDatabase && { name: basename(path), territory: '', campaign: '' });
      return called ? [{ folder: path, ...called, lastOpenedAt: null, missing: false, silent: false }] : [];
    });
  return [...opened, ...found.sort((a, b) => a.name.localeCompare(b.name, 'fr'))];
}

/** Folder of the dossier that a path names: its own, or that of its `.cahier` file. */
export function folderOf(path: string): string {
  return extname(path).toLowerCase() === '.cahier' ? dirname(path) : path;
}

/** Whether a path is that of a folder, or of something in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way);
}

/** A path in `folder` that nothing bears yet: `academie-de-poitiers-2020`. */
export function freeFolder(files: FileSystem, folder: string, name: string): string {
  const plain = slug(name, { longest: 60, otherwise: 'dossier' });
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? plain : `${plain}-${number}`);
    if (!files.status(path)) return path;
  }
}

function foldersIn(files: FileSystem, folder: string): string[] {
  return ifReadable(() => files.list(folder).map((name) => join(files.realPath(folder), name))) ?? [];
}
