import { statfsSync } from 'node:fs';
import { basename, posix } from 'node:path';
import type { Stick } from '../../shared/backups/contract.ts';
import { errorCode, type FileSystem } from '../engine/dossier/file-system.ts';

/** What tells one system’s volumes from another’s. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Who works: Linux mounts what they plug in under their name. */
  readonly user: string;
  /** Free bytes of a volume. Throws the system’s error. */
  readonly freeOf?: (folder: string) => number;
}

/**
 * Where the volumes plugged into this computer are: USB sticks, disks, cards, and what else may be there. None is looked at:
 * one may be a drive of the network that does not answer any more.
 */
export function volumesOf(files: FileSystem, { platform, user }: Machine): string[] {
  // A: and B: are floppies, C: is the computer’s own disk.
  if (platform === 'win32') return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const roots =
    platform === 'darwin' ? ['/Volumes'] : [posix.join('/media', user), posix.join('/run/media', user)];
  return roots.flatMap((root) =>
    unlessRefused(() => files.list(root).map((name) => posix.join(root, name)), []),
  );
}

/** The volume at a place, if a dossier can be copied to it. */
export function stickAt(
  files: FileSystem,
  { platform, freeOf = freeBytes }: Machine,
  folder: string,
): Stick | null {
  // A card reader without its card is there, and answers with an error.
  return unlessRefused(() => {
    const status = files.status(folder);
    if (status?.kind !== 'folder' || !status.writable) return null;
    // On macOS the computer’s own disk is there too, as a link to the root.
    if (platform === 'darwin' && files.realPath(folder) === '/') return null;
    return { folder, name: basename(folder) || folder, free: unlessRefused(() => freeOf(folder), null) };
  }, null);
}

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
