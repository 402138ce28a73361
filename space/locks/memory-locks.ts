import type { HeldLock, Locks } from './locks.ts';

/** Locks of a space that is one process. */
export function memoryLocks(): Locks {
  const held = new Map<string, { onWanted: (() => void) | undefined; freed: Promise<void> }>();
  const never = new AbortController().signal;

  function hold(name: string, onWanted: (() => void) | undefined): HeldLock {
    const { promise: freed, resolve } = Promise.withResolvers<void>();
    held.set(name, { onWanted, freed });
    const release = async () => {
      held.delete(name);
      resolve();
    };
    return { lost: never, release };
  }

  return {
    async take(name, { signal, onWanted }) {
      for (let other = held.get(name); other; other = held.get(name)) {
        other.onWanted?.();
        await unlessAborted(other.freed, signal);
      }
      signal.throwIfAborted();
      return hold(name, onWanted);
    },
    tryTake: async (name) => (held.has(name) ? undefined : hold(name, undefined)),
    close: async () => undefined,
  };
}

async function unlessAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([wait, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
