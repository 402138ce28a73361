import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSafeServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { DepositStatus, SpaceKey, Withdrawal } from '../../shared/publishing/protocol.ts';
import { newSigner, type Signer, signReceipt } from './space-keys.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface FakeSpace {
  readonly url: string;
  readonly key: string;
  signer: Signer;
  keys: SpaceKey[];
  /** Handles requests whose `METHOD /path` begins with one of these names, instead of behaving. */
  readonly misbehave: Map<string, Handler>;
  /** `METHOD /path` of each request received. */
  readonly requests: string[];
  /** What was withdrawn, by `<package> <version>`. */
  readonly withdrawals: Map<string, Withdrawal>;
  /** Bytes received, by upload. */
  readonly uploads: Map<string, Buffer>;
  /** Changes what is answered about a deposit. */
  status: (status: DepositStatus) => unknown;
}

/** A space that behaves, until a test tells it how not to; by https under a name, when it has a certificate. */
export async function openFakeSpace(safe?: {
  readonly name: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}): Promise<FakeSpace> {
  const signer = newSigner('k1');
  const receive = (request: IncomingMessage, response: ServerResponse) => {
    const name = `${request.method} ${request.url}`;
    space.requests.push(name);
    const odd = [...space.misbehave].find(([start]) => name.startsWith(start))?.[1];
    void (odd ?? behave)(request, response);
  };
  const server = safe ? createSafeServer(safe, receive) : createServer(receive);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const metadata = new Map<string, Record<string, string>>();
  const lengths = new Map<string, number>();
  const space: FakeSpace = {
    url: safe ? `https://${safe.name}:${port}` : `http://127.0.0.1:${port}`,
    key: 'a-deposit-key',
    signer,
    keys: [signer.key],
    misbehave: new Map(),
    requests: [],
    withdrawals: new Map(),
    uploads: new Map(),
    status: (status) => status,
  };

  const behave: Handler = async (request, response) => {
    const path = request.url ?? '';
    if (path === '/.well-known/space-key.json') return json(response, 200, { keys: space.keys });
    if (request.headers.authorization !== `Bearer ${space.key}`) {
      return json(response, 401, { code: 'unknown-key', message: 'Clé inconnue.' });
    }
    if (path === '/api/space') {
      const depositor = { territory: 'academy:13', name: 'Académie de Poitiers' };
      return json(response, 200, { name: 'Espace d’essai', protocol: 1, maxDepositSize: 1e9, depositor });
    }
    const version = /^\/api\/syntheses\/(.+)\/versions\/(.+)\/withdrawal$/.exec(path)?.slice(1).join(' ');
    if (version !== undefined) return json(response, 200, await withdraw(version, request));
    const id = path.split('/').at(-1) ?? '';
    if (path === '/deposits' && request.method === 'POST') return create(request, response);
    const received = space.uploads.get(id);
    if (!received) return json(response, 404, { code: 'unknown', message: 'Inconnu.' });
    const offset = (at: Buffer) => ({ 'tus-resumable': '1.0.0', 'upload-offset': at.length });
    if (request.method === 'HEAD') {
      response.writeHead(200, {
        ...offset(received),
        'upload-length': lengths.get(id) ?? 0,
        'cache-control': 'no-store',
      });
      response.end();
    } else if (request.method === 'PATCH') {
      const grown = Buffer.concat([received, await buffer(request)]);
      space.uploads.set(id, grown);
      response.writeHead(204, offset(grown)).end();
    } else json(response, 200, space.status(accepted(id, received)));
  };

  async function withdraw(version: string, request: IncomingMessage): Promise<Withdrawal> {
    const { reason } = JSON.parse(String(await buffer(request)));
    const stands = space.withdrawals.get(version) ?? {
      at: '2020-10-16T16:00:00.000Z',
      by: 'territory',
      reason,
    };
    space.withdrawals.set(version, stands);
    return stands;
  }

  function create(request: IncomingMessage, response: ServerResponse): void {
    const id = `d${space.uploads.size + 1}`;
    const pairs = String(request.headers['upload-metadata']).split(',');
    metadata.set(
      id,
      Object.fromEntries(
        pairs.map((pair) => {
          const [name = '', value = ''] = pair.split(' ');
          return [name, Buffer.from(value, 'base64').toString()];
        }),
      ),
    );
    lengths.set(id, Number(request.headers['upload-length']));
    space.uploads.set(id, Buffer.alloc(0));
    response.writeHead(201, { location: `${space.url}/deposits/${id}`, 'tus-resumable': '1.0.0' }).end();
  }

  function accepted(id: string, received: Buffer): DepositStatus {
    const { package: packageId = '', version, territory = '' } = metadata.get(id) ?? {};
    const subject = {
      package: packageId,
      version: Number(version),
      territory,
      sha512: createHash('sha512').update(received).digest('hex'),
      size: received.length,
    };
    const withdrawal = space.withdrawals.get(`${packageId} ${version}`) ?? null;
    return { state: 'accepted', id, receipt: signReceipt(space.signer, subject, id), withdrawal };
  }
  return space;
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
