import type { backupsContract } from '../../shared/backups/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Output } from '../../shared/operation.ts';
import type { Progress } from '../../shared/wire.ts';
import { requireNoted, writeNote } from '../engine/dossier/backup-note.ts';
import { attachedTo } from '../engine/dossier/copy.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import { failures } from './errors.ts';
import type { MakingParts } from './make.ts';
import { mendAttachments } from './second-copies.ts';
import { backupFolder, listBackups } from './shelf.ts';

interface VerifyingParts extends MakingParts {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

type Verified = Output<typeof backupsContract, 'backups.verify'>;

/**
 * Opens every backup of an open dossier, then reads every file attached to it and mends those that can be. Throws an
 * AppError, or the signal’s reason.
 */
export async function verifyAll(parts: VerifyingParts, store: OpenStore): Promise<Verified> {
  if (store.readOnly) throw failures.readOnly();
  const { files, copies, signal, progress } = parts;
  const { folder, vault } = store;
  const attached = attachedTo(store);
  const outcome = { verified: 0, damaged: 0 };
  try {
    const backups = listBackups(files, folder);
    const total = backups.length + attached.size;
    for (const [done, { name, note }] of backups.entries()) {
      signal.throwIfAborted();
      progress({ done, total, label: 'Ouverture des sauvegardes' });
      const backup = backupFolder(files, folder, name);
      const sound = await isSound(async () => {
        requireNoted(files, backup, await copies.verify(backup, store));
      });
      if (note) writeNote(files, backup, { ...note, sound, verifiedAt: parts.now() });
      outcome[sound ? 'verified' : 'damaged']++;
    }
    const mended = await mendAttachments({ files, folder, vault }, attached, signal, (done) =>
      progress({ done: backups.length + done, total, label: 'Lecture des fichiers joints' }),
    );
    return { ...outcome, ...mended };
  } catch (error) {
    throw failures.notMade(error);
  }
}

async function isSound(verify: () => Promise<unknown>): Promise<boolean> {
  try {
    await verify();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
