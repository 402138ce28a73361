import { AppError } from '../shared/errors.ts';
import { proposeSettings, readSettings, type SpaceSettings } from './configuration.ts';
import { type Database, openEmbedded, openPostgres } from './database/open.ts';
import { readState, writeState } from './database/state.ts';
import { reapplyDecisions } from './decisions/journal.ts';
import { indexKept } from './deposits/index-kept.ts';
import { restoreNoted } from './deposits/noted.ts';
import { sweepUploads } from './deposits/recovery.ts';
import { NO_QUEUE, openQueue } from './deposits/verification-queue.ts';
import { USUAL_VERIFIER, type Verifier } from './deposits/verifier.ts';
import { dropHalfWritten } from './folder/durable.ts';
import { prepareFolder, type SpaceFolder } from './folder/layout.ts';
import { lockFolder } from './folder/lock.ts';
import { LEASE_LIFETIME, leaseLocks } from './locks/lease-locks.ts';
import { withLock } from './locks/locks.ts';
import { memoryLocks } from './locks/memory-locks.ts';
import type { Log } from './log.ts';
import type { OpenSpace } from './open-space.ts';
import { watchReadiness } from './readiness.ts';
import { restoreRegistry } from './registry/registry-file.ts';
import { openSigner, SIGNING_KEYS_LOCK, type Signer } from './signing/signing-keys.ts';
import { localStore, unstage } from './store/local-store.ts';
import type { S3Options } from './store/s3-options.ts';
import { SIGNING_KEYS_DOCUMENT, type SpaceStore } from './store/store.ts';
import { bringPublicationsUpToDate } from './syntheses/publication.ts';
import type { WorkingSpace } from './working-space.ts';

/** Where a space keeps what it has. */
export interface SpacePlace {
  /** Holds everything, unless a database or a store is named. */
  readonly dataFolder: string;
  readonly database?: { readonly url: string; readonly connections: number };
  /** A store that several instances share; it needs a database that they share too. */
  readonly s3?: S3Options;
  /** Seals the keys that sign receipts where they are kept. */
  readonly signingSecret?: string;
  /** The secret to come, which opens them once they are sealed under it. */
  readonly nextSigningSecret?: string;
  /** A file of settings, when it is not the folder’s. */
  readonly settingsFile?: string;
}

export interface OpenOptions extends SpacePlace {
  readonly settings?: Partial<SpaceSettings>;
  readonly log: Log;
  readonly now?: () => Date;
  /** False for who only has a command to run. */
  readonly verifies?: boolean;
  /** True for who comes to change how the signing keys are sealed. */
  readonly sealing?: boolean;
  /** Milliseconds after which what a dead instance held may be taken by another. */
  readonly leaseLifetime?: number;
  /** How packages are read; as usual when absent. */
  readonly verifier?: Verifier;
}

/** The folder is open in another process. */
export class FolderTaken extends AppError {
  readonly folder: SpaceFolder;

  constructor(folder: SpaceFolder) {
    super('folder-taken', `Un espace est déjà ouvert sur le dossier ${folder.root}.`);
    this.folder = folder;
  }
}

/** Between two looks at what could not be verified, of a space that is alone, in milliseconds. */
const TRY_AGAIN = 30_000;

/**
 * Opens what the space has, alone on a folder or beside other instances, mends what a crash left, and takes up the
 * verifications again. Throws FolderTaken when another process has the folder.
 */
export async function openSpace(options: OpenOptions): Promise<WorkingSpace> {
  const { log, now = () => new Date(), verifies = true, leaseLifetime = LEASE_LIFETIME } = options;
  const { verifier = USUAL_VERIFIER } = options;
  const onLockError = (error: unknown) => log.error(error, 'the locks could not be kept alive');
  const closing = new AsyncDisposableStack();
  try {
    const { store, folder } = options.s3
      ? await shareStore(options.s3, closing)
      : await takeFolder(options, closing);
    const settings = await readSettings(options.settingsFile ?? folder?.settings, options.settings);
    const database = await connect(options, folder, closing);
    const locks = folder
      ? memoryLocks()
      : leaseLocks(database, { lifetime: leaseLifetime, onError: onLockError });
    closing.defer(() => locks.close());
    const { documents } = store;
    const newest = {
      read: () => readState(database, 'newest-signing-key'),
      write: (kid: string) => writeState(database, 'newest-signing-key', kid),
    };
    const signer = await withLock(locks, SIGNING_KEYS_LOCK, async () => {
      await refuseLostKeys(store);
      const secrets = { present: options.signingSecret, next: options.nextSigningSecret };
      const mayBeUnsealed = options.sealing === true;
      const opened = await openSigner({ documents, secrets, mayBeUnsealed, newest }, now());
      if (options.database) await refuseOtherSpace(database, opened);
      await opened.announce();
      return opened;
    });
    const space: OpenSpace = { settings, database, store, locks, signer, verifier, log, now };
    await (folder ? recoverAlone(space) : fillOnce(space));
    await withLock(locks, 'laying-out', () => bringPublicationsUpToDate(database, settings.campaign));
    const queue = verifies ? openQueue(space, folder ? TRY_AGAIN : leaseLifetime / 3) : NO_QUEUE;
    closing.defer(() => queue.close());
    queue.wake();
    const readiness = watchReadiness(database, store, signer);
    return { ...space, queue, readiness, folder, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

async function takeFolder(options: OpenOptions, closing: AsyncDisposableStack) {
  const folder = await prepareFolder(options.dataFolder);
  const lock = lockFolder(folder.lock);
  if (!lock) throw new FolderTaken(folder);
  closing.defer(() => lock.release());
  await dropHalfWritten(folder.root);
  if (options.settingsFile === undefined) await proposeSettings(folder.settings, options.settings);
  await unstage(folder);
  return { store: localStore(folder), folder };
}

/** The client of such a store is large: a space on a folder does without it. */
async function shareStore(s3: S3Options, closing: AsyncDisposableStack) {
  const { s3Store } = await import('./store/s3-store.ts');
  const store = s3Store(s3);
  closing.defer(() => store.close());
  await store.check();
  return { store, folder: undefined };
}

async function connect(
  { database: server, log }: OpenOptions,
  folder: SpaceFolder | undefined,
  closing: AsyncDisposableStack,
): Promise<Database> {
  const onError = (error: unknown) => log.error(error, 'a connection to the database broke');
  const onSetAside = (reason: unknown, place: string) =>
    log.error(
      reason,
      'the database cannot be read: it is set aside as %s, beside the one before it at most, and made again from the kept files',
      place,
    );
  if (!server && !folder) throw new Error('instances that share a store share a database');
  const database = server
    ? await openPostgres({ ...server, onError })
    : await openEmbedded(folder?.database ?? '', onSetAside);
  closing.defer(() => database.destroy());
  return database;
}

/** Nobody else works on this folder: what is half done is done again. */
async function recoverAlone(space: OpenSpace): Promise<void> {
  await restoreRegistry(space.database, space.store.documents);
  await indexKept(space);
  await reapplyDecisions(space);
  await restoreNoted(space);
  await sweepUploads(space, { grace: 0 });
}

/** A new database is filled from the store, by one instance while the others wait. */
function fillOnce(space: OpenSpace): Promise<void> {
  const { database, store, locks } = space;
  return withLock(locks, 'filling', async () => {
    if (await readState(database, 'filled')) return;
    await restoreRegistry(database, store.documents);
    await indexKept(space);
    await writeState(database, 'filled', space.now().toISOString());
  });
}

/** A database beside other files than its own would show what is not kept: the operator decides. */
async function refuseOtherSpace(database: Database, signer: Signer): Promise<void> {
  const [first] = (await signer.document()).keys;
  const owner = await readState(database, 'space');
  if (owner === undefined && first) return writeState(database, 'space', first.kid);
  if (owner !== first?.kid) {
    throw new AppError(
      'other-space',
      'Cette base de données est celle d’un autre espace que ces fichiers\u202f: donnez la sienne, ou une base vide qui sera remplie.',
    );
  }
}

/** A new signing key beside old receipts would make every territory refuse the space: the operator decides. */
async function refuseLostKeys({ documents, packages }: SpaceStore): Promise<void> {
  if ((await documents.read(SIGNING_KEYS_DOCUMENT)) !== undefined) return;
  for await (const _ of packages.list()) {
    throw new AppError(
      'signing-keys',
      `${documents.describe(SIGNING_KEYS_DOCUMENT)} manque alors que des envois ont été reçus\u202f: remettez-le depuis une sauvegarde.`,
    );
  }
}
