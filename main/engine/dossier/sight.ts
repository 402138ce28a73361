import { join } from 'node:path';
import { DATABASE } from './checkpoint.ts';
import { type FileSystem, statusBehind } from './file-system.ts';
import { LABEL, type Names, readLabel } from './label.ts';

/** What a dossier’s folder shows without being opened. */
export interface Sight {
  readonly isFolder: boolean;
  /** What its label says of it; null when it has none that can be read. */
  readonly names: Names | null;
  readonly hasDatabase: boolean;
}

/** `silent`: a place that did not answer in time; `unknown`: it could not be looked at. */
export type Seen = Sight | 'silent' | 'unknown';

/** Looks at folders that may lie on a disk that does not answer; waits for them the milliseconds given. */
export type Look = (folders: readonly string[], within: number) => Promise<ReadonlyMap<string, Seen>>;

/** Never throws: opening it will say what is wrong, and looking at others must not stop here. */
export function sightOf(files: FileSystem, folder: string): Sight {
  const isFile = (name: string) => kindOf(files, join(folder, name)) === 'file';
  return {
    isFolder: ifReadable(() => statusBehind(files, folder)?.kind) === 'folder',
    names: (isFile(LABEL) && ifReadable(() => namesIn(files, folder))) || null,
    hasDatabase: isFile(DATABASE),
  };
}

/** In this very process, which waits as long as the disk does. */
export const lookHere =
  (files: FileSystem): Look =>
  async (folders) =>
    new Map(folders.map((folder) => [folder, sightOf(files, folder)]));

export function ifReadable<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function namesIn(files: FileSystem, folder: string): Names {
  const { name, territory, campaign } = readLabel(files, folder);
  return { name, territory, campaign };
}

const kindOf = (files: FileSystem, path: string) => ifReadable(() => files.status(path)?.kind);
