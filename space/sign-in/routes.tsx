import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { markup } from '../http/markup.ts';
import { HTML } from '../http/reading.ts';
import { refuse } from '../refusal.ts';
import { forgetAllowances, spend } from '../registry/allowance.ts';
import { findDepositor } from '../registry/deposit-keys.ts';
import type { WorkingSpace } from '../working-space.ts';
import { formToken, isOwnForm, readCookie, setCookie } from './cookies.ts';
import { closeSession, openSession, readerOf, SESSION_LIFE } from './sessions.ts';
import { SIGN_IN, SIGN_OUT, SignedInPage, SignInPage } from './sign-in-page.tsx';

const field = z.string().max(2000).default('');
const SignInForm = z.object({ jeton: field, retour: field, cle: field });
/** Wrong keys that one visitor may try in a minute. */
const TRIES = { most: 10, seconds: 60 };

const FAULTS = {
  unknown:
    'Cette clé est inconnue, n’est plus valable ou a été retirée. Vérifiez-la, ou demandez-en une autre.',
  form: 'Cette page était ouverte depuis trop longtemps, ou ailleurs. Recommencez.',
  tries: 'Trop de clés ont été essayées. Patientez une minute, puis recommencez.',
} as const;

/** Signing in and out of a restricted space. */
export async function signInRoutes(app: FastifyInstance, space: WorkingSpace): Promise<void> {
  const { settings, database, now } = space;
  // Visitors are counted under a name that says nothing of them, and that nobody can make again after a restart.
  const pepper = randomBytes(32);
  const visitor = ({ ip }: FastifyRequest) => createHmac('sha256', pepper).update(ip).digest('base64url');

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16 * 1024 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  const ask = (request: FastifyRequest, reply: FastifyReply, back: string, fault?: string) =>
    html(
      reply,
      <SignInPage space={settings} token={formToken(request, reply)} back={ownPath(back)} fault={fault} />,
    );

  app.get<{ Querystring: { retour?: unknown } }>(SIGN_IN, async (request, reply) => {
    if (settings.visibility === 'public') throw refuse.notFound();
    const reader = await readerOf(space, readCookie(request, 'session'));
    const { retour } = request.query;
    if (!reader) return ask(request, reply, typeof retour === 'string' ? retour : '/');
    return html(reply, <SignedInPage space={settings} token={formToken(request, reply)} reader={reader} />);
  });

  app.post(SIGN_IN, async (request, reply) => {
    if (settings.visibility === 'public') throw refuse.notFound();
    const form = SignInForm.safeParse(request.body);
    if (!form.success || !isOwnForm(request, form.data.jeton)) {
      return ask(request, reply.code(403), form.data?.retour ?? '/', FAULTS.form);
    }
    const { cle, retour } = form.data;
    const wait = await spend(database, `sign-in ${visitor(request)}`, TRIES);
    if (wait > 0) {
      return ask(request, reply.code(429).header('retry-after', wait), retour, FAULTS.tries);
    }
    const reader = await findDepositor(database, cle.trim(), { settings, now: now() });
    if (!reader) return ask(request, reply.code(401), retour, FAULTS.unknown);
    await forgetAllowances(database);
    setCookie(request, reply, ['session', await openSession(space, reader), SESSION_LIFE / 1000]);
    return reply.redirect(ownPath(retour), 303);
  });

  app.post(SIGN_OUT, async (request, reply) => {
    const form = SignInForm.pick({ jeton: true }).safeParse(request.body);
    if (!form.success || !isOwnForm(request, form.data.jeton)) {
      return ask(request, reply.code(403), '/', FAULTS.form);
    }
    await closeSession(space, readCookie(request, 'session'));
    setCookie(request, reply, ['session', '', 0]);
    return reply.redirect(SIGN_IN, 303);
  });
}

/** It holds a token of its reader: nobody keeps it. */
const html = (reply: FastifyReply, page: ReactElement) =>
  reply.type(HTML).header('cache-control', 'no-store').send(markup(page));

/** A path of this space, whatever was given: never an address that leads elsewhere. */
export function ownPath(given: string): string {
  const base = 'http://space.invalid';
  if (!/^\/(?![/\\])/.test(given) || !URL.canParse(given, base)) return '/';
  const { origin, pathname, search } = new URL(given, base);
  return origin === base && pathname !== SIGN_IN && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
