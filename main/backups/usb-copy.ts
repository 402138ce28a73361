import { isAbsolute, join, relative } from 'node:path';
import type { Progress } from '../../shared/wire.ts';
import { ATTACHMENTS, isOwnAttachment, readAttachment } from '../engine/dossier/attachments.ts';
import { readParts } from '../engine/dossier/copy.ts';
import { discardQuietly } from '../engine/dossier/discard-folder.ts';
import { type FileSystem, statusBehind } from '../engine/dossier/file-system.ts';
import { freeFolder } from '../engine/dossier/listing.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import { readRange, replace, UNFINISHED } from '../engine/dossier/whole-file.ts';
import { pieces, writePiecewise } from '../engine/dossier/write-part.ts';
import type { Opened } from './copy-reader.ts';
import { failures } from './errors.ts';
import { type MakingParts, verified } from './make.ts';

interface CopyParts extends Pick<MakingParts, 'files' | 'copies'> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export interface CopyMade {
  readonly folder: string;
  /** Bytes. */
  readonly size: number;
  readonly attachments: number;
}

/**
 * Copies the whole of an open dossier, as it is at the moment of the call, to a new folder in `to`, and reads the copy again
 * before it takes its name. Throws an AppError, or the signal’s reason; what it had begun is thrown away then.
 */
export async function copyDossier(
  copying: CopyParts,
  store: OpenStore,
  to: string,
  name: string,
): Promise<CopyMade> {
  const { files, signal, progress } = copying;
  requirePlace(files, store.folder, to);
  store.closeEntries();
  await store.durable();
  const folder = freeFolder(files, to, name);
  const unfinished = folder + UNFINISHED;
  try {
    const parts = readParts(files, store.folder);
    const attached = attachmentsIn(files, store.folder);
    const size = total([...parts.map(({ bytes }) => bytes.length), ...attached.map((file) => file.size)]);
    let done = 0;
    const written = {
      signal,
      onPiece: (bytes: number) => {
        done += bytes;
        progress({ done, total: size, label: 'Copie du dossier' });
      },
    };
    if (files.status(unfinished)) discardQuietly(files, unfinished);
    files.makeFolder(join(unfinished, ATTACHMENTS));
    for (const { name: part, bytes } of parts) {
      await writePiecewise(files, join(unfinished, part), pieces(bytes), written);
    }
    for (const file of attached) {
      const content = readRange(files, join(store.folder, ATTACHMENTS, file.name));
      await writePiecewise(files, join(unfinished, ATTACHMENTS, file.name), content, written);
    }
    files.syncFolder(join(unfinished, ATTACHMENTS));
    progress({ done: size, total: size, label: 'Relecture de la copie' });
    await verified(() => readAgain(copying, unfinished, store));
    signal.throwIfAborted();
    replace(files, unfinished, folder);
    return { folder, size, attachments: attached.length };
  } catch (error) {
    discardQuietly(files, unfinished);
    throw failures.notCopied(error);
  }
}

/** Reads a copy to its last byte. Throws what is wrong with it. */
async function readAgain({ files, copies, signal }: CopyParts, folder: string, by: Opened): Promise<void> {
  const { attached } = await copies.account(folder, by);
  for (const sha512 of attached) {
    for await (const _ of readAttachment({ files, folder, vault: by.vault }, sha512)) signal.throwIfAborted();
  }
}

function requirePlace(files: FileSystem, dossier: string, to: string): void {
  if (!isAbsolute(to)) throw failures.notAbsolute();
  if (statusBehind(files, to)?.kind !== 'folder') throw failures.notThere();
  const inside = relative(dossier, files.realPath(to));
  if (!inside.startsWith('..') && !isAbsolute(inside)) throw failures.insideDossier();
}

function attachmentsIn(files: FileSystem, folder: string): { name: string; size: number }[] {
  const attachments = join(folder, ATTACHMENTS);
  if (files.status(attachments)?.kind !== 'folder') return [];
  return files.list(attachments).flatMap((name) => {
    const status = files.status(join(attachments, name));
    const isKept = isOwnAttachment(name) && !name.endsWith(UNFINISHED);
    return status?.kind === 'file' && isKept ? [{ name, size: status.size }] : [];
  });
}

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
