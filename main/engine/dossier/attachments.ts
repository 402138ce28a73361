import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { v4 as uuid } from 'uuid';
import { errorCode, type FileSystem } from './file-system.ts';
import { requireOwn } from './own-folder.ts';
import { refusals } from './refusals.ts';
import type { StoredFile } from './store.ts';
import type { Range, Vault } from './vault/vault.ts';
import { makeFolderDurably, removeQuietly, replace, UNFINISHED, writeAll } from './whole-file.ts';

export const ATTACHMENTS = 'attachments';

/** Names that Cahiers gives there: of a kept file, and of one that is being written. Anything else is someone else’s. */
const OWN_NAME = /^([0-9a-f]{128}(\.new)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.new)$/;

export const isOwnAttachment = (name: string): boolean => OWN_NAME.test(name);

/** Where the attached files of a dossier lie, and how. */
export interface AttachmentsOf {
  readonly files: FileSystem;
  readonly folder: string;
  readonly vault: Vault;
}

/** Keeps a file under the hash of its content; nothing is left of one that fails half way. */
export async function keepAttachment(
  of: AttachmentsOf,
  content: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const { files, folder, vault } = of;
  const attachments = join(folder, ATTACHMENTS);
  const hash = createHash('sha512');
  let size = 0;
  const hashed = async function* () {
    for await (const bytes of content) {
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  };
  const unfinished = unfinishedIn(attachments);
  try {
    requireOwn(files, folder, ATTACHMENTS);
    makeFolderDurably(files, attachments);
    // What it is called is only known once it has been read: what it holds is bound to a name drawn for it.
    await writeStream(files, unfinished, vault.sealStream(PLACE, hashed()));
    const sha512 = hash.digest('hex');
    replace(files, unfinished, pathOf(of, sha512));
    return { sha512, size };
  } catch (error) {
    removeQuietly(files, unfinished);
    throw errorCode(error) === '' ? error : refusals.notSaved(error);
  }
}

/** All attached files are sealed for the same place: their names, which are proved at reading, tell them apart. */
export const PLACE = 'attachment';

/** Where a file is written whose name is not known yet. */
export const unfinishedIn = (attachments: string): string => join(attachments, uuid() + UNFINISHED);

/** Writes a new file as its content comes, and syncs it. */
export async function writeStream(
  files: FileSystem,
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = files.open(path, 'wx');
  try {
    let at = 0;
    for await (const bytes of content) {
      writeAll(files, file, bytes, at);
      at += bytes.length;
    }
    files.sync(file);
  } finally {
    files.close(file);
  }
}

/** Reads a kept file piece by piece. Throws `not-found`, `file-damaged`. */
export async function* readAttachment(
  of: AttachmentsOf,
  sha512: string,
  range?: Range,
): AsyncGenerator<Uint8Array> {
  const { files, vault } = of;
  requireOwn(files, of.folder, ATTACHMENTS);
  const path = pathOf(of, sha512);
  if (!/^[0-9a-f]{128}$/.test(sha512) || files.status(path)?.kind !== 'file') throw refusals.fileMissing();
  const hash = range ? undefined : createHash('sha512');
  for (const piece of vault.read(files, path, PLACE, range)) {
    if (!piece) throw refusals.fileDamaged();
    hash?.update(piece);
    yield piece;
    // Disk and cipher are quick: what waits must have its turn.
    await setImmediate();
  }
  if (hash && hash.digest('hex') !== sha512) throw refusals.fileDamaged();
}

/** The same for those who only want to know that the disk does not let it be read. Throws `file-unreadable` too. */
export async function* readKept(
  of: AttachmentsOf,
  sha512: string,
  range?: Range,
): AsyncGenerator<Uint8Array> {
  try {
    yield* readAttachment(of, sha512, range);
  } catch (error) {
    throw errorCode(error) === '' ? error : refusals.fileUnreadable(error);
  }
}

/** True when a kept file lies on the disk; reading it alone tells whether it is whole. */
export function attachmentIsThere(of: AttachmentsOf, sha512: string): boolean {
  return of.files.status(pathOf(of, sha512))?.kind === 'file';
}

/** Throws away what a crash left half written. */
export function tidyAttachments(files: FileSystem, folder: string): void {
  const attachments = join(folder, ATTACHMENTS);
  if (files.status(attachments)?.kind !== 'folder') return;
  for (const name of files.list(attachments)) {
    if (name.endsWith(UNFINISHED) && isOwnAttachment(name)) removeQuietly(files, join(attachments, name));
  }
}

/** Where a kept file lies, or shall lie. */
export function pathOf({ folder, vault }: Omit<AttachmentsOf, 'files'>, sha512: string): string {
  return join(folder, ATTACHMENTS, vault.attachmentName(sha512));
}
