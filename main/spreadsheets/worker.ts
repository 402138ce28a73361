import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { ReadReply, ReadRequest } from './messages.ts';
import { readTable } from './read-table.ts';

/** The entry of a reading thread: reads the one file it was started for, and ends. */
const ROWS_AT_ONCE = 2000;
const port = parentPort;
if (!port) throw new Error('the tables worker runs in a thread of its own');

const reply = (message: ReadReply) => port.postMessage(message);
const { content, sheet } = workerData as ReadRequest;

try {
  const { rows, ...table } = await readTable(Buffer.from(content), sheet);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    reply({ type: 'rows', rows: rows.slice(at, at + ROWS_AT_ONCE) });
  }
  reply({ type: 'done', table });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { code, message, details } = error;
  reply({ type: 'refused', error: { code, message, details } });
}
