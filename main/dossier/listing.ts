import { dirname, extname, join } from 'node:path';
import type { ListedDossier } from '../../shared/dossier/contract.ts';
import type { FileSystem } from './file-system.ts';
import { LABEL, type Label, readLabel } from './label.ts';
import type { Recent } from './preferences.ts';

/** The dossiers opened lately, then those found in `folder` that never were, by name. */
export function listDossiers(files: FileSystem, folder: string, recents: readonly Recent[]): ListedDossier[] {
  const opened = recents.map(({ openedAt, ...recent }): ListedDossier => {
    const label = labelOf(files, recent.folder);
    return { ...recent, ...namesOf(label), lastOpenedAt: openedAt, missing: label === undefined };
  });
  const known = new Set(opened.map((dossier) => dossier.folder));
  const found = foldersIn(files, folder)
    .filter((path) => !known.has(path))
    .flatMap((path): ListedDossier[] => {
      const label = labelOf(files, path);
      if (!label) return [];
      const { name, territory, campaign } = label;
      return [{ folder: path, name, territory, campaign, lastOpenedAt: null, missing: false }];
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
  return extname(path) === '.cahier' ? dirname(path) : path;
}

/** A path in `folder` that nothing bears yet. */
export function freeFolder(files: FileSystem, folder: string, name: string): string {
  const slug = slugOf(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? slug : `${slug}-${number}`);
    if (!files.status(path)) return path;
  }
}

function foldersIn(files: FileSystem, folder: string): string[] {
  if (files.status(folder)?.kind !== 'folder') return [];
  return files.list(folder).map((name) => join(files.realPath(folder), name));
}

function labelOf(files: FileSystem, folder: string): Label | undefined {
  if (files.status(join(folder, LABEL))?.kind !== 'file') return undefined;
  try {
    return readLabel(files, folder);
  } catch {
    // Opening it will say what is wrong; listing the others must not stop here.
    return undefined;
  }
}

function namesOf(label: Label | undefined) {
  return label && { name: label.name, territory: label.territory, campaign: label.campaign };
}
