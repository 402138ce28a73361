import { AppError } from '../shared/errors.ts';
import { readSettings, type SpaceSettings } from './configuration.ts';
import { type Database, openEmbedded } from './database/open.ts';
import { indexKept } from './deposits/index-kept.ts';
import { sweepUploads } from './deposits/recovery.ts';
import { openQueue, type VerificationQueue } from './deposits/verification-queue.ts';
import { prepareFolder, type SpaceFolder } from './folder/layout.ts';
import { lockFolder } from './folder/lock.ts';
import type { Locks } from './locks/locks.ts';
import { memoryLocks } from './locks/memory-locks.ts';
import { restoreRegistry } from './registry/registry-file.ts';
import { newestKeyState } from './signing/newest-key.ts';
import { openSigner, type Signer } from './signing/signing-keys.ts';
import { localStore, unstage } from './store/local-store.ts';
import { SIGNING_KEYS_DOCUMENT, type SpaceStore } from './store/store.ts';

/** What a space says of its own life, to its operator. */
export interface Log {
  info(message: string): void;
  error(details: unknown, message: string, ...values: unknown[]): void;
}

/** A space that is ours to work on: everything but its doors. */
export interface OpenSpace {
  readonly settings: SpaceSettings;
  readonly database: Database;
  readonly store: SpaceStore;
  readonly locks: Locks;
  readonly signer: Signer;
  readonly log: Log;
  readonly now: () => Date;
}

export interface WorkingSpace extends OpenSpace {
  readonly queue: VerificationQueue;
  /** Its folder, when its store is one. */
  readonly folder: SpaceFolder | undefined;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly dataFolder: string;
  readonly settings?: Partial<SpaceSettings>;
  readonly log: Log;
  readonly now?: () => Date;
}

/** The folder is open in another process. */
export class FolderTaken extends AppError {
  readonly folder: SpaceFolder;

  constructor(folder: SpaceFolder) {
    super('folder-taken', `Un espace est déjà ouvert sur le dossier ${folder.root}.`);
    this.folder = folder;
  }
}

/** Between two looks at what waits to be verified, in milliseconds. */
const LOOK_AGAIN = 30_000;

/** Takes the folder, mends what a crash left, and takes up the verifications again. Throws FolderTaken. */
export async function openSpace(options: OpenOptions): Promise<WorkingSpace> {
  const { log, now = () => new Date() } = options;
  const closing = new AsyncDisposableStack();
  try {
    const folder = await prepareFolder(options.dataFolder);
    const lock = lockFolder(folder.lock);
    if (!lock) throw new FolderTaken(folder);
    closing.defer(() => lock.release());
    const settings = await readSettings(folder, options.settings);
    await unstage(folder);
    const store = localStore(folder);
    await refuseLostKeys(store);
    const database = await openEmbedded(folder.database, (reason) =>
      log.error(reason, 'the database cannot be read: it is set aside and made again from the kept files'),
    );
    closing.defer(() => database.destroy());
    const newest = newestKeyState(database);
    const signer = await openSigner({ documents: store.documents, secret: undefined, newest }, now());
    const space: OpenSpace = { settings, database, store, locks: memoryLocks(), signer, log, now };
    await restoreRegistry(database, store.documents);
    await indexKept(space);
    await sweepUploads(space, { grace: 0 });
    const queue = openQueue(space, LOOK_AGAIN);
    closing.defer(() => queue.close());
    queue.wake();
    return { ...space, queue, folder, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

/** A new signing key beside old receipts would make every territory refuse the space: the operator decides. */
async function refuseLostKeys({ documents, packages }: SpaceStore): Promise<void> {
  if ((await documents.read(SIGNING_KEYS_DOCUMENT)) !== undefined) return;
  for await (const _ of packages.list()) {
    const message = `${documents.describe(SIGNING_KEYS_DOCUMENT)} manque alors que des envois ont été reçus\u202f: remettez-le depuis une sauvegarde.`;
    throw new AppError('signing-keys', message);
  }
}
