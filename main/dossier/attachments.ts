import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { errorCode, type FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';
import type { StoredFile } from './store.ts';
import { removeQuietly, replace, UNFINISHED, writeAll } from './whole-file.ts';

export const ATTACHMENTS = 'attachments';
const CHUNK = 256 * 1024;

/** Keeps a file under the hash of its content; nothing is left of one that fails half way. */
export async function keepAttachment(
  files: FileSystem,
  folder: string,
  content: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const attachments = join(folder, ATTACHMENTS);
  files.makeFolder(attachments);
  const unfinished = join(attachments, uuid() + UNFINISHED);
  const hash = createHash('sha512');
  let size = 0;
  try {
    const file = files.open(unfinished, 'wx');
    try {
      for await (const bytes of content) {
        hash.update(bytes);
        writeAll(files, file, bytes, size);
        size += bytes.length;
      }
      files.sync(file);
    } finally {
      files.close(file);
    }
    const sha512 = hash.digest('hex');
    replace(files, unfinished, join(attachments, sha512));
    return { sha512, size };
  } catch (error) {
    removeQuietly(files, unfinished);
    throw errorCode(error) === '' ? error : refusals.notSaved(error);
  }
}

/** Path of a kept file. Throws `not-found`. */
export function attachmentPath(files: FileSystem, folder: string, sha512: string): string {
  const path = join(folder, ATTACHMENTS, sha512);
  if (!/^[0-9a-f]{128}$/.test(sha512) || files.status(path)?.kind !== 'file') throw refusals.fileMissing();
  return path;
}

/** Reads a kept file piece by piece. */
export async function* readAttachment(files: FileSystem, path: string): AsyncGenerator<Uint8Array> {
  const file = files.open(path, 'r');
  try {
    for (let at = 0; ; ) {
      const buffer = new Uint8Array(CHUNK);
      const read = files.read(file, buffer, at);
      if (read === 0) return;
      yield buffer.subarray(0, read);
      at += read;
    }
  } finally {
    files.close(file);
  }
}

/** Throws away what a crash left half written. */
export function tidyAttachments(files: FileSystem, folder: string): void {
  const attachments = join(folder, ATTACHMENTS);
  if (!files.status(attachments)) return;
  for (const name of files.list(attachments)) {
    if (name.endsWith(UNFINISHED)) removeQuietly(files, join(attachments, name));
  }
}
