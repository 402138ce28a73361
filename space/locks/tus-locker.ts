import { ERRORS, type Locker } from '@tus/server';
import type { HeldLock, Locks } from './locks.ts';

/** How long a request waits for another on the same upload to end, in milliseconds. */
const LONGEST_WAIT = 30_000;

/**
 * One request at a time on an upload: who comes last wins, after the one before has put away what it received, since
 * a sender that comes back has usually lost its first connection.
 */
export function tusLocker(locks: Locks): Locker {
  return {
    newLock(id) {
      let held: HeldLock | undefined;
      return {
        async lock(stopped, requestRelease) {
          const onWanted = () => void requestRelease();
          const signal = AbortSignal.any([stopped, AbortSignal.timeout(LONGEST_WAIT)]);
          try {
            held = await locks.take(`upload:${id}`, { signal, onWanted });
          } catch (error) {
            throw signal.aborted ? ERRORS.ERR_LOCK_TIMEOUT : error;
          }
        },
        unlock: async () => held?.release(),
      };
    },
  };
}
