import { dirname } from 'node:path';
import { errorCode, type FileSystem } from './file-system.ts';

/** Added to the name of a file while it is being written; what bears it can be thrown away. */
export const UNFINISHED = '.new';

/** Reads a file to its end. */
export function readWhole(files: FileSystem, path: string): Uint8Array {
  const file = files.open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(files.size(file));
    let done = 0;
    while (done < bytes.length) {
      const read = files.read(file, bytes.subarray(done), done);
      if (read === 0) return bytes.subarray(0, done);
      done += read;
    }
    return bytes;
  } finally {
    files.close(file);
  }
}

/** Bytes read at a time. */
const PIECE = 256 * 1024;

/** Reads a file, or the bytes of a range of it, piece by piece. */
export function* readRange(
  files: FileSystem,
  path: string,
  { from, to }: { from: number; to: number } = { from: 0, to: Number.POSITIVE_INFINITY },
): Generator<Uint8Array> {
  const file = files.open(path, 'r');
  try {
    for (let at = from; at < to; ) {
      const buffer = new Uint8Array(Math.min(PIECE, to - at));
      const read = files.read(file, buffer, at);
      if (read === 0) return;
      yield buffer.subarray(0, read);
      at += read;
    }
  } finally {
    files.close(file);
  }
}

/** True when a disk, or a user’s share of it, has no room left. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(errorCode(error));

/** Writes all of `bytes`, however few the system takes at a time. */
export function writeAll(files: FileSystem, file: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const written = files.write(file, bytes.subarray(done), position + done);
    if (written === 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'EIO' });
    done += written;
  }
}

/** Writes a file beside its final name and syncs it; answers the path it has meanwhile. Leaves nothing if it fails. */
export function writeBeside(files: FileSystem, path: string, bytes: Uint8Array): string {
  const unfinished = path + UNFINISHED;
  removeIfThere(files, unfinished);
  const file = files.open(unfinished, 'wx');
  try {
    try {
      writeAll(files, file, bytes, 0);
      files.sync(file);
    } finally {
      files.close(file);
    }
  } catch (error) {
    removeQuietly(files, unfinished);
    throw error;
  }
  return unfinished;
}

/** Replaces a file so that a crash leaves the old one or the new one, whole. */
export function writeAtomically(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  onWritten?: (unfinished: string) => void,
): void {
  const unfinished = writeBeside(files, path, bytes);
  try {
    onWritten?.(unfinished);
    replace(files, unfinished, path);
  } catch (error) {
    removeQuietly(files, unfinished);
    throw error;
  }
}

/** Makes a folder and those that lack above it, and waits until their names are on the disk. */
export function makeFolderDurably(files: FileSystem, path: string): void {
  const above = dirname(path);
  if (!files.status(above)) makeFolderDurably(files, above);
  files.makeFolder(path);
  // Even if it was there: whoever made it may have been stopped before this.
  files.syncFolder(above);
}

/** Renames over `to` and syncs the folder. */
export function replace(files: FileSystem, from: string, to: string): void {
  renamePatiently(files, from, to);
  files.syncFolder(dirname(to));
}

/** Renames over `to`, trying again for a second while an antivirus or a synchroniser holds it. */
export function renamePatiently(files: FileSystem, from: string, to: string): void {
  for (let pause = 10; ; pause *= 2) {
    try {
      files.rename(from, to);
      return;
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error)) || pause > 500) throw error;
      files.pause(pause);
    }
  }
}

export function removeIfThere(files: FileSystem, path: string): void {
  if (files.status(path)) files.remove(path);
}

/** Removes what is no longer wanted; one left behind is thrown away at the next opening. */
export function removeQuietly(files: FileSystem, path: string): void {
  try {
    removeIfThere(files, path);
  } catch {
    // The failure that led here is the one to tell.
  }
}
