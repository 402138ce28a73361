import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.ts';

/** Says of each request which route answered what and how fast: not who asked, nor for what, nor with which key. */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    log.info('request', {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.raw.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    });
  });
}
