import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Verification } from '../../shared/packages/port.ts';

export interface VerifiedFile {
  readonly sha512: string;
  /** Bytes of the zip. */
  readonly size: number;
  readonly verification: Verification;
}

/** No honest package needs more: past them, the package is refused. */
const LONGEST_MILLISECONDS = 10 * 60 * 1000;
const MEMORY_MEGABYTES = 768;

const UNVERIFIABLE = 'La vérification de cet envoi demande trop de temps ou de mémoire\u202f: il est refusé.';

/**
 * Verifies a package apart from everything else: a hostile one may cost its thread's time and memory, never the space.
 * Rejects when the file itself cannot be read, or with the signal's reason.
 */
export function verifyInThread(path: string, maxSize: number, signal: AbortSignal): Promise<VerifiedFile> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress(), {
      workerData: { path, maxSize },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
      execArgv: [],
    });
    const refused: VerifiedFile = {
      sha512: '',
      size: 0,
      verification: { ok: false, reasons: [UNVERIFIABLE] },
    };
    const timer = setTimeout(() => finish(() => resolve(refused)), LONGEST_MILLISECONDS);
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

/** The thread's entry lies beside this module as written, and beside the entries once built. */
function workerAddress(): URL {
  const written = new URL('./verification-worker.ts', import.meta.url);
  return existsSync(written) ? written : new URL('./verification-worker.js', import.meta.url);
}
