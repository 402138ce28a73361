import { statfsSync } from 'node:fs';
import { basename, posix } from 'node:path';
import type { Stick } from '../../shared/backups/contract.ts';
import { errorCode, type FileSystem } from '../dossier/file-system.ts';

/** What tells one system’s volumes from another’s. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Who works: Linux mounts what they plug in under their name. */
  readonly user: string;
  /** Free bytes of a volume. Throws the system’s error. */
  readonly freeOf?: (folder: string) => number;
}

/** The volumes plugged into this computer to which a dossier can be copied: USB sticks, disks, cards. */
export function pluggedSticks(files: FileSystem, { platform, user, freeOf = freeBytes }: Machine): Stick[] {
  return volumesOf(files, platform, user)
    .filter((folder) => unlessRefused(() => files.status(folder)?.writable === true, false))
    .map((folder) => ({
      folder,
      name: basename(folder) || folder,
      free: unlessRefused(() => freeOf(folder), null),
    }));
}

function volumesOf(files: FileSystem, platform: NodeJS.Platform, user: string): string[] {
  if (platform === 'win32') {
    // A: and B: are floppies, C: is the computer’s own disk.
    return [...'DEFGHIJKLMNOPQRSTUVWXYZ']
      .map((letter) => `${letter}:\\`)
      .filter((root) => isFolder(files, root));
  }
  if (platform === 'darwin') {
    // The computer’s own disk is there too, as a link to the root.
    return foldersIn(files, '/Volumes').filter((folder) => files.realPath(folder) !== '/');
  }
  return [posix.join('/media', user), posix.join('/run/media', user)].flatMap((root) =>
    foldersIn(files, root),
  );
}

function foldersIn(files: FileSystem, root: string): string[] {
  return unlessRefused(() => {
    if (!isFolder(files, root)) return [];
    return files
      .list(root)
      .map((name) => posix.join(root, name))
      .filter((folder) => isFolder(files, folder));
  }, []);
}

/** A card reader without its card is there, and answers with an error. */
const isFolder = (files: FileSystem, path: string): boolean =>
  unlessRefused(() => files.status(path)?.kind === 'folder', false);

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** One volume that does not answer hides no other. */
function unlessRefused<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return otherwise;
  }
}
