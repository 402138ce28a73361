import { lstatSync, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { errorCode } from '../file-system.ts';

/** Bytes of a socket’s path that every system takes (`sun_path` is 104 on macOS, 108 on Linux), its final zero included. */
const LONGEST = 100;
/** Bytes of the longest name of a socket in the folder: `/`, the dossier’s, `.`, its own, `.new`. */
const NAME = 1 + 16 + 1 + 12 + 4;

export interface User {
  readonly uid: number;
  readonly home: string;
  /** `XDG_RUNTIME_DIR`; empty or absent where no session gave one. */
  readonly runtime: string | undefined;
  /** Where the system has temporary files put. */
  readonly temporary: string;
}

/**
 * A folder for sockets that only this user can enter, made where it can be: the session’s own, else one among temporary
 * files, else one at home. Throws the system’s error when there is none.
 */
export function runtimeFolder({ uid, home, runtime, temporary }: User): string {
  const folders = [
    ...(runtime && isAbsolute(runtime) ? [join(runtime, 'cahiers')] : []),
    join(temporary, `cahiers-${uid}`),
    join(home, '.cahiers'),
  ];
  const fitting = folders.filter((folder) => Buffer.byteLength(folder) + NAME < LONGEST);
  const found = fitting.find((folder) => isOwn(folder, uid));
  if (found !== undefined) return found;
  throw Object.assign(new Error('no folder is this user’s own'), { code: 'EACCES' });
}

/** Makes it if it is not there. Another’s, one that others can enter, and a link are not this user’s own. */
function isOwn(folder: string, uid: number): boolean {
  try {
    make(folder);
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o777) === 0o700;
  } catch {
    return false;
  }
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may make it at the same moment.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
