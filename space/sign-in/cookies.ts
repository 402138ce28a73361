import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The session of a reader, and the token that a form of ours must repeat. */
export type CookieName = 'session' | 'formulaire';

/** `__Host-` (RFC 6265bis §4.1.3.2): no other host, no subdomain can have set it. It needs https. */
const nameOf = (request: FastifyRequest, name: CookieName): string =>
  isSecure(request) ? `__Host-espace-${name}` : `espace-${name}`;

const isSecure = ({ protocol }: FastifyRequest): boolean => protocol === 'https';

export function readCookie(request: FastifyRequest, name: CookieName): string | undefined {
  const wanted = `${nameOf(request, name)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
}

/** `seconds`: how long it lives; 0 forgets it. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  [name, value, seconds]: readonly [CookieName, string, number],
): void {
  const secure = isSecure(request) ? '; Secure' : '';
  const cookie = `${nameOf(request, name)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
  reply.header('set-cookie', cookie);
}

/** The token for a form, the one that the browser has already when it has one. */
export function formToken(request: FastifyRequest, reply: FastifyReply): string {
  const known = readCookie(request, 'formulaire');
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return known;
  const token = randomBytes(16).toString('base64url');
  setCookie(request, reply, ['formulaire', token, 3600]);
  return token;
}

/**
 * Whether a form comes from a page of ours: it repeats what only our cookie knows, and its browser does not say that it
 * comes from elsewhere.
 */
export function isOwnForm(request: FastifyRequest, given: string): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin !== undefined && origin !== 'null' && origin !== `${request.protocol}://${request.host}`)
    return false;
  const expected = Buffer.from(readCookie(request, 'formulaire') ?? '');
  const token = Buffer.from(given);
  return expected.length > 0 && token.length === expected.length && timingSafeEqual(token, expected);
}
