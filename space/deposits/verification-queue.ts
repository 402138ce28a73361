import type { OpenSpace } from '../open.ts';
import { decide, uploadPath } from './acceptance.ts';
import { findDeposit } from './records.ts';
import { verifyInThread } from './verify-in-thread.ts';

/** Verifies deposits one after the other, in the order in which they came. */
export interface VerificationQueue {
  /** Asks for a verification; asking again for one that waits changes nothing. */
  add(id: string): void;
  /** Resolves once nothing waits. */
  idle(): Promise<void>;
  /** Stops; what is not decided stays to be verified at the next start. */
  close(): Promise<void>;
}

export function openQueue(space: OpenSpace): VerificationQueue {
  const waiting = new Set<string>();
  const stopping = new AbortController();
  let tail = Promise.resolve();

  async function verify(id: string): Promise<void> {
    const deposit = await findDeposit(space.database, id);
    if (deposit?.state !== 'verifying') return;
    const verified = await verifyInThread(
      uploadPath(space, id),
      space.settings.maxDepositSize,
      stopping.signal,
    );
    await decide(space, deposit, verified);
  }

  return {
    add(id) {
      if (stopping.signal.aborted || waiting.has(id)) return;
      waiting.add(id);
      tail = tail
        .then(() => (stopping.signal.aborted ? undefined : verify(id)))
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) space.log.error(error, 'deposit %s could not be verified', id);
        })
        .finally(() => waiting.delete(id));
    },
    idle: async () => {
      while (waiting.size > 0) await tail;
    },
    async close() {
      stopping.abort(new Error('the space stops'));
      await tail;
    },
  };
}
