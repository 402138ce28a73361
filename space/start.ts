import type { AddressInfo } from 'node:net';
import type { Receipt } from '../shared/publishing/protocol.ts';
import { territoryRef } from '../shared/publishing/protocol.ts';
import type { Territory } from '../shared/territory/model.ts';
import { adminCommands } from './admin/commands.ts';
import { startAdminServer } from './admin/server.ts';
import { DEFAULT_PORT, type SpaceSettings } from './configuration.ts';
import { sweepUploads } from './deposits/recovery.ts';
import { createServer } from './http/server.tsx';
import { type Log, openSpace } from './open.ts';

export interface StartOptions {
  readonly dataFolder: string;
  /** 0 for any free port. */
  readonly port?: number;
  /** An address other than the loopback’s opens the space to the network. */
  readonly host?: string;
  readonly settings?: Partial<SpaceSettings>;
  readonly log?: Log;
  readonly now?: () => Date;
}

export interface RunningSpace {
  /** `http://127.0.0.1:4280`, without a slash at its end. */
  readonly url: string;
  /** Registers a territory when needed, and answers the secret of a new deposit key of it. */
  createKey(territory: Territory, label?: string): Promise<{ id: string; secret: string }>;
  revokeKey(id: string): Promise<void>;
  /** Takes a package from a file. Throws an AppError with the reasons of a refusal. */
  ingest(path: string): Promise<Receipt>;
  /** Resolves once every deposit received so far is accepted or rejected. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const SILENT: Log = { info: () => undefined, error: () => undefined };
const HOUR = 3_600_000;

/** Opens the folder and answers on the given port. Throws FolderTaken when another process has the folder. */
export async function startSpace(options: StartOptions): Promise<RunningSpace> {
  const { dataFolder, port = DEFAULT_PORT, host = '127.0.0.1', log = SILENT } = options;
  const space = await openSpace({
    dataFolder,
    log,
    ...(options.settings && { settings: options.settings }),
    ...(options.now && { now: options.now }),
  });
  try {
    const app = await createServer(space);
    await app.listen({ port, host });
    const admin = space.folder && (await startAdminServer(space, space.folder.admin));
    const expiry = setInterval(() => {
      sweepUploads(space, { grace: HOUR }).catch((error: unknown) =>
        log.error(error, 'uploads could not be swept'),
      );
    }, HOUR);
    const { port: actualPort } = app.server.address() as AddressInfo;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
      async createKey(territory, label = '') {
        const ref = territoryRef(territory);
        await adminCommands['territory.add'].run(space, { ref, name: territory.name });
        return adminCommands['key.create'].run(space, { territory: ref, label });
      },
      async revokeKey(id) {
        await adminCommands['key.revoke'].run(space, { id });
      },
      ingest: (path) => adminCommands.ingest.run(space, { path }),
      settled: () => space.queue.idle(),
      async close() {
        clearInterval(expiry);
        await admin?.close();
        await app.close();
        await space.close();
      },
    };
  } catch (error) {
    await space.close();
    throw error;
  }
}
