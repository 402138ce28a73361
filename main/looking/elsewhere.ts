import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Stick } from '../../shared/backups/contract.ts';
import type { Look, Seen } from '../engine/dossier/sight.ts';
import { DONE, type LookRequest, READY } from './messages.ts';

/** Milliseconds for the process to start, on a laptop that does much else. */
const STARTS_WITHIN = 10_000;
/** Milliseconds for what it said to arrive once it has ended. */
const HEARD_WITHIN = 500;
/** Milliseconds left to drives to say whether a stick is in. */
const STICKS_WITHIN = 2000;
/** Characters of a request: a command line of Windows takes 32,767 in all. */
const LONGEST = 20_000;

/** A process that looks, by its output and its end: `child_process` and Electron’s `utilityProcess` have both. */
export interface LookProcess {
  readonly stdout: NodeJS.ReadableStream | null;
  kill(): boolean;
  once(event: 'exit', listener: () => void): unknown;
}
/** Starts `look-process.ts` with a request in its command line. */
export type StartLook = (request: string) => LookProcess;

/** Looks at places from other processes: this one neither waits for a disk nor is held back by it. */
export interface LookElsewhere {
  readonly dossiers: Look;
  /** Those of the volumes that answer. */
  sticks(volumes: readonly string[]): Promise<Stick[]>;
}

export function lookElsewhere(start: StartLook): LookElsewhere {
  return {
    async dossiers(folders, within) {
      const batches = await Promise.all(
        batchesOf(folders).map(async (places): Promise<[string, Seen][]> => {
          const { seen, looked } = await ask<Seen>(start, { at: 'dossiers', places }, within);
          return places.map((place) => [place, seen.get(place) ?? (looked ? 'silent' : 'unknown')]);
        }),
      );
      return new Map(batches.flat());
    },
    async sticks(volumes) {
      if (volumes.length === 0) return [];
      const { seen } = await ask<Stick | null>(start, { at: 'sticks', places: volumes }, STICKS_WITHIN);
      return volumes.flatMap((volume) => seen.get(volume) ?? []);
    },
  };
}

/** By Node itself; `entry` is the address of the built (or source) `look-process.ts`. */
export function lookByNode(entry: URL): StartLook {
  return (request) => {
    const child = spawn(process.execPath, [fileURLToPath(entry), request], {
      env: lookEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    // What cannot be started says nothing, which is seen.
    child.on('error', () => undefined).unref();
    return {
      stdout: child.stdout,
      kill: () => child.kill('SIGKILL'),
      once: (event, listener) => child.once(event, listener),
    };
  };
}

/** As many threads as places looked at: those that hang leave no thread to the others. */
export function lookEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, UV_THREADPOOL_SIZE: '128' };
}

/** What was seen of the places that answered in time, and whether the process could look at all. */
function ask<Of>(
  start: StartLook,
  request: LookRequest,
  within: number,
): Promise<{ seen: ReadonlyMap<string, Of>; looked: boolean }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const told: string[] = [];
  let [looked, over] = [false, false];
  const looking = started(start, request);
  let limit = setTimeout(resolve, STARTS_WITHIN);
  const leave = (milliseconds: number) => {
    clearTimeout(limit);
    limit = setTimeout(resolve, milliseconds);
  };
  const hear = (line: string) => {
    if (line === READY) {
      looked = true;
      leave(within);
    } else if (line === DONE) resolve();
    else told.push(line);
  };
  if (looking?.stdout) createInterface({ input: looking.stdout }).on('line', hear).on('close', resolve);
  else resolve();
  looking?.once('exit', () => {
    if (!over) leave(HEARD_WITHIN);
  });
  return promise
    .then(() => ({ seen: new Map(told.flatMap((line) => placeIn<Of>(line))), looked }))
    .finally(() => {
      over = true;
      clearTimeout(limit);
      looking?.kill();
    });
}

function started(start: StartLook, request: LookRequest): LookProcess | undefined {
  try {
    return start(JSON.stringify(request));
  } catch {
    // The system is short of processes: what is asked for is looked at without precaution.
    return undefined;
  }
}

/** None in a line that was cut off when its process ended. */
function placeIn<Of>(line: string): [string, Of][] {
  try {
    const { place, seen } = JSON.parse(line) as { place: string; seen: Of };
    return [[place, seen]];
  } catch {
    return [];
  }
}

/** Requests of a length that a command line takes, each of one place at least. */
function batchesOf(places: readonly string[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const place of places) {
    const length = JSON.stringify(place).length;
    if (length > room) {
      batches.push([]);
      room = LONGEST;
    }
    batches.at(-1)?.push(place);
    room -= length;
  }
  return batches;
}
