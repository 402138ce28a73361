import { type FileSystem, nodeFileSystem } from '../../main/engine/dossier/file-system.ts';

export type FileCall = keyof FileSystem;

export interface FaultyFileSystem extends FileSystem {
  /** Called before each call; what it throws is thrown in its place. `path` is that of the file or folder. */
  before: (call: FileCall, path: string) => void;
  /** Called before each write with the bytes left to write; answers how many are taken, all when undefined. */
  taken: (path: string, bytes: Uint8Array) => number | undefined;
}

/** An error as the system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail by a test`), { code });
}

/** The disk of this machine, any call of which can be made to fail. It never waits between two tries. */
export function faultyFileSystem(disk: FileSystem = nodeFileSystem): FaultyFileSystem {
  const paths = new Map<number, string>();
  const of = (file: number) => paths.get(file) ?? '';
  const files: FaultyFileSystem = {
    before: () => undefined,
    taken: () => undefined,
    open: (path, flags) => {
      files.before('open', path);
      const file = disk.open(path, flags);
      paths.set(file, path);
      return file;
    },
    read: (file, into, position) => {
      files.before('read', of(file));
      return disk.read(file, into, position);
    },
    write: (file, bytes, position) => {
      files.before('write', of(file));
      const taken = files.taken(of(file), bytes);
      return disk.write(file, taken === undefined ? bytes : bytes.subarray(0, taken), position);
    },
    size: (file) => disk.size(file),
    truncate: (file, size) => {
      files.before('truncate', of(file));
      disk.truncate(file, size);
    },
    sync: (file) => {
      files.before('sync', of(file));
      disk.sync(file);
    },
    syncData: (file) => {
      files.before('syncData', of(file));
      disk.syncData(file);
    },
    close: (file) => {
      files.before('close', of(file));
      paths.delete(file);
      disk.close(file);
    },
    rename: (from, to) => {
      files.before('rename', to);
      disk.rename(from, to);
    },
    remove: (path) => {
      files.before('remove', path);
      disk.remove(path);
    },
    removeFolder: (path) => {
      files.before('removeFolder', path);
      disk.removeFolder(path);
    },
    list: (folder) => disk.list(folder),
    entries: (folder) => disk.entries(folder),
    makeFolder: (path) => {
      files.before('makeFolder', path);
      disk.makeFolder(path);
    },
    syncFolder: (path) => {
      files.before('syncFolder', path);
      disk.syncFolder(path);
    },
    realPath: (path) => disk.realPath(path),
    status: (path) => disk.status(path),
    standing: (path) => {
      files.before('standing', path);
      return disk.standing(path);
    },
    standingOf: (file) => disk.standingOf(file),
    pause: () => undefined,
  };
  return files;
}

/** A disk that answers nothing more from its `last`th change on, as to a process that is killed there. */
export function killedAt(last: number): { files: FileSystem; killed: () => boolean; spare: () => void } {
  let count = 0;
  const files = faultyFileSystem();
  files.before = (call) => {
    if (call !== 'read' && call !== 'close') count++;
    if (count >= last) throw systemError('KILLED');
  };
  const spare = () => {
    files.before = () => undefined;
  };
  return { files, killed: () => count >= last, spare };
}
