import { arrayBuffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { SPREADSHEET_LIMITS } from '../../shared/spreadsheets/limits.ts';
import type { ReadReply, ReadRequest } from './messages.ts';
import { refusals } from './refusals.ts';
import type { Table, TableRow } from './table.ts';

/** Megabytes of objects that a reading thread may hold: a file that needs more is no list of people. */
const HEAP = 1024;

/** A file to read, which never changes under its identifier. */
export interface TableFile {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  read(): AsyncIterable<Uint8Array>;
}

/** Reads tables outside the main thread. */
export interface SpreadsheetReader {
  /** The table in a file, from the sheet named or the first that says something. Throws a refusal in French. */
  read(file: TableFile, options: { sheet: string | null; signal: AbortSignal }): Promise<Table>;
}

/**
 * Reads tables in threads started from `entry`, the address of the built (or source) `worker.ts`. The last one read is
 * remembered: a list is looked at, previewed, then imported.
 */
export function createSpreadsheetReader(entry: URL): SpreadsheetReader {
  let last: { key: string; table: Table } | undefined;
  return {
    async read(file, { sheet, signal }) {
      const key = JSON.stringify([file.id, sheet]);
      if (last?.key === key) return last.table;
      if (file.size > SPREADSHEET_LIMITS.file) throw refusals.tooHeavy(file.size);
      const content = await arrayBuffer(file.read());
      const table = await readInThread(entry, { content, sheet }, signal);
      last = { key, table };
      return table;
    },
  };
}

async function readInThread(entry: URL, workerData: ReadRequest, signal: AbortSignal): Promise<Table> {
  signal.throwIfAborted();
  const worker = new Worker(entry, {
    workerData,
    transferList: [workerData.content],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Table>();
  const rows: TableRow[] = [];
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.on('message', (reply: ReadReply) => {
    if (reply.type === 'rows') rows.push(...reply.rows);
    else if (reply.type === 'done') resolve({ ...reply.table, rows });
    else reject(new AppError(reply.error.code, reply.error.message, reply.error.details));
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusals.tooLarge() : error),
  );
  worker.on('exit', () => reject(new Error('the reading thread ended without an answer')));
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
