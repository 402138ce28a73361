import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { z } from 'zod';
import { errorCode, type FileSystem, numberIn } from './file-system.ts';
import { isAlive, processStart } from './living-process.ts';
import { digest } from './presence/here.ts';
import type { Presence, Taken } from './presence/presence.ts';
import { refusals, type Working } from './refusals.ts';
import { readWhole, removeIfThere, removeQuietly, writeAll } from './whole-file.ts';

export const LOCK = 'lock';

const Holder = z.object({
  token: z.string(),
  user: z.string(),
  machine: z.string(),
  /** Where its holder answers as long as it lives; former versions did not say, and are known by what follows. */
  address: z.string().optional(),
  /** Where it found the folder. */
  folder: z.string().optional(),
  pid: z.int(),
  /** When that process started, in a form of the system; '' where it cannot be known. */
  processStart: z.string(),
  /** UTC, ISO 8601. */
  since: z.iso.datetime(),
  /** Which file this was written to: a lock that was copied with its folder holds nothing. */
  inode: z.string(),
});
type Holder = z.infer<typeof Holder>;

export interface Lock {
  /** Its folder bears another name now. */
  follow(folder: string): void;
  /** Never throws: a lock that cannot be removed is taken over by the next opening. */
  release(): Promise<void>;
}

export interface LockParts {
  readonly files: FileSystem;
  readonly presence: Presence;
}

/**
 * Keeps a dossier’s folder for this process alone, as long as it lives. The processes of one user on this machine know of
 * one another by their presence; the file `lock` tells the others who works. One that nothing proves dead (of another machine,
 * of another user) is taken over only if `takeOver`. Throws `dossier-locked`, `presence-failed`.
 */
export async function takeLock(
  { files, presence }: LockParts,
  folder: string,
  takeOver = false,
): Promise<Lock> {
  const path = join(folder, LOCK);
  const token = uuid();
  const taken = await present(presence, nameOf(files, folder), token);
  if (!taken) throw refusals.locked(named(read(files, path)), 'here');
  try {
    await write({ files, presence }, path, { token, address: taken.address }, takeOver);
  } catch (error) {
    await taken.release();
    throw error;
  }
  let at = path;
  return {
    follow(renamed) {
      at = join(renamed, LOCK);
    },
    async release() {
      removeOwn(files, at, token);
      await taken.release();
    },
  };
}

async function present(presence: Presence, name: string, token: string): Promise<Taken | undefined> {
  try {
    return await presence.take(name, token);
  } catch (error) {
    throw errorCode(error) === '' ? error : refusals.presenceFailed(error);
  }
}

/** The same for one folder, by whatever path it is reached; some volumes number nothing. */
function nameOf(files: FileSystem, folder: string): string {
  const inode = files.status(folder)?.inode ?? '';
  return digest(numberIn(inode) === '0' ? files.realPath(folder).toLowerCase() : inode);
}

/** Creates the file, in the place of one that holds nothing any more. */
async function write(
  parts: LockParts,
  path: string,
  own: { readonly token: string; readonly address: string },
  takeOver: boolean,
): Promise<void> {
  const { files } = parts;
  for (let tries = 0; ; tries++) {
    try {
      return create(files, path, own);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || tries === 5) throw error;
    }
    const holder = read(files, path);
    // Another machine may be writing it at this moment.
    if (!holder && tries < 2) {
      files.pause(50);
      continue;
    }
    const standing = holder ? await standingOf(parts, path, holder) : 'gone';
    if (standing === 'here') throw refusals.locked(named(holder), 'here');
    if (standing !== 'gone' && !takeOver) throw refusals.locked(named(holder), standing);
    discard(files, path, holder);
  }
}

/** What is known of who wrote a lock. */
type Standing = Working | 'gone';

async function standingOf({ files, presence }: LockParts, path: string, holder: Holder): Promise<Standing> {
  if (holder.machine !== hostname()) return 'elsewhere';
  const inode = files.status(path)?.inode ?? '';
  const isCopy = numberIn(inode) !== numberIn(holder.inode);
  if (holder.user !== userInfo().username) return isCopy ? 'gone' : 'perhaps-here';
  if (holder.address === undefined) return isCopy ? 'gone' : standingOfProcess(holder);
  if (!(await presence.answers(holder.address, holder.token))) {
    // Its socket may have been cleared away under it (at the end of a session that it outlived).
    return !isCopy && standingOfProcess(holder) === 'here' ? 'perhaps-here' : 'gone';
  }
  if (inode === holder.inode) return 'here';
  // It holds the folder that this was copied from; or this one, on a volume mounted twice or whose numbers change.
  return isCopy && holder.folder !== dirname(path) ? 'gone' : 'perhaps-here';
}

/** Former versions hold by their file alone: their process is looked for, as far as the system tells it from a later one. */
function standingOfProcess({ pid, processStart: start }: Holder): Standing {
  if (pid === process.pid || !isAlive(pid)) return 'gone';
  const started = processStart(pid);
  if (started === '') return 'perhaps-here';
  return started === start ? 'here' : 'gone';
}

function create(files: FileSystem, path: string, own: Pick<Holder, 'token' | 'address'>): void {
  const file = files.open(path, 'wx');
  try {
    writeHolder(files, file, path, own);
  } catch (error) {
    removeQuietly(files, path);
    throw error;
  }
}

/** Former versions read all of it, and respect it. */
function writeHolder(
  files: FileSystem,
  file: number,
  path: string,
  own: Pick<Holder, 'token' | 'address'>,
): void {
  try {
    const holder: Holder = {
      ...own,
      ...workingHere(),
      pid: process.pid,
      processStart: processStart(process.pid),
      since: new Date().toISOString(),
      inode: files.status(path)?.inode ?? '',
      folder: dirname(path),
    };
    writeAll(files, file, Buffer.from(`${JSON.stringify(holder, undefined, 2)}\n`), 0);
  } finally {
    files.close(file);
  }
}

const workingHere = () => ({ user: userInfo().username, machine: hostname() });

/** Who holds it, for the user; only processes of one’s own hold what has no lock yet. */
const named = (holder: Holder | undefined): Pick<Holder, 'user' | 'machine'> => holder ?? workingHere();

function removeOwn(files: FileSystem, path: string, token: string): void {
  try {
    if (read(files, path)?.token === token) removeQuietly(files, path);
  } catch {
    // The disk does not answer any more.
  }
}

/** Bytes: what is longer was not written by Cahiers. */
const LONGEST = 2 ** 16;

/** Undefined when it is gone, is not a lock, or was cut off while being written. */
function read(files: FileSystem, path: string): Holder | undefined {
  try {
    // Whoever reads a pipe waits for ever.
    const found = files.status(path);
    if (found?.kind !== 'file' || found.size > LONGEST) return undefined;
    return Holder.parse(JSON.parse(Buffer.from(readWhole(files, path)).toString()));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Removes a lock only if it is still the one that was judged: another process may have taken over meanwhile. */
function discard(files: FileSystem, path: string, judged: Holder | undefined): void {
  if (read(files, path)?.token === judged?.token) removeIfThere(files, path);
}
