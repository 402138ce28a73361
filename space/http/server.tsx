import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { AppError } from '../../shared/errors.ts';
import { depositRoutes } from '../deposits/routes.ts';
import type { WorkingSpace } from '../open.ts';
import { assetRoutes } from '../pages/assets.ts';
import { ErrorPage } from '../pages/error-page.tsx';
import { html } from '../pages/html.tsx';
import { pageRoutes } from '../pages/routes.tsx';
import { Refusal, refuse } from '../refusal.ts';
import { apiRoutes } from './api.ts';
import { healthRoutes } from './health.ts';
import { logRequests } from './request-log.ts';
import { commonHeaders } from './security.ts';

/** A connection on which nothing moves for so long is dropped, in milliseconds. */
const IDLE_CONNECTION = 120_000;

/** The doors of a space: deposits, interface for machines, pages. */
export async function createServer(space: WorkingSpace): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 16 * 1024,
    connectionTimeout: IDLE_CONNECTION,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1200, ignoreTrailingSlash: true },
  });
  logRequests(app, space.log);
  app.addHook('onRequest', async (_request, reply) => commonHeaders(reply));
  app.setNotFoundHandler(() => {
    throw refuse.notFound();
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.status >= 500) space.log.error(error, '%s %s failed', request.method, request.url);
    reply.code(refusal.status);
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    if (isForMachines(request)) return reply.send({ code: refusal.code, message: refusal.message });
    return html(reply, <ErrorPage space={space.settings} refusal={refusal} />);
  });
  await app.register((scope) => healthRoutes(scope, space));
  await app.register((scope) => depositRoutes(scope, space));
  await app.register((scope) => apiRoutes(scope, space));
  await app.register((scope) => assetRoutes(scope));
  await app.register((scope) => pageRoutes(scope, space));
  return app;
}

function asRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AppError) return new Refusal(400, error.code, error.message);
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500
    ? new Refusal(status, 'refused', 'Cette demande n’est pas comprise.')
    : refuse.failure();
}

function isForMachines({ url }: FastifyRequest): boolean {
  return /^\/(api|deposits|\.well-known|schemas)(\/|\?|$)/.test(url);
}
