import { parentPort, Worker, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { limitsUpTo } from '../../shared/packages/limits.ts';
import { verifyPackage } from '../../shared/packages/verify-package.ts';
import { nodeSha512, openFileSource, sha512OfFile } from '../store/file-source.ts';
import { workerAddress } from './worker-address.ts';

/** Bytes from which a second thread costs less than it saves. */
const LARGE = 16 * 1024 * 1024;

/** The entry of a verification thread: one package, one answer, and it ends. */
const { path, maxSize } = z.object({ path: z.string(), maxSize: z.number() }).parse(workerData);

parentPort?.postMessage(await verify());

async function verify() {
  const source = await openFileSource(path);
  try {
    // What is hashed twice, as a zip and as files, is hashed on two cores.
    const hashing = source.size > LARGE ? hashApart() : sha512OfFile(path);
    hashing.catch(() => undefined);
    const verification = await verifyPackage(source, {
      sha512: nodeSha512,
      crc32,
      limits: limitsUpTo(maxSize),
    });
    return { sha512: await hashing, size: source.size, verification };
  } finally {
    await source.close();
  }
}

/** The hash of the zip by a thread that ends with this one. */
function hashApart(): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress('hash-worker'), { workerData: path, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
