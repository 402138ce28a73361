import { dirname, join } from 'node:path';
import { ATTACHMENTS } from './attachments.ts';
import type { FileSystem } from './file-system.ts';
import { isOwnFile } from './own-names.ts';
import { replace, UNFINISHED } from './whole-file.ts';

/**
 * Removes a folder of Cahiers’ and what Cahiers has put in it. It first takes a name that says it can be thrown away, so that
 * a crash never leaves half of it under its own. What someone else has put there stays, in a folder of that name; a link is
 * removed and never followed. Throws the system’s error.
 */
export function discardFolder(files: FileSystem, path: string): void {
  const doomed = path.endsWith(UNFINISHED) ? path : path + UNFINISHED;
  if (doomed !== path) {
    empty(files, doomed);
    if (files.status(doomed)) empty(files, path);
    else replace(files, path, doomed);
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
  const kind = files.status(path)?.kind;
  if (kind === 'other') files.remove(path);
  if (kind !== 'folder') return;
  for (const name of files.list(path)) {
    const inside = join(path, name);
    const isFolder = files.status(inside)?.kind === 'folder';
    if (name === ATTACHMENTS) empty(files, inside);
    else if (isOwnFile(name) && !isFolder) files.remove(inside);
  }
  if (files.list(path).length === 0) files.removeFolder(path);
}
