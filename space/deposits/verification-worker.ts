import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { DEFAULT_LIMITS } from '../../shared/packages/limits.ts';
import { verifyPackage } from '../../shared/packages/verify-package.ts';
import { nodeSha512, openFileSource, sha512OfFile } from '../store/file-source.ts';

/** The entry of a verification thread: one package, one answer, and it ends. */
const { path, maxSize } = z.object({ path: z.string(), maxSize: z.number() }).parse(workerData);

const source = await openFileSource(path);
try {
  const sha512 = await sha512OfFile(path);
  const verification = await verifyPackage(source, {
    sha512: nodeSha512,
    limits: { ...DEFAULT_LIMITS, compressed: maxSize },
  });
  parentPort?.postMessage({ sha512, size: source.size, verification });
} finally {
  await source.close();
}
