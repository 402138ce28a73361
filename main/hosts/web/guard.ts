import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Addresses of this machine only: the web host is a window of one laptop, not a service. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

export interface Guard {
  /** Exchanged once, by the address that is printed, for the cookie. */
  readonly token: string;
  /** Whether the request names this server, and comes from its own pages (or from no page at all). */
  isLocal(request: IncomingMessage): boolean;
  /** Whether the request carries the cookie. */
  isKnown(request: IncomingMessage): boolean;
  isToken(candidate: string | null): boolean;
  readonly setCookie: string;
}

/** The door of one launch on one port. Cookies ignore ports, so the port is in the name: the space may run beside. */
export function createGuard(port: number): Guard {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const cookie = `cahiers-${port}`;
  const hosts = new Set([...LOOPBACK].map((host) => `${host.includes(':') ? `[${host}]` : host}:${port}`));
  const origins = new Set([...hosts].map((host) => `http://${host}`));

  return {
    token,
    setCookie: `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    isLocal: ({ headers: { host, origin } }) =>
      host !== undefined && hosts.has(host) && (origin === undefined || origins.has(origin)),
    isKnown: ({ headers }) => same(cookieOf(headers.cookie, cookie), session),
    isToken: (candidate) => same(candidate ?? '', token),
  };
}

function cookieOf(header: string | undefined, name: string): string {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
}

/** Compares without telling by its time how much was right. */
function same(candidate: string, expected: string): boolean {
  const given = Buffer.from(candidate);
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
