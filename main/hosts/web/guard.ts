import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Addresses of this machine only: the web host is a window of one laptop, not a service. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

export interface Guard {
  /** Whether the request names this server alone, and comes from its own pages (or from no page at all). */
  isLocal(request: IncomingMessage): boolean;
  /** Whether the request carries the cookie. */
  isKnown(request: IncomingMessage): boolean;
  readonly setCookie: string;
  /** What a page that was let in keeps, to tell this host from another program on its port. Never sent by a browser. */
  readonly pageKey: string;
  /** Proves to whoever holds the page’s key that this is the host that gave it. */
  proof(nonce: string): string;
}

/** The door of one launch on one port. Cookies ignore ports, so the port is in the name: the space may run beside. */
export function createGuard(port: number): Guard {
  const session = newSecret();
  const pageKey = newSecret();
  const cookie = `cahiers-${port}`;
  const hosts = new Set([...LOOPBACK].map((host) => `${host.includes(':') ? `[${host}]` : host}:${port}`));
  const origins = new Set([...hosts].map((host) => `http://${host}`));

  return {
    setCookie: `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    // Node keeps the first of several headers and tells of the others only here.
    isLocal: ({ headersDistinct: { host = [], origin = [] } }) =>
      host.length === 1 &&
      hosts.has(host[0] ?? '') &&
      origin.length <= 1 &&
      origin.every((one) => origins.has(one)),
    isKnown: ({ headers }) => isSame(cookieOf(headers.cookie, cookie), session),
    pageKey,
    proof: (nonce) => seal(pageKey, nonce),
  };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** HMAC-SHA256 of a text, by a key as `newSecret` makes them. */
export function seal(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(text).digest('base64url');
}

/** Compares without telling by its time how much was right. */
export function isSame(candidate: string, expected: string): boolean {
  const given = Buffer.from(candidate);
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function cookieOf(header: string | undefined, name: string): string {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
}
