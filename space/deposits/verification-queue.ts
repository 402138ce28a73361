import type { OpenSpace } from '../open-space.ts';
import { decide } from './acceptance.ts';
import { type Deposit, depositsInState, findDeposit, forgetDeposit } from './records.ts';

/** Verifies deposits one after the other, in the order in which they came, beside what other instances do. */
export interface VerificationQueue {
  /** Says that a deposit may be waiting. */
  wake(): void;
  /** Resolves once nothing waits that this instance could take. */
  idle(): Promise<void>;
  /** Stops; what is not decided is left to others, or to the next start. */
  close(): Promise<void>;
}

/** Of who only has a command to run. */
export const NO_QUEUE: VerificationQueue = {
  wake: () => undefined,
  idle: async () => undefined,
  close: async () => undefined,
};

/** Looks every `interval` milliseconds for what failed before, or what an instance that died has left. */
export function openQueue(space: OpenSpace, interval: number): VerificationQueue {
  const stopping = new AbortController();
  const { signal } = stopping;
  let asked = false;
  let work: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (asked && !signal.aborted) {
      asked = false;
      await verifyWaiting(space, signal).catch((error: unknown) => {
        if (!signal.aborted) space.log.error(error, 'waiting deposits could not be read');
      });
    }
  }

  function wake(): void {
    asked = true;
    work ??= run().finally(() => {
      work = undefined;
      if (asked && !signal.aborted) wake();
    });
  }

  const timer = setInterval(wake, interval);
  timer.unref();
  return {
    wake,
    idle: async () => {
      while (work) await work;
    },
    async close() {
      clearInterval(timer);
      stopping.abort(new Error('the space stops'));
      await work;
    },
  };
}

/** Goes through all that waits, leaving for later what fails. */
async function verifyWaiting(space: OpenSpace, stopped: AbortSignal): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const waiting = await depositsInState(space.database, 'verifying');
    const next = waiting.find(({ id }) => !tried.has(id));
    if (!next || stopped.aborted) return;
    tried.add(next.id);
    try {
      await verifyUnlessTaken(space, next.id, stopped);
    } catch (error) {
      if (!stopped.aborted) space.log.error(error, 'deposit %s could not be verified', next.id);
    }
  }
}

async function verifyUnlessTaken(space: OpenSpace, id: string, stopped: AbortSignal): Promise<void> {
  const lock = await space.locks.tryTake(verificationLock(id));
  if (!lock) return;
  try {
    const deposit = await findDeposit(space.database, id);
    if (deposit?.state !== 'verifying') return;
    await verifyDeposit(space, deposit, AbortSignal.any([stopped, lock.lost]));
  } finally {
    await lock.release();
  }
}

async function verifyDeposit(space: OpenSpace, deposit: Deposit, signal: AbortSignal): Promise<void> {
  const file = await space.store.uploads.asFile(deposit.id, signal);
  if (!file) {
    space.log.error({ deposit: deposit.id }, 'the bytes of a deposit are gone: it is forgotten');
    await forgetDeposit(space.database, deposit.id, 'verifying');
    return;
  }
  try {
    const verified = await space.verifier.verify(file.path, space.settings.maxDepositSize, signal);
    await decide(space, deposit, verified, signal);
  } finally {
    await file.release();
  }
}

/** Held by whoever verifies a deposit. */
export const verificationLock = (id: string): string => `verification:${id}`;
