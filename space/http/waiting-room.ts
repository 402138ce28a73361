import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuse } from '../refusal.ts';

/** What answers at the door of a space that cannot open yet. */
export interface WaitingRoom {
  readonly port: number;
  close(): Promise<void>;
}

/** Says to everyone that the space is alive, not ready, and when to come again. */
export async function openWaitingRoom({ port, host }: { port: number; host: string }): Promise<WaitingRoom> {
  const { status, code, message, retryAfter } = refuse.away();
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?', 1);
    const isAlive = path === '/api/health';
    const said = path === '/api/ready' ? { status: 'not-ready', faults: ['opening'] } : { code, message };
    if (!isAlive) response.setHeader('retry-after', String(retryAfter));
    response.writeHead(isAlive ? 200 : status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.end(JSON.stringify(isAlive ? { status: 'ok' } : said));
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, host, resolve);
  await listening;
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
