import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { DATABASE } from '../dossier/checkpoint.ts';
import { type CopyFacts, verifyCopy } from '../dossier/copy.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Vault } from '../dossier/vault/vault.ts';
import { accountOf } from './copy-account.ts';
import type { CopyAccount, OpenReply, OpenRequest } from './copy-messages.ts';

/** Bytes. Walking through a database takes about 20 ms for each MB, and starting a thread a tenth of a second. */
const LARGE = 2 * 1024 * 1024;

/** What opens the files of a dossier. */
export interface Opened {
  readonly vault: Vault;
  /** The key of a protected one. */
  readonly key: Uint8Array | undefined;
}

/** Opens copies of a dossier, a large one outside the main thread: nobody who works waits for it. */
export interface CopyReader {
  /** Throws as `verifyCopy`. */
  verify(folder: string, by: Opened): Promise<CopyFacts>;
  /** Throws as `accountOf`. */
  account(folder: string, by: Opened): Promise<CopyAccount>;
}

/** `entry`: address of the built (or source) `copy-worker.ts`. */
export function createCopyReader(files: FileSystem, entry: URL): CopyReader {
  const isLarge = (folder: string) => (files.status(join(folder, DATABASE))?.size ?? 0) > LARGE;
  return {
    async verify(folder, { vault, key }) {
      if (!isLarge(folder)) return verifyCopy(files, folder, vault);
      const reply = await inThread(entry, { folder, key, wanted: 'facts' });
      if (reply.type === 'facts') return reply.facts;
      throw errorOf(reply);
    },
    async account(folder, { vault, key }) {
      if (!isLarge(folder)) return accountOf(files, folder, vault);
      const reply = await inThread(entry, { folder, key, wanted: 'account' });
      if (reply.type === 'account') return reply.account;
      throw errorOf(reply);
    },
  };
}

async function inThread(entry: URL, workerData: OpenRequest): Promise<OpenReply> {
  const worker = new Worker(entry, { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<OpenReply>();
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the thread that opened a copy ended without an answer')));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

function errorOf(reply: OpenReply): Error {
  if (reply.type === 'refused')
    return new AppError(reply.error.code, reply.error.message, reply.error.details);
  if (reply.type === 'failed') return Object.assign(new Error(reply.message), { code: reply.code });
  return new Error(`a thread that opened a copy answered ${reply.type}`);
}
