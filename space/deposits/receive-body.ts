import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { type CancellationContext, ERRORS, type Server, type Upload } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASK_AGAIN } from '../away.ts';

/** Bytes of a body that wait for the disk at most. */
const WAITING = 1024 * 1024;

/**
 * Answers a PATCH by the tus server, which would carry its body over web streams: they copy every chunk, and cost more
 * than all the rest. The body goes here from Node's request to the store.
 */
export function receiveBodies(tus: Server): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const incoming = new AsyncLocalStorage<IncomingMessage>();

  async function writeToStore(
    _body: unknown,
    upload: Upload,
    most: number,
    { signal }: CancellationContext,
  ): Promise<number> {
    let left = most;
    const body = new Transform({
      highWaterMark: WAITING,
      transform(chunk: Uint8Array, _encoding, done) {
        left -= chunk.length;
        // One that does not say how long it is could go past what was announced.
        if (left < 0) end();
        done(null, left < 0 ? undefined : chunk);
      },
    });
    const request = incoming.getStore();
    // What arrived before a cut, or before another request on this upload takes over, is kept.
    const end = () => {
      request?.unpipe(body);
      body.end();
    };
    signal.addEventListener('abort', end, { once: true });
    request?.once('close', end);
    if (!request || request.destroyed || signal.aborted) end();
    else request.pipe(body);
    try {
      const offset = await tus.datastore.write(body, upload.id, upload.offset);
      if (left < 0) throw ERRORS.ERR_SIZE_EXCEEDED;
      return offset;
    } finally {
      signal.removeEventListener('abort', end);
      request?.off('close', end).unpipe(body);
      body.destroy();
    }
  }
  Object.assign(tus.handlers.PATCH, { writeToStore });

  return async ({ raw, headers }, reply) => {
    const given = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    );
    const request = new Request(`http://space.invalid${raw.url}`, { method: 'PATCH', headers: given });
    const response = await incoming.run(raw, () => tus.handleWeb(request));
    reply.code(response.status).headers(Object.fromEntries(response.headers));
    if (response.status === 503) reply.header('retry-after', ASK_AGAIN);
    await reply.send(await response.text());
  };
}
