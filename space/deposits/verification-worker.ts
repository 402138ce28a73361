import { statSync } from 'node:fs';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { workerAddress } from './worker-address.ts';

/** Bytes from which a second thread costs less than it saves. */
const LARGE = 16 * 1024 * 1024;

/** The entry of a verification thread: one package, one answer, and it ends. */
const { path, maxSize } = workerData as { path: string; maxSize: number };

// What is hashed twice, as a zip and as files, is hashed on two cores; the zip while what verifies is still loading.
const hashing = statSync(path).size > LARGE ? hashApart() : undefined;
hashing?.catch(() => undefined);
const { verifyFile } = await import('./verify-file.ts');
parentPort?.postMessage(await verifyFile(path, maxSize, hashing));

/** The hash of the zip by a thread that ends with this one. */
function hashApart(): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress('hash-worker'), { workerData: path, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
