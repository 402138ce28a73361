import type { Answer } from './exchange.ts';

/** What the network does to a request, before a space has seen it or instead of its answer. */
export type NetworkFault =
  | { readonly kind: Plain }
  /** `by`: who signed the certificate that was shown. */
  | { readonly kind: 'untrusted'; readonly by?: string }
  /** `to`: the host that is named instead. */
  | { readonly kind: 'redirected'; readonly to?: string };
type Plain =
  | 'proxy-password'
  | 'proxy-unreachable'
  | 'proxy-refusal'
  | 'sign-in'
  | 'web-page'
  | 'other-name'
  | 'wrong-date'
  | 'unknown-name'
  | 'offline';

/**
 * By the code of an error: Node’s (`tls`, `dns`, system errors), and Chromium’s, which Electron gives as the message
 * `net::ERR_…` (net/base/net_error_list.h). A refused or lost connection is in neither: it is the usual « injoignable ».
 */
const CODES: readonly [Plain | 'untrusted', readonly string[]][] = [
  [
    'proxy-password',
    ['ERR_PROXY_AUTH_REQUESTED', 'ERR_PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION', 'ERR_PROXY_AUTH_UNSUPPORTED'],
  ],
  [
    'proxy-unreachable',
    [
      'ERR_PROXY_CONNECTION_FAILED',
      'ERR_PROXY_CERTIFICATE_INVALID',
      'ERR_SOCKS_CONNECTION_FAILED',
      'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE',
      'ERR_NO_SUPPORTED_PROXIES',
      'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
      'ERR_PAC_SCRIPT_FAILED',
    ],
  ],
  ['proxy-refusal', ['ERR_TUNNEL_CONNECTION_FAILED']],
  [
    'untrusted',
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_SIGNATURE_FAILURE',
      'CERT_CHAIN_TOO_LONG',
      'CERT_REVOKED',
      'CERT_REJECTED',
      'CERT_UNTRUSTED',
      'INVALID_CA',
      'INVALID_PURPOSE',
      'ERR_CERT_AUTHORITY_INVALID',
      'ERR_CERT_INVALID',
      'ERR_CERT_REVOKED',
      'ERR_CERT_WEAK_KEY',
      'ERR_CERT_WEAK_SIGNATURE_ALGORITHM',
      'ERR_CERT_VALIDITY_TOO_LONG',
      'ERR_CERT_NAME_CONSTRAINT_VIOLATION',
      'ERR_CERT_KNOWN_INTERCEPTION_BLOCKED',
      'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
    ],
  ],
  // Whoever speaks something else than TLS on the space’s port stands before it too.
  [
    'other-name',
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_SSL_PACKET_LENGTH_TOO_LONG',
      'ERR_CERT_COMMON_NAME_INVALID',
      'ERR_SSL_PROTOCOL_ERROR',
    ],
  ],
  ['wrong-date', ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED', 'ERR_CERT_DATE_INVALID']],
  [
    'unknown-name',
    [
      'ENOTFOUND',
      'EAI_AGAIN',
      'ERR_NAME_NOT_RESOLVED',
      'ERR_NAME_RESOLUTION_FAILED',
      'ERR_DNS_TIMED_OUT',
      'ERR_DNS_SERVER_FAILED',
    ],
  ],
  ['offline', ['ENETUNREACH', 'ENETDOWN', 'ERR_INTERNET_DISCONNECTED']],
];
const KINDS = new Map(CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)));

/** What `net.fetch` says when it is told to follow nothing and the answer is a redirection. */
const NOT_FOLLOWED = 'Redirect was cancelled';

/** What an error of `fetch` is the sign of; undefined when it tells no more than that the space was not reached. */
export function faultOfError(error: unknown): NetworkFault | undefined {
  const causes = causesOf(error);
  if (causes.some(({ message }) => message === NOT_FOLLOWED)) return { kind: 'redirected' };
  const kind = causes.map((one) => KINDS.get(codeOf(one))).find((one) => one !== undefined);
  return kind === 'untrusted' ? { kind, ...signerIn(causes) } : kind && { kind };
}

/** What networks that filter refuse with. Other failures are shown by pages too: of the server before the space. */
const FILTERED = [401, 403, 404, 451];

/** What an answer is the sign of, when it is not a space’s own. */
export function faultOfAnswer({ status, header, body }: Answer, address: string): NetworkFault | undefined {
  if (status === 407) return { kind: 'proxy-password' };
  // RFC 6585 §6: only a network that stands between gives it.
  if (status === 511) return { kind: 'sign-in' };
  if (status >= 300 && status < 400) {
    const to = URL.parse(header('location') ?? '', address);
    return { kind: 'redirected', ...(to && to.host !== new URL(address).host && { to: to.host }) };
  }
  const isPage = /^text\/html\b/i.test(header('content-type') ?? '') || /^\s*</.test(body);
  return isPage && (status < 300 || FILTERED.includes(status)) ? { kind: 'web-page' } : undefined;
}

/** Whether the same request may succeed a moment later, with nobody having done anything. */
export function mayPass(fault: NetworkFault | undefined): boolean {
  return (
    fault === undefined ||
    ['proxy-unreachable', 'proxy-refusal', 'unknown-name', 'offline'].includes(fault.kind)
  );
}

/** An error and what it is said to come of. */
function causesOf(error: unknown): Fault[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/** What is read of an error: a code of Node’s, and the certificate as `tls` gives it. */
interface Fault extends Error {
  readonly code?: unknown;
  readonly cert?: { readonly issuer?: { readonly O?: unknown; readonly CN?: unknown } };
}

function codeOf(error: Fault): string {
  const { message, code } = error;
  // One for each address that was tried: what they do not all say is not told.
  if (error instanceof AggregateError) {
    const [first = '', ...others] = new Set(error.errors.map(codeOf));
    return others.length === 0 ? first : '';
  }
  return /^net::(ERR_\w+)$/.exec(message)?.[1] ?? String(code);
}

function signerIn(causes: readonly Fault[]): { by?: string } {
  const names = causes.flatMap(({ cert }) => [cert?.issuer?.CN, cert?.issuer?.O]);
  const name = names.find((one) => typeof one === 'string' && one.trim() !== '');
  if (typeof name !== 'string') return {};
  const plain = name.replace(/[\p{C}\s]+/gu, ' ');
  return { by: plain.slice(0, 80).trim() };
}
