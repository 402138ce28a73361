/** Exclusive use of a name, among everything that works for the same space. */
export interface Locks {
  /**
   * Waits for the name, asking its holder to make room. Rejects with the signal’s reason when it is aborted first.
   */
  take(name: string, options: { signal: AbortSignal; onWanted?: () => void }): Promise<HeldLock>;
  /** The name when nobody has it, else undefined. */
  tryTake(name: string): Promise<HeldLock | undefined>;
  close(): Promise<void>;
}

export interface HeldLock {
  /** Aborted when the name may be another’s, because we could not say in time that we still live. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Does a work that no two do at once. */
export async function withLock<Result>(
  locks: Locks,
  name: string,
  work: () => Promise<Result>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result> {
  const held = await locks.take(name, { signal });
  try {
    return await work();
  } finally {
    await held.release();
  }
}
