import { readFileSync } from 'node:fs';
import { hostname, uptime, userInfo } from 'node:os';
import { join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { z } from 'zod';
import { errorCode, type FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';
import { readWhole, removeIfThere, removeQuietly, writeAll } from './whole-file.ts';

export const LOCK = 'lock';

const Holder = z.object({
  token: z.string(),
  user: z.string(),
  machine: z.string(),
  pid: z.int(),
  /** When that process started, in a form of the system; '' where it cannot be known. */
  processStart: z.string(),
  /** UTC, ISO 8601. */
  since: z.iso.datetime(),
  /** Which file this was written to: a lock that was copied with its folder holds nothing. */
  inode: z.string(),
});
type Holder = z.infer<typeof Holder>;

/** Tokens of the locks that this process holds. */
const held = new Set<string>();

export interface Lock {
  release(): void;
}

/**
 * Keeps a dossier’s folder for this process alone. Takes over a lock that a crash left on this machine; one of another
 * machine only if `takeOver`, since nothing tells whether its holder is alive. Throws `dossier-locked`.
 */
export function takeLock(files: FileSystem, folder: string, takeOver = false): Lock {
  const path = join(folder, LOCK);
  for (let tries = 0; ; tries++) {
    try {
      return create(files, path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || tries === 5) throw error;
    }
    const holder = read(files, path);
    // Another process may be writing it at this moment.
    if (!holder && tries < 2) {
      files.pause(50);
      continue;
    }
    if (holder && !isLeftOver(files, path, holder, takeOver)) {
      throw refusals.locked({
        user: holder.user,
        machine: holder.machine,
        here: holder.machine === hostname(),
      });
    }
    discard(files, path, holder);
  }
}

function create(files: FileSystem, path: string): Lock {
  const file = files.open(path, 'wx');
  const token = uuid();
  try {
    writeHolder(files, file, path, token);
  } catch (error) {
    removeQuietly(files, path);
    throw error;
  }
  held.add(token);
  return { release: () => release(files, path, token) };
}

function writeHolder(files: FileSystem, file: number, path: string, token: string): void {
  try {
    const holder: Holder = {
      token,
      user: userInfo().username,
      machine: hostname(),
      pid: process.pid,
      processStart: processStart(process.pid),
      since: new Date().toISOString(),
      inode: files.status(path)?.inode ?? '',
    };
    writeAll(files, file, Buffer.from(`${JSON.stringify(holder, undefined, 2)}\n`), 0);
  } finally {
    files.close(file);
  }
}

/** Never throws: a lock that cannot be removed is taken over by the next opening. */
function release(files: FileSystem, path: string, token: string): void {
  held.delete(token);
  try {
    if (read(files, path)?.token === token) removeQuietly(files, path);
  } catch {
    // The disk does not answer any more.
  }
}

/** Undefined when it is gone, or was cut off while being written. */
function read(files: FileSystem, path: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(Buffer.from(readWhole(files, path)).toString()));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function isLeftOver(files: FileSystem, path: string, holder: Holder, takeOver: boolean): boolean {
  if (holder.machine !== hostname()) return takeOver;
  if (files.status(path)?.inode !== holder.inode) return true;
  if (holder.pid === process.pid) return !held.has(holder.token);
  const machineStart = Date.now() - uptime() * 1000;
  // A minute of margin, for clocks that are set right after the start.
  if (Date.parse(holder.since) < machineStart - 60_000) return true;
  return !isAlive(holder.pid) || processStart(holder.pid) !== holder.processStart;
}

/** Removes a lock only if it is still the one that was judged: another process may have taken over meanwhile. */
function discard(files: FileSystem, path: string, judged: Holder | undefined): void {
  if (read(files, path)?.token === judged?.token) removeIfThere(files, path);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Tells a process from a later one with the same number. Only Linux says it in a file. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command’s name, in parentheses, may hold anything; the start is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
