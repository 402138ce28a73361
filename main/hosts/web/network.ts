import { subscribe } from 'node:diagnostics_channel';
import { setGlobalProxyFromEnv } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Fetch } from '../../engine/network.ts';
import { faultOfError } from '../../publishing/network-fault.ts';
import { type ProxySettings, proxySettings } from './proxy-settings.ts';
import { shownCertificate } from './shown-certificate.ts';

/** What undici publishes of a connection that failed. */
interface FailedConnection {
  readonly connectParams: { readonly host: string };
  readonly error: Error;
}

/**
 * Node’s `fetch` through the proxy that the environment names, trusting what the system trusts. What Node says of a
 * proxy’s failures in words of its own is said in Chromium’s, as Electron does. Throws `bad-proxy`.
 */
export function environmentFetch(env: NodeJS.ProcessEnv): Fetch {
  const proxy = proxySettings(env);
  const failed = watchConnections(proxy);
  if (proxy) setGlobalProxyFromEnv({ ...proxy });
  let trusting = false;
  return async (address, init) => {
    if (!trusting) trustSystem();
    trusting = true;
    try {
      return await fetch(address, init);
    } catch (error) {
      if (init.signal?.aborted || !(error instanceof Error)) throw error;
      const { cause } = error;
      const { host } = new URL(address);
      if (cause instanceof Error && failed.atProxy.has(cause)) {
        throw new Error('net::ERR_PROXY_CONNECTION_FAILED', { cause });
      }
      const status = cause instanceof DOMException ? failed.refusals.get(host) : undefined;
      // 407, and 511 of a network that wants to know who one is, are answers to the request that was made.
      if (status === 407 || status === 511) return new Response(null, { status });
      if (status !== undefined) throw new Error('net::ERR_TUNNEL_CONNECTION_FAILED', { cause: error });
      if (faultOfError(error)?.kind !== 'untrusted') throw error;
      // As Node does when the name is another’s.
      throw Object.assign(error, { cert: await shownCertificate(address, proxy) });
    }
  };
}

/** Adds to Node’s own list what the system trusts, the authority of an academic network among it. */
function trustSystem(): void {
  try {
    setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);
  } catch {
    // A certificate that cannot be read: Node’s own list stays.
  }
}

/** What `fetch` does not tell: the errors met at the proxy, and by which status it refused the way to a host. */
function watchConnections(proxy: ProxySettings | undefined) {
  const refusals = new Map<string, number>();
  const atProxy = new WeakSet<Error>();
  const proxyHost = proxy && new URL(proxy.HTTPS_PROXY).host;
  subscribe('undici:client:connectError', (message) => {
    const { connectParams, error } = message as FailedConnection;
    if (connectParams.host === proxyHost) atProxy.add(error);
    const status = /^Proxy response \((\d{3})\)/.exec(error.message)?.[1];
    if (status !== undefined) refusals.set(connectParams.host, Number(status));
  });
  return { refusals, atProxy };
}
