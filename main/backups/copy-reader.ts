import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { DATABASE } from '../engine/dossier/checkpoint.ts';
import { type CopyFacts, verifyCopy } from '../engine/dossier/copy.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import type { FoldElsewhere } from '../engine/dossier/fold.ts';
import { JOURNAL } from '../engine/dossier/journal.ts';
import { refusals } from '../engine/dossier/refusals.ts';
import type { Vault } from '../engine/dossier/vault/vault.ts';
import { accountOf } from './copy-account.ts';
import type { CopyAccount, OpenReply, OpenRequest } from './copy-messages.ts';

/** Bytes. Walking through a database takes about 20 ms for each MB, and starting a thread a tenth of a second. */
const LARGE = 2 * 1024 * 1024;
/** Milliseconds. The slowest laptop opens a large dossier in a tenth of that. */
const PATIENCE = 30_000;
const PER_BYTE = 1 / 1024;

/** What opens the files of a dossier. */
export interface Opened {
  readonly vault: Vault;
  /** The key of a protected one. */
  readonly key: Uint8Array | undefined;
}

/** Reads the files of dossiers, large ones outside the main thread: nobody who works waits for it. */
export interface CopyReader {
  /** Throws as `verifyCopy`. */
  verify(folder: string, by: Opened): Promise<CopyFacts>;
  /** Throws as `accountOf`. */
  account(folder: string, by: Opened): Promise<CopyAccount>;
  /**
   * Reads a dossier or a backup that may have been made so that reading it never ends, in a thread that can be ended;
   * whatever else is wrong with it is for its reader to say. `journalOf`: a dossier whose journal is replayed after it.
   * Throws `dossier-damaged`.
   */
  inspect(dossier: Opened & { readonly folder: string }, journalOf?: string): Promise<void>;
}

/** `entry`: address of the built (or source) `copy-worker.ts`; `patience`: milliseconds left to read a small dossier. */
export function createCopyReader(
  files: FileSystem,
  entry: URL,
  patience = PATIENCE,
): CopyReader & { readonly fold: FoldElsewhere } {
  const sizeOf = (folder: string, name: string) => {
    try {
      return files.status(join(folder, name))?.size ?? 0;
    } catch {
      // What reads it says why it cannot be looked at.
      return 0;
    }
  };
  const isLarge = (folder: string) => sizeOf(folder, DATABASE) > LARGE;
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
    async inspect({ folder, key }, journalOf) {
      const bytes = [DATABASE, JOURNAL].reduce((sum, name) => sum + sizeOf(folder, name), 0);
      const signal = AbortSignal.timeout(Math.round(patience + bytes * PER_BYTE));
      const request: OpenRequest = {
        folder,
        key,
        wanted: 'end',
        ...(journalOf !== undefined && { journalOf }),
      };
      try {
        await inThread(entry, request, signal);
      } catch (error) {
        const outOfMemory =
          error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        if (signal.aborted || outOfMemory) throw refusals.endless();
        // Its reader meets the same, and says it.
      }
    },
    fold({ folder, key }, wanted, signal) {
      return isLarge(folder) ? foldInThread(entry, { folder, key, wanted }, signal) : undefined;
    },
  };
}

async function foldInThread(entry: URL, request: OpenRequest, signal: AbortSignal): Promise<number> {
  const reply = await inThread(entry, request, signal);
  if (reply.type === 'folded') return reply.lastSequence;
  throw errorOf(reply);
}

async function inThread(entry: URL, workerData: OpenRequest, signal?: AbortSignal): Promise<OpenReply> {
  const worker = new Worker(entry, { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<OpenReply>();
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the thread that read a dossier ended without an answer')));
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

function errorOf(reply: OpenReply): Error {
  if (reply.type === 'refused')
    return new AppError(reply.error.code, reply.error.message, reply.error.details);
  if (reply.type === 'failed') return Object.assign(new Error(reply.message), { code: reply.code });
  return new Error(`a thread that read a dossier answered ${reply.type}`);
}
