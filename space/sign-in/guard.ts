import type { FastifyInstance, FastifyReply } from 'fastify';
import { OPEN_PAGES } from '../pages/site.ts';
import { refuse } from '../refusal.ts';
import { requireKey } from '../registry/authentication.ts';
import type { WorkingSpace } from '../working-space.ts';
import { readCookie } from './cookies.ts';
import { readerOf } from './sessions.ts';
import { SIGN_IN, SIGN_OUT } from './sign-in-page.tsx';

/** What is open to all even in a restricted space: what looks after its own keys, or says nothing of anyone. */
const OPEN: readonly string[] = [
  ...[SIGN_IN, SIGN_OUT, '/assets', ...OPEN_PAGES, '/robots.txt'],
  ...['/deposits', '/api/deposits', '/api/space', '/.well-known', '/schemas'],
  ...['/api/health', '/api/ready'],
];

/**
 * In a restricted space, lets nothing out but to who has signed in, or comes with a key: one hook before every page,
 * file, feed and interface. What goes out then is for no shared cache.
 */
export function guardReading(
  app: FastifyInstance,
  space: WorkingSpace,
  isForMachines: (url: string) => boolean,
): void {
  if (space.settings.visibility === 'public') return;
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (OPEN.some((open) => path === open || path.startsWith(`${open}/`))) return undefined;
    if (request.headers.authorization !== undefined) {
      await requireKey(space, request);
      return undefined;
    }
    if (await readerOf(space, readCookie(request, 'session'))) return undefined;
    if (isForMachines(path)) throw refuse.signInNeeded();
    reply.header('cache-control', 'no-store');
    return reply.redirect(`${SIGN_IN}?retour=${encodeURIComponent(request.url)}`, 303);
  });
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/assets/')) makePrivate(reply);
  });
}

function makePrivate(reply: FastifyReply): void {
  if (reply.getHeader('cache-control') === 'no-store') return;
  reply.header('cache-control', 'private, no-cache');
  const vary = String(reply.getHeader('vary') ?? '');
  reply.header('vary', vary === '' ? 'cookie' : `${vary}, cookie`);
}
