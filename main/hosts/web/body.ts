import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { AppError } from '../../../shared/errors.ts';

/** The largest call, in bytes: a whole synthesis with room to spare. Files come by another way. */
const LARGEST_CALL = 8 * 1024 ** 2;
/** Milliseconds during which what is no longer read may still come. */
const LET_GO_MS = 1_000;

/** What a request sends. It may be left before its end, which does not cut the connection: there is an answer to give. */
export function bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}

/** The JSON of a call. Throws `bad-call` when it is not JSON, or too large. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(request)) {
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

/**
 * Lets what was not read come and go, for a moment: a connection closed on bytes that still come is reset, and whoever
 * sends them may never see the answer (RFC 9112, section 9.6).
 */
export async function letGo(request: IncomingMessage): Promise<void> {
  request.resume();
  await finished(request, { signal: AbortSignal.timeout(LET_GO_MS) }).catch(() => undefined);
}

const badCall = (message: string) => new AppError('bad-call', message);
