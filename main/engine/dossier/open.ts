import { join } from 'node:path';
import { tidyAttachments } from './attachments.ts';
import { backUpBefore } from './back-up-before.ts';
import { checkIntegrity, DATABASE, journalAfter, writeCheckpoint } from './checkpoint.ts';
import { FOLDED } from './checkpoints.ts';
import { PARTS } from './copy.ts';
import { closeQuietly, type Database } from './database.ts';
import { errorCode, type FileSystem, statusBehind } from './file-system.ts';
import { Ground } from './ground.ts';
import { JOURNAL, Journal } from './journal.ts';
import { type Label, readLabel } from './label.ts';
import { type Lock, takeLock } from './lock.ts';
import { MIGRATIONS, type Migration, migrate, schemaOf } from './migrations.ts';
import { OpenStore } from './open-store.ts';
import { requireOwnFiles } from './own-files.ts';
import { finishTurning, type Keyring, keyringOf, vaultOf } from './protection.ts';
import { putAside } from './put-aside.ts';
import { orNotSaved, refusals } from './refusals.ts';
import { replayJournal } from './replay.ts';
import { finishReplacing, tidyReplacing } from './restoration.ts';
import { type KnownCheckpoint, readKnownCheckpoint } from './schema.ts';
import type { Surroundings } from './surroundings.ts';
import type { Unlocking } from './vault/keys.ts';
import type { Vault } from './vault/vault.ts';
import { removeQuietly, UNFINISHED } from './whole-file.ts';

export interface OpenOptions extends Surroundings {
  /** Opens what precedes a damage of the journal, the damaged files being put aside in `backups`. */
  readonly recover?: boolean;
  /** Takes a lock over whose holder nothing proves dead. */
  readonly takeOver?: boolean;
  /** What opens a protected dossier, given its identifier; undefined, the user is asked. */
  readonly unlocking?: ((dossierId: string) => Promise<Unlocking | undefined>) | undefined;
  /** Opens without its protection a dossier that had one. */
  readonly unprotected?: boolean;
  /** What is remembered of a dossier of that identifier, in that folder. */
  readonly remembered?: ((folder: string, dossierId: string) => Remembered) | undefined;
  /** Reads elsewhere a dossier that was never opened here, which may have been made so that it never ends; rejects then. */
  readonly inspect?: ((dossier: Unread) => Promise<void>) | undefined;
  /** Does something to the files once nobody else can, before they are read. */
  readonly prepare?: ((dossier: Unread) => Promise<void>) | undefined;
}

export interface Remembered {
  /** True when it was opened here before. */
  readonly isKnown: boolean;
  /** True when it was protected then. */
  readonly wasProtected: boolean;
}

/** A dossier whose files are held, and not read yet. */
export interface Unread {
  readonly folder: string;
  readonly label: Label;
  readonly vault: Vault;
  /** The key of a protected one. */
  readonly key: Uint8Array | undefined;
}

/**
 * Opens a dossier. A folder that cannot be written to is opened for reading. Throws an AppError for whatever is missing,
 * damaged, newer or locked; nothing on the disk has changed then.
 */
export async function openStore(options: OpenOptions): Promise<OpenStore> {
  try {
    return await open(options);
  } catch (error) {
    throw errorCode(error) === '' ? error : refusals.unreadable(error);
  }
}

async function open(options: OpenOptions): Promise<OpenStore> {
  const { files, migrations = MIGRATIONS } = options;
  if (statusBehind(files, options.folder)?.kind !== 'folder') throw refusals.notADossier(options.folder);
  const folder = files.realPath(options.folder);
  requireOwnFiles(files, folder);
  requireParts(files, folder);
  const label = readLabel(files, folder);
  const remembered = options.remembered?.(folder, label.id);
  if (remembered?.wasProtected && !label.protection && !options.unprotected) throw refusals.protectionGone();
  const unlocked = await keyringOf(label, await options.unlocking?.(label.id));
  const lock = await lockUnlessReadOnly(options, folder);
  let database: Database | undefined;
  let journal: Journal | undefined;
  try {
    if (lock) {
      tidyReplacing(files, folder);
      finishReplacing(files, folder);
    }
    const keyring = unlocked && (await settle(options, folder, label, unlocked, lock !== undefined));
    const vault = vaultOf(keyring);
    const unread = { folder, label, vault, key: keyring?.key };
    if (!remembered?.isKnown) await options.inspect?.(unread);
    if (options.prepare) {
      if (!lock) throw refusals.readOnly();
      const { prepare } = options;
      await orNotSaved(() => prepare(unread));
    }
    const checkpoint = await readKnownCheckpoint(files, folder, vault, migrations);
    database = checkpoint.database;
    const loaded = await load(options, folder, vault, checkpoint, migrations);
    if (loaded.dossierId !== label.id) throw refusals.mixedFiles();
    const schema = schemaOf(migrations);
    if (lock) {
      tidy(files, folder);
      if (loaded.damaged) putAside(files, folder);
      if (loaded.goesOn && !loaded.migrated) {
        // The journal may have taken its place without its name being on the disk yet: its former one would come back.
        files.syncFolder(folder);
        journal = Journal.open(files, folder, vault, loaded.end);
      } else {
        writeCheckpoint(files, folder, vault, database);
        journal = Journal.create(files, folder, vault, journalAfter(database, schema));
      }
    }
    const { presence } = options;
    return new OpenStore({
      ...options,
      ground: new Ground(files, folder),
      label: keyring ? { ...label, protection: keyring.protection } : withoutProtection(label),
      schema,
      vault,
      key: keyring?.key,
      database,
      lastSequence: loaded.lastSequence,
      ...(lock && journal
        ? { writing: { lock, journal, lockIn: (there) => takeLock({ files, presence }, there) } }
        : {}),
    });
  } catch (error) {
    journal?.close();
    closeQuietly(database);
    await lock?.release();
    throw error;
  }
}

const withoutProtection = ({ protection: _, ...label }: Label): Label => label;

/** Finishes putting a protection on or off, which a crash or a full disk stopped. */
async function settle(
  { files, recover = false }: OpenOptions,
  folder: string,
  label: Label,
  keyring: Keyring,
  writable: boolean,
): Promise<Keyring | undefined> {
  if (keyring.protection.state !== 'on' && !writable) throw refusals.turningReadOnly();
  const aside = () => putAside(files, folder);
  return orNotSaved(() => finishTurning({ files, folder, label, keyring, recover, putAside: aside }));
}

/** Replays the journal over the checkpoint, checks everything, and brings the schema up to date in memory. */
async function load(
  { files, recover = false }: OpenOptions,
  folder: string,
  vault: Vault,
  { database, vouchedFor, applied }: KnownCheckpoint,
  migrations: readonly Migration[],
) {
  let replayed: ReturnType<typeof replayJournal>;
  try {
    replayed = replayJournal(files, folder, vault, database, applied - 1, recover);
  } catch (error) {
    // A damaged checkpoint also spoils the replay: say the cause, not the consequence.
    checkIntegrity(database);
    throw error;
  }
  // What is replayed over a checkpoint that is what was written goes through SQLite’s own rules again.
  if (!vouchedFor || replayed.damaged) checkIntegrity(database);
  const [state] = database.all<{ dossierId: string }>('SELECT dossierId FROM dossier_state');
  const migrated = applied < migrations.length;
  if (migrated) {
    // What is damaged is kept aside as it is.
    if (files.status(folder)?.writable && !replayed.damaged) {
      await backUpBefore(files, folder, vault, migrations, applied).catch((error: unknown) => {
        throw errorCode(error) === '' ? error : refusals.notBackedUp(error);
      });
    }
    migrate(database, migrations, applied);
  }
  return { ...replayed, dossierId: state?.dossierId, migrated };
}

function requireParts(files: FileSystem, folder: string): void {
  const missing = PARTS.filter((name) => files.status(join(folder, name))?.kind !== 'file');
  if (missing.length === PARTS.length) throw refusals.notADossier(folder);
  if (missing.length > 0) throw refusals.missingFiles(missing);
}

/** Undefined when the folder, or the disk, does not let anything be written. */
async function lockUnlessReadOnly(
  { files, presence, takeOver = false }: OpenOptions,
  folder: string,
): Promise<Lock | undefined> {
  const paths = [folder, join(folder, DATABASE), join(folder, JOURNAL)];
  if (paths.some((path) => !files.status(path)?.writable)) return undefined;
  try {
    return await takeLock({ files, presence }, folder, takeOver);
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

/** Throws away what a crash left unfinished. */
function tidy(files: FileSystem, folder: string): void {
  for (const name of PARTS) removeQuietly(files, join(folder, name + UNFINISHED));
  removeQuietly(files, join(folder, FOLDED));
  tidyAttachments(files, folder);
}
