import {
  accessSync,
  type BigIntStats,
  close,
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

/**
 * The calls by which a dossier touches the disk, and no others, so that a test can make any of them fail. All throw the
 * system’s errors, with their `code` (`ENOSPC`, `EIO`, `EBUSY`…).
 */
export interface FileSystem {
  /** `r` reads, `r+` writes what exists, `wx` creates what must not exist. */
  open(path: string, flags: 'r' | 'r+' | 'wx'): number;
  /** Bytes read, which may be fewer than asked. */
  read(file: number, into: Uint8Array, position: number): number;
  /** Bytes written, which may be fewer than given. */
  write(file: number, bytes: Uint8Array, position: number): number;
  size(file: number): number;
  truncate(file: number, size: number): void;
  /** Waits until the file’s content and size are on the disk. */
  sync(file: number): void;
  /** Waits until the file’s content is on the disk; its size must not have changed. */
  syncData(file: number): void;
  close(file: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Removes a folder that is empty. */
  removeFolder(path: string): void;
  list(folder: string): string[];
  /** The same, with what each is. */
  entries(folder: string): readonly Entry[];
  /** Makes a folder and those above it; one that exists is fine. */
  makeFolder(path: string): void;
  /** Waits until the names in a folder are on the disk, where the system knows how. */
  syncFolder(path: string): void;
  /** Where a path leads once its links are followed. */
  realPath(path: string): string;
  /** What lies at a path, which may be a link: it is never followed. */
  status(path: string): FileStatus | undefined;
  /** What a path names at this moment, which may be a link: it is never followed. Undefined when it names nothing. */
  standing(path: string): Standing | undefined;
  /** The same of an open file, whatever its path names. */
  standingOf(file: number): Standing;
  /** Waits, holding everything: only between two tries of a rename. */
  pause(milliseconds: number): void;
}

/** `other`: a link, a junction, a pipe, a device… which a dossier never holds. */
export type Kind = 'file' | 'folder' | 'other';

export interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

export interface FileStatus {
  readonly kind: Kind;
  readonly size: number;
  readonly inode: string;
  /** False when its mode or its volume forbids writing, even for a user whom modes do not stop. */
  readonly writable: boolean;
}

/** Which file or folder it is, as far as the volume tells. */
export interface Standing {
  readonly kind: Kind;
  /** The volume, and the number of the file in it: 0 where files have none. */
  readonly inode: string;
  readonly size: number;
  /** When its content last changed, in nanoseconds. */
  readonly modified: bigint;
}

/** The disk of this machine. */
export const nodeFileSystem: FileSystem = {
  open: (path, flags) => openSync(path, flags, 0o600),
  read: (file, into, position) => readSync(file, into, 0, into.length, position),
  write: (file, bytes, position) => writeSync(file, bytes, 0, bytes.length, position),
  size: (file) => fstatSync(file).size,
  truncate: ftruncateSync,
  sync: fsyncSync,
  syncData: fdatasyncSync,
  close: closeSync,
  rename,
  remove: unlinkSync,
  removeFolder: rmdirSync,
  list: (folder) => readdirSync(folder).sort(),
  entries,
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  },
  syncFolder,
  realPath: (path) => realpathSync.native(path),
  status,
  standing: (path) => {
    const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
    return found && standingFrom(found);
  },
  standingOf: (file) => standingFrom(fstatSync(file, { bigint: true })),
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};

/** The `code` of a system’s error; '' for any other. Node’s own codes (`ERR_…`) tell of a value, not of the disk. */
export function errorCode(error: unknown): string {
  if (error instanceof AppError) return '';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code.startsWith('ERR_') ? '' : code;
}

/** Folders cannot be synced on Windows, nor on some network volumes. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(errorCode(error))) throw error;
  } finally {
    closeSync(folder);
  }
}

/**
 * Giving back the room of a large file that is renamed over takes about 2 ms for each MB: it is held until another thread
 * lets it go. Windows would not rename over a file that is held.
 */
function rename(from: string, to: string): void {
  const replaced = process.platform === 'win32' ? undefined : heldOpen(to);
  try {
    renameSync(from, to);
  } finally {
    // On the disk it is gone already.
    if (replaced !== undefined) close(replaced, () => undefined);
  }
}

function heldOpen(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch {
    // There is none, or one too many is open: the rename says what there is to say.
    return undefined;
  }
}

function status(path: string): FileStatus | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (!found) return undefined;
  return {
    kind: kindOf(found),
    size: Number(found.size),
    inode: `${found.dev}:${found.ino}`,
    writable: isWritable(path, Number(found.mode), found.isDirectory()),
  };
}

/** What lies where a path leads, links followed: for a place that the user has named; undefined when there is nothing. */
export function statusBehind(files: FileSystem, path: string): FileStatus | undefined {
  try {
    return files.status(files.realPath(path));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

function kindOf(found: { isFile(): boolean; isDirectory(): boolean }): Kind {
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

function entries(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const kind = kindOf(entry);
    if (kind !== 'other') return { name: entry.name, kind };
    // Windows lists as links what a synchroniser keeps elsewhere; some volumes list no kind at all.
    const found = lstatSync(join(folder, entry.name), { throwIfNoEntry: false });
    return found ? { name: entry.name, kind: kindOf(found) } : [];
  });
}

function standingFrom(found: BigIntStats): Standing {
  const { dev, ino, size, mtimeNs } = found;
  return { kind: kindOf(found), inode: `${dev}:${ino}`, size: Number(size), modified: mtimeNs };
}

/** True when both are one file or one folder for certain: some volumes number nothing. */
export function isSameInode(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other && numberIn(one) !== '0';
}

/** Without its volume, which two mounts of it name differently. */
export const numberIn = (inode: string): string => inode.slice(inode.lastIndexOf(':') + 1);

function isWritable(path: string, mode: number, isFolder: boolean): boolean {
  // On Windows the read-only attribute of a folder means nothing.
  if ((mode & 0o222) === 0 && !(isFolder && process.platform === 'win32')) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
