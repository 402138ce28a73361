import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Reads no file for who only asks about it, or has it already: to answer a HEAD, the whole of a package would otherwise
 * be read, or paid to its store, for a request of a few bytes.
 */
export function spareBodies(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!(payload instanceof Readable) || reply.statusCode !== 200) return payload;
    const isKnown = holds(request, reply.getHeader('etag'));
    if (request.method !== 'HEAD' && !isKnown) return payload;
    payload.destroy();
    if (isKnown) reply.code(304).removeHeader('content-length');
    return Readable.from([]);
  });
}

/** `If-None-Match` compares weakly (RFC 9110 §13.1.2). */
function holds({ headers }: FastifyRequest, tag: unknown): boolean {
  if (typeof tag !== 'string' || tag === '') return false;
  const held = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return held?.includes(tag.replace(/^W\//, '')) ?? false;
}
