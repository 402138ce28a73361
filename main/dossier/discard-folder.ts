import { dirname, join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { replace, UNFINISHED } from './whole-file.ts';

/**
 * Removes a folder and all it holds. It first takes a name that says it can be thrown away, so that a crash never leaves
 * half of it under its own. Throws the system’s error.
 */
export function discardFolder(files: FileSystem, path: string): void {
  const doomed = path.endsWith(UNFINISHED) ? path : path + UNFINISHED;
  if (doomed !== path) {
    empty(files, doomed);
    replace(files, path, doomed);
  }
  empty(files, doomed);
  files.syncFolder(dirname(path));
}

/** Removes what a crash, or a failure, left unfinished; what cannot be removed now is tried again another time. */
export function discardQuietly(files: FileSystem, path: string): void {
  try {
    discardFolder(files, path);
  } catch {
    // It bears a name by which nothing takes it for a backup.
  }
}

function empty(files: FileSystem, path: string): void {
  if (!files.status(path)) return;
  for (const name of files.list(path)) {
    const inside = join(path, name);
    if (files.status(inside)?.kind === 'folder') empty(files, inside);
    else files.remove(inside);
  }
  files.removeFolder(path);
}
