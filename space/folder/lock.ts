import { DatabaseSync } from 'node:sqlite';

export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process alone; undefined when another one has it. The lock is SQLite’s on an empty
 * database: a lock of the operating system on every platform, which goes when its process does, whereas a file that
 * holds a process number survives a crash and lies.
 */
export function lockFolder(path: string): FolderLock | undefined {
  const database = new DatabaseSync(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const busy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
    if (busy) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}

const SQLITE_BUSY = 5;
