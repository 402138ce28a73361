import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Receipt } from '../shared/publishing/protocol.ts';
import { territoryRef } from '../shared/publishing/protocol.ts';
import type { Territory } from '../shared/territory/model.ts';
import { adminCommands } from './admin/commands.ts';
import { startAdminServer } from './admin/server.ts';
import { sweepUploads } from './deposits/recovery.ts';
import { DEFAULT_PORT } from './environment.ts';
import type { Patience } from './http/patience.ts';
import type { Log } from './log.ts';
import type { OpenOptions } from './open.ts';
import { openWhenThere, type Waiting } from './open-when-there.ts';
import type { NewKey } from './registry/deposit-keys.ts';
import { createServer } from './server.tsx';

export interface StartOptions extends Omit<OpenOptions, 'log'>, Waiting {
  /** 0 for any free port. */
  readonly port?: number;
  /** An address other than the loopback’s opens the space to the network. */
  readonly host?: string;
  readonly log?: Log;
  /** How long slow clients are borne with. */
  readonly patience?: Patience;
  /** How long requests may go on once the space is asked to stop, in milliseconds. */
  readonly stopWithin?: number;
}

export interface RunningSpace {
  /** `http://127.0.0.1:4280`, without a slash at its end. */
  readonly url: string;
  /** Registers a territory when needed, and answers the secret of a new deposit key of it. */
  createKey(territory: Territory, key?: Omit<NewKey, 'territory'>): Promise<{ id: string; secret: string }>;
  revokeKey(id: string): Promise<void>;
  /** Takes a package from a file. Throws an AppError with the reasons of a refusal. */
  ingest(path: string): Promise<Receipt>;
  /** Resolves once every deposit received so far is accepted or rejected. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const SILENT: Log = { info: () => undefined, error: () => undefined };
const HOUR = 3_600_000;

/**
 * Opens the space, once its database and its store are there, and answers on the given port. Throws FolderTaken when
 * another process has the folder.
 */
export async function startSpace(options: StartOptions): Promise<RunningSpace> {
  const { host = '127.0.0.1', log = SILENT, stopWithin = 2_000 } = options;
  const door = { port: options.port ?? DEFAULT_PORT, host };
  const { space, port } = await openWhenThere({ ...options, log }, door, options);
  try {
    const app = await createServer(space, options.patience);
    await app.listen({ port, host });
    const admin = space.folder && (await startAdminServer(space, space.folder.admin));
    const sweeping = setInterval(() => {
      sweepUploads(space, { grace: HOUR })
        .then(space.queue.wake)
        .catch((error: unknown) => log.error(error, 'uploads could not be swept'));
    }, HOUR / 4);
    const { port: actualPort } = app.server.address() as AddressInfo;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
      async createKey(territory, key = {}) {
        const ref = territoryRef(territory);
        await adminCommands['territory.add'].run(space, { ref, name: territory.name });
        return adminCommands['key.create'].run(space, { ...key, territory: ref });
      },
      async revokeKey(id) {
        await adminCommands['key.revoke'].run(space, { id });
      },
      ingest: (path) => adminCommands.ingest.run(space, { path }),
      settled: () => space.queue.idle(),
      async close() {
        clearInterval(sweeping);
        space.readiness.stop();
        await admin?.close();
        await endRequests(app, stopWithin);
        await space.close();
      },
    };
  } catch (error) {
    await space.close();
    throw error;
  }
}

/** Takes no connection any more, lets requests end, and cuts those that last. */
async function endRequests(app: FastifyInstance, within: number): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), within);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
