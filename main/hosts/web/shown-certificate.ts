import { Agent, request } from 'node:https';
import { type PeerCertificate, TLSSocket } from 'node:tls';
import type { ProxySettings } from './proxy-settings.ts';

/** Milliseconds for knowing who signed what was just refused. */
const PATIENCE = 5000;

/**
 * The certificate that stands at an https address, trusted or not; undefined when none is shown in time. Nothing is
 * sent to who shows it.
 */
export function shownCertificate(
  address: string,
  proxy: ProxySettings | undefined,
): Promise<PeerCertificate | undefined> {
  return new Promise((resolve) => {
    const agent = new Agent({ rejectUnauthorized: false, ...(proxy && { proxyEnv: { ...proxy } }) });
    // Never ended: the request itself stays here.
    const asked = request(address, { agent, signal: AbortSignal.timeout(PATIENCE) });
    asked.on('error', () => resolve(undefined));
    asked.on('socket', (socket) => {
      const read = () => {
        if (!(socket instanceof TLSSocket)) return;
        const certificate = socket.getPeerCertificate();
        if (Object.keys(certificate).length === 0) return;
        resolve(certificate);
        asked.destroy();
      };
      socket.once('secureConnect', read);
      // Through a proxy, all is said when the socket comes.
      read();
    });
  });
}
