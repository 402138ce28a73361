import type { Fetch } from '../../main/engine/network.ts';

/** Chromium’s name for what Node says of a connection. */
const NAMES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
};

/**
 * Electron’s `net.fetch` over Node’s, with what its sources do otherwise (lib/browser/api/net-fetch.ts,
 * lib/common/api/net-client-request.ts): a body is gathered before anything is sent, a redirection that is not to be
 * followed is an error, so is a length that is given (electron/electron#21091), and errors are Chromium’s. What was
 * asked is added to `fetched`, as `METHOD /path`.
 */
export function netFetch(fetched: string[]): Fetch {
  return async (address, init) => {
    const request = new Request(address, init);
    const { method, headers, signal } = request;
    fetched.push(`${method} ${new URL(address).pathname}`);
    if (headers.has('content-length')) throw new Error('net::ERR_INVALID_ARGUMENT');
    const body = request.body === null ? null : await request.arrayBuffer();
    const sent: RequestInit = { method, headers, body, signal, redirect: 'manual' };
    const response = await fetch(address, sent).catch(({ cause }: { cause?: NodeJS.ErrnoException }) => {
      signal.throwIfAborted();
      throw new Error(`net::${NAMES[cause?.code ?? ''] ?? 'ERR_CONNECTION_RESET'}`);
    });
    if (response.status >= 300 && response.status < 400) throw new Error('Redirect was cancelled');
    return response;
  };
}
