import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { holdsTag } from './entity-tags.ts';

/**
 * Reads no file for who only asks about it, or has it already: to answer a HEAD, the whole of a package would otherwise
 * be read, or paid to its store, for a request of a few bytes.
 */
export function spareBodies(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!(payload instanceof Readable) || reply.statusCode !== 200) return payload;
    const tag = reply.getHeader('etag');
    const isKnown = typeof tag === 'string' && holdsTag(request.headers['if-none-match'], tag);
    if (request.method !== 'HEAD' && !isKnown) return payload;
    payload.destroy();
    if (isKnown) reply.code(304).removeHeader('content-length');
    return Readable.from([]);
  });
}
