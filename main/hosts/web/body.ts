import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';

/** The largest call, in bytes: a whole synthesis with room to spare. Files come by another way. */
const LARGEST_CALL = 8 * 1024 ** 2;

/** The JSON of a call. Throws `bad-call` when it is not JSON, or too large. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_CALL) throw badCall('Ce texte est trop long pour être enregistré en une fois.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw badCall('La demande est illisible.');
  }
}

const badCall = (message: string) => new AppError('bad-call', message);
