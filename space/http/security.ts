import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';

/** Nothing but our own styles, fonts and pictures; no script at all, since no page needs one. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** A received file is never shown as one of our pages, even by a browser that ignores the disposition. */
const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** A name or an address, and a port: what links and feeds may repeat of a request. */
const HOST = /^([\w.-]{1,253}|\[[\da-f:.]{2,45}\])(:\d{1,5})?$/i;

/** Refuses a request for a host that is none, and a path with the character that no database takes. */
export function refuseOddAddress({ url, host, protocol }: FastifyRequest): void {
  if (/%00/.test(url.split('?', 1)[0] ?? '')) throw refuse.notFound();
  // What watches over instances often speaks HTTP/1.0, and names no host.
  const isOdd = (host !== '' && !HOST.test(host)) || !/^https?$/.test(protocol);
  if (isOdd) throw refuse.notUnderstood('Le nom de cet espace n’est pas compris.');
}

export function commonHeaders(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  });
}

/** Sends what someone else wrote as a download named `name`. */
export function downloadHeaders(reply: FastifyReply, name: string, mediaType: string): void {
  const ascii = name.normalize('NFD').replace(/[^\w .()-]/g, '');
  reply.headers({
    'content-security-policy': FILE_POLICY,
    'content-disposition': `attachment; filename="${ascii || 'fichier'}"; filename*=UTF-8''${encodeValue(name)}`,
    'content-type': mediaType,
  });
}

/** RFC 8187 §3.2.1: `encodeURIComponent` leaves four characters that a header value does not allow. */
function encodeValue(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
