import { Worker } from 'node:worker_threads';
import type { Verification } from '../../shared/packages/port.ts';
import { refusals } from '../../shared/packages/refusals.ts';
import { workerAddress } from './worker-address.ts';

export interface VerifiedFile {
  readonly sha512: string;
  /** Bytes of the zip. */
  readonly size: number;
  readonly verification: Verification;
}

/** What one verification may cost. No honest package needs more: past it, the package is refused. */
export interface VerificationCost {
  readonly milliseconds: number;
  /**
   * MB of JavaScript values; bytes come on top, bounded by what is read whole of a package. V8 stops a thread that goes
   * past it only between two steps of its code, and ends the process within one: what is parsed is bounded beforehand.
   */
  readonly megabytes: number;
}
const USUAL_COST: VerificationCost = { milliseconds: 10 * 60 * 1000, megabytes: 768 };

/**
 * Verifies a package apart from everything else: a hostile one may cost its thread's time and memory, never the space.
 * Rejects when the file itself cannot be read, or with the signal's reason.
 */
export function verifyInThread(
  path: string,
  maxSize: number,
  signal: AbortSignal,
  { milliseconds, megabytes }: VerificationCost = USUAL_COST,
): Promise<VerifiedFile> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress('verification-worker'), {
      workerData: { path, maxSize },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      execArgv: [],
    });
    const refused: VerifiedFile = {
      sha512: '',
      size: 0,
      verification: { ok: false, reasons: [refusals.unverifiable()] },
    };
    const timer = setTimeout(() => finish(() => resolve(refused)), milliseconds);
    const onAbort = () => finish(() => reject(signal.reason));
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      settle();
      void worker.terminate();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.once('message', (verified: VerifiedFile) => finish(() => resolve(verified)));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refused) : reject(error))),
    );
    worker.once('exit', () => finish(() => reject(new Error('the verification thread ended early'))));
  });
}
