import { Agent, request } from 'node:https';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { ProxySettings } from './proxy-settings.ts';

/** Milliseconds for knowing who signed what was just refused. */
const PATIENCE = 5000;

/** The certificate that stands at an https address, trusted or not: nothing is sent to who shows it. */
export function shownCertificate(
  address: string,
  proxy: ProxySettings | undefined,
): Promise<PeerCertificate | undefined> {
  return new Promise((resolve) => {
    const agent = new Agent({ rejectUnauthorized: false, ...(proxy && { proxyEnv: { ...proxy } }) });
    // Never ended: the request itself stays here.
    const asked = request(address, { agent, signal: AbortSignal.timeout(PATIENCE) });
    asked.on('error', () => resolve(undefined));
    asked.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        resolve((socket as TLSSocket).getPeerCertificate());
        asked.destroy();
      }),
    );
  });
}
