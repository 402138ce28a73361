import { parentPort, workerData } from 'node:worker_threads';
import { sha512OfFile } from '../store/file-source.ts';

/** The entry of a thread that hashes one file, beside the one that verifies it. */
parentPort?.postMessage(await sha512OfFile(String(workerData)));
