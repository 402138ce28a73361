import { AppError } from '../shared/errors.ts';
import { readSettings, type SpaceSettings } from './configuration.ts';
import { type Database, openDatabase } from './database/open.ts';
import { exists, listKept } from './deposits/archive.ts';
import { recover } from './deposits/recovery.ts';
import { openQueue, type VerificationQueue } from './deposits/verification-queue.ts';
import { prepareFolder, type SpaceFolder } from './folder/layout.ts';
import { lockFolder } from './folder/lock.ts';
import { restoreRegistry } from './registry/registry-file.ts';
import { openSigner, type Signer } from './signing/signing-keys.ts';

/** What a space says of its own life, to its operator. */
export interface Log {
  info(message: string): void;
  error(details: unknown, message: string, ...values: unknown[]): void;
}

/** A space whose folder is ours: everything but its doors. */
export interface OpenSpace {
  readonly folder: SpaceFolder;
  readonly settings: SpaceSettings;
  readonly database: Database;
  readonly signer: Signer;
  readonly log: Log;
  readonly now: () => Date;
}

export interface WorkingSpace extends OpenSpace {
  readonly queue: VerificationQueue;
  close(): Promise<void>;
}

/** The folder is open in another process. */
export class FolderTaken extends AppError {
  readonly folder: SpaceFolder;

  constructor(folder: SpaceFolder) {
    super('folder-taken', `Un espace est déjà ouvert sur le dossier ${folder.root}.`);
    this.folder = folder;
  }
}

/** Takes the folder, mends what a crash left, and takes up the verifications again. Throws FolderTaken. */
export async function openSpace(options: {
  dataFolder: string;
  settings?: Partial<SpaceSettings>;
  log: Log;
  now?: () => Date;
}): Promise<WorkingSpace> {
  const { log, now = () => new Date() } = options;
  const folder = await prepareFolder(options.dataFolder);
  const lock = lockFolder(folder.lock);
  if (!lock) throw new FolderTaken(folder);
  try {
    const settings = await readSettings(folder, options.settings);
    await refuseLostKeys(folder);
    const signer = await openSigner(folder.signingKeys, now());
    const database = await openDatabase(folder.database, (reason) =>
      log.error(reason, 'the database cannot be read: it is set aside and made again from the kept files'),
    );
    try {
      await restoreRegistry(database, folder.registry);
      const space: OpenSpace = { folder, settings, database, signer, log, now };
      const toVerify = await recover(space);
      const queue = openQueue(space);
      for (const id of toVerify) queue.add(id);
      const close = async () => {
        await queue.close();
        await database.destroy();
        lock.release();
      };
      return { ...space, queue, close };
    } catch (error) {
      await database.destroy();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A new signing key beside old receipts would make every territory refuse the space: the operator decides. */
async function refuseLostKeys(folder: SpaceFolder): Promise<void> {
  if ((await exists(folder.signingKeys)) || (await listKept(folder)).length === 0) return;
  const message = `Le fichier ${folder.signingKeys} manque alors que des envois ont été reçus\u202f: remettez-le depuis une sauvegarde.`;
  throw new AppError('signing-keys', message);
}
