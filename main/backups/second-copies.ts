import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import {
  ATTACHMENTS,
  type AttachmentsOf,
  attachmentIsThere,
  PLACE,
  pathOf,
  readAttachment,
} from '../engine/dossier/attachments.ts';
import { errorCode } from '../engine/dossier/file-system.ts';
import { requireOwn } from '../engine/dossier/own-folder.ts';
import { BACKUPS } from '../engine/dossier/own-names.ts';
import {
  makeFolderDurably,
  removeIfThere,
  removeQuietly,
  replace,
  UNFINISHED,
} from '../engine/dossier/whole-file.ts';
import { writePiecewise } from '../engine/dossier/write-part.ts';
import { failures } from './errors.ts';

/** Attached files never change: one second copy of each, beside the backups, serves them all. */
const besideBackups = (of: AttachmentsOf): AttachmentsOf => ({ ...of, folder: join(of.folder, BACKUPS) });

/** Copies the attached files that have no second copy yet. Throws the system’s errors, or the signal’s reason. */
export async function keepSecondCopies(
  of: AttachmentsOf,
  attached: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const second = besideBackups(of);
  for (const sha512 of attached) {
    signal.throwIfAborted();
    if (attachmentIsThere(second, sha512) || !attachmentIsThere(of, sha512)) continue;
    // A damaged file has no copy; a verification tells of it.
    await unlessDamaged(() => copy(of, second, sha512, signal));
  }
}

/** True when an attached file is in the dossier, or can be brought back from its second copy. */
export function attachmentIsKept(of: AttachmentsOf, sha512: string): boolean {
  return attachmentIsThere(of, sha512) || attachmentIsThere(besideBackups(of), sha512);
}

/** Brings back from their second copies the attached files that are no longer in the dossier. Throws the system’s errors. */
export function bringMissingBack(of: AttachmentsOf, attached: Iterable<string>): Promise<void> {
  return bringMissing(besideBackups(of), of, attached);
}

/** Brings what is attached to a dossier that was written anew from the folder in which it lay. Throws the system’s errors. */
export async function bringFrom(
  folder: string,
  of: AttachmentsOf,
  attached: Iterable<string>,
): Promise<void> {
  const former = { ...of, folder };
  const hashes = [...attached];
  await bringMissing(former, of, hashes);
  await bringMissing(besideBackups(former), of, hashes);
}

async function bringMissing(
  from: AttachmentsOf,
  of: AttachmentsOf,
  attached: Iterable<string>,
): Promise<void> {
  for (const sha512 of attached) {
    if (attachmentIsThere(of, sha512) || !attachmentIsThere(from, sha512)) continue;
    await unlessDamaged(() => copy(from, of, sha512));
  }
}

/** What was found of the attached files, and done. */
export interface Mended {
  readonly attachments: number;
  /** Damaged or missing, and put back as they were. */
  readonly mended: number;
  /** Damaged or missing, without a second copy. */
  readonly lost: number;
}

/**
 * Reads every attached file and its second copy, and mends the one by the other. Throws the system’s errors, or the signal’s
 * reason.
 */
export async function mendAttachments(
  of: AttachmentsOf,
  attached: Iterable<string>,
  signal: AbortSignal,
  onEach: (done: number) => void,
): Promise<Mended> {
  const second = besideBackups(of);
  const outcome = { attachments: 0, mended: 0, lost: 0 };
  for (const sha512 of attached) {
    const isSound = await isWhole(of, sha512, signal);
    const hasSecond = await isWhole(second, sha512, signal);
    if (isSound && !hasSecond) await copy(of, second, sha512, signal);
    if (!isSound && hasSecond) {
      await copy(second, of, sha512, signal);
      outcome.mended++;
    }
    if (!isSound && !hasSecond) outcome.lost++;
    onEach(++outcome.attachments);
  }
  return outcome;
}

/** Copies an attached file, verified as it is read and again once it is written. Throws `file-damaged`, `backup-failed`. */
async function copy(
  from: AttachmentsOf,
  to: AttachmentsOf,
  sha512: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { files, vault } = to;
  const path = pathOf(to, sha512);
  const unfinished = path + UNFINISHED;
  requireOwn(files, to.folder, '.', ATTACHMENTS);
  makeFolderDurably(files, join(to.folder, ATTACHMENTS));
  removeIfThere(files, unfinished);
  try {
    const content = vault.sealStream(PLACE, readAttachment(from, sha512));
    await writePiecewise(files, unfinished, content, { signal });
    replace(files, unfinished, path);
  } catch (error) {
    removeQuietly(files, unfinished);
    throw error;
  }
  if (await isWhole(to, sha512, signal)) return;
  removeQuietly(files, path);
  throw failures.differs();
}

async function isWhole(of: AttachmentsOf, sha512: string, signal: AbortSignal): Promise<boolean> {
  try {
    for await (const _ of readAttachment(of, sha512)) signal.throwIfAborted();
    return true;
  } catch (error) {
    // A worn disk may refuse to read what it holds.
    if (isDamage(error) || errorCode(error) === 'EIO') return false;
    throw error;
  }
}

async function unlessDamaged(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof AppError && ['file-damaged', 'not-found'].includes(error.code);
