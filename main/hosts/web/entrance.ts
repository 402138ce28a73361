import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readJson } from './body.ts';
import type { Entries } from './entries.ts';
import { ENTRY_POLICY, entryPage } from './entry-page.ts';
import type { Guard } from './guard.ts';
import type { Announcement } from './running-host.ts';

/** What stands between this machine and the application. */
export interface Door {
  readonly guard: Guard;
  readonly entries: Entries;
  readonly announcement: Announcement;
}

/** Enough for a proof to be of this question only. */
const Nonce = z.string().regex(/^[\w-]{22,64}$/);
const Exchanged = z.object({ token: z.string() });

/**
 * Whoever was let in. What another program may have left under this address goes, but for cookies: browsers clear those
 * of every port (https://www.w3.org/TR/clear-site-data/, section 3.1).
 */
const letIn = (guard: Guard) => ({
  'set-cookie': guard.setCookie,
  'clear-site-data': '"cache", "storage"',
  'cache-control': 'no-store',
});

/**
 * Answers what may be asked by whoever is not in yet: a token’s exchange, another token, a proof of who this host is.
 * Answers nothing, and false, to anything else.
 */
export async function enter(
  { guard, entries, announcement }: Door,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const asked = `${request.method} ${url.pathname}`;
  if (asked === 'GET /proof') {
    const nonce = Nonce.safeParse(url.searchParams.get('nonce')).data;
    if (nonce === undefined) return false;
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
    response.end(guard.proof(nonce));
    return true;
  }
  const token = url.searchParams.get('token');
  if (asked === 'GET /' && token !== null) {
    // A browser is shown a page that makes the exchange; a program makes it at once.
    if (request.headers.accept?.includes('text/html')) {
      if (!entries.opens(token)) return false;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': ENTRY_POLICY,
        'cache-control': 'no-store',
      });
      response.end(entryPage);
      return true;
    }
    if (!entries.take(token)) return false;
    response.writeHead(303, { location: '/', ...letIn(guard) });
    response.end();
    return true;
  }
  if (asked === 'POST /entry') {
    const exchanged = Exchanged.safeParse(await jsonOf(request)).data;
    if (!exchanged || !entries.take(exchanged.token)) return false;
    response.writeHead(204, letIn(guard));
    response.end();
    return true;
  }
  if (asked === 'POST /entry/again') {
    const answer = announcement.answer(await jsonOf(request));
    if (!answer) return false;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(answer));
    return true;
  }
  return false;
}

const jsonOf = (request: IncomingMessage) => readJson(request).catch(() => undefined);
