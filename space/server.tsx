import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { AppError } from '../shared/errors.ts';
import { isAway } from './away.ts';
import { withdrawalRoutes } from './decisions/routes.ts';
import { depositRoutes } from './deposits/routes.ts';
import { apiRoutes } from './http/api.ts';
import { healthRoutes } from './http/health.ts';
import { markup } from './http/markup.ts';
import { cutTrickles, MOST_CONNECTIONS, type Patience, USUAL_PATIENCE } from './http/patience.ts';
import { createReading, HTML } from './http/reading.ts';
import { logRequests } from './http/request-log.ts';
import { commonHeaders, refuseOddAddress } from './http/security.ts';
import { spareBodies } from './http/spared-bodies.ts';
import { openDataRoutes } from './open-data/routes.ts';
import { aboutRoutes } from './pages/about-routes.tsx';
import { assetRoutes, STYLES } from './pages/assets.ts';
import { ErrorPage } from './pages/error-page.tsx';
import { fileRoutes } from './pages/file-routes.ts';
import { homeRoutes } from './pages/home-routes.tsx';
import { searchRoutes } from './pages/search-routes.tsx';
import { synthesisRoutes } from './pages/synthesis-routes.tsx';
import { territoryRoutes } from './pages/territory-routes.tsx';
import { themeRoutes } from './pages/theme-routes.tsx';
import { dayInFrance } from './pages/words.ts';
import { Refusal, refuse } from './refusal.ts';
import { guardReading } from './sign-in/guard.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import type { WorkingSpace } from './working-space.ts';

/** The doors of a space: deposits, interface for machines, pages. */
export async function createServer(
  space: WorkingSpace,
  patience: Patience = USUAL_PATIENCE,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 16 * 1024,
    // The nearest hop, and none behind it.
    trustProxy: space.settings.behindProxy && ((_address: string, hop: number) => hop === 0),
    connectionTimeout: patience.idle,
    http: { headersTimeout: patience.head, connectionsCheckingInterval: Math.min(5_000, patience.head) },
    forceCloseConnections: 'idle',
    // Addresses that no route is looked for: too long, or not even text.
    frameworkErrors: (error, request, reply) => {
      commonHeaders(reply);
      void answerError(space, error, request, reply);
    },
    routerOptions: { maxParamLength: 1200, ignoreTrailingSlash: true },
  });
  logRequests(app, space.log);
  app.addHook('onRequest', async (request, reply) => {
    commonHeaders(reply);
    refuseOddAddress(request);
  });
  const { address } = space.settings;
  app.decorateRequest('origin', {
    getter() {
      return address ?? `${this.protocol}://${this.host}`;
    },
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  cutTrickles(app, patience);
  spareBodies(app);
  guardReading(app, space, isForMachines);
  app.setNotFoundHandler(() => {
    throw refuse.notFound();
  });
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(space, error, request, reply));
  await app.register((scope) => healthRoutes(scope, space));
  await app.register((scope) => depositRoutes(scope, space));
  await app.register((scope) => withdrawalRoutes(scope, space));
  await app.register((scope) => signInRoutes(scope, space));
  await app.register((scope) => apiRoutes(scope, space));
  await app.register((scope) => assetRoutes(scope));
  await app.register(async (scope) => fileRoutes(scope, space));
  await app.register(async (scope) => {
    const readable = { ...space, reading: createReading(space, { styles: STYLES, dayOf: dayInFrance }) };
    scope.decorateRequest('freshness', '');
    readable.reading.makeConditional(scope);
    homeRoutes(scope, readable);
    territoryRoutes(scope, readable);
    synthesisRoutes(scope, readable);
    themeRoutes(scope, readable);
    searchRoutes(scope, readable);
    aboutRoutes(scope, readable);
    await scope.register(async (data) => openDataRoutes(data, readable));
  });
  return app;
}

function answerError(
  { settings, log }: WorkingSpace,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = asRefusal(error);
  if (refusal.status >= 500) log.error(error, '%s %s failed', request.method, request.routeOptions.url);
  reply.code(refusal.status);
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter);
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
  if (isForMachines(request.url)) return reply.send({ code: refusal.code, message: refusal.message });
  const page = markup(<ErrorPage space={settings} refusal={refusal} />);
  return reply.type(HTML).header('cache-control', 'no-cache').send(page);
}

function asRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (isAway(error)) return refuse.away();
  // It names files and settings: it is for the log, and for the operator’s command line.
  if (error instanceof AppError) return refuse.failure();
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500
    ? new Refusal(status, 'refused', 'Cette demande n’est pas comprise.')
    : refuse.failure();
}

function isForMachines(url: string): boolean {
  return /^\/(api|deposits|\.well-known|schemas)(\/|\?|$)/.test(url);
}
