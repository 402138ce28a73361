import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { AppError, notFound } from '../shared/errors.ts';
import { safeFileName } from '../shared/packages/names.ts';
import type { FileRef } from '../shared/wire.ts';
import { isAlive } from './dossier/living-process.ts';
import type { FileShelf, ReceivedFile } from './operations.ts';
import { type Content, TemporaryFile } from './temporary-file.ts';

type RemoveFolder = (folder: string, options: { recursive: true; force: true }) => void;

/** A file that a host serves. */
export interface OfferedFile extends FileRef {
  readonly file: TemporaryFile;
}

/**
 * Files in transit, in a folder of this process under `folder`: those a window sent and those handed to it, under
 * identifiers that cannot be guessed. They are sealed, and go with the application.
 */
export class TemporaryFiles implements FileShelf {
  readonly #folder: string;
  readonly #remove: RemoveFolder;
  readonly #key = new Uint8Array(randomBytes(32));
  readonly #received = new Map<string, ReceivedFile>();
  readonly #offered = new Map<string, OfferedFile>();

  constructor(folder: string, remove: RemoveFolder = rmSync) {
    this.#remove = remove;
    removeLeftOvers(folder, remove);
    this.#folder = join(folder, `${process.pid}-${uuid()}`);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Keeps what a window sends, and answers the identifier by which a call may name it. */
  async receive(name: string, content: AsyncIterable<Uint8Array>): Promise<string> {
    const id = uuid();
    const file = await this.#keep(content).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
        throw new AppError(
          'disk-full',
          'Le disque est plein\u00a0: le fichier n’a pas pu être lu. Libérez de la place, puis recommencez.',
        );
      }
      throw error;
    });
    this.#received.set(id, { id, name, size: file.size, read: (range) => file.read(range) });
    return id;
  }

  received(uploadId: string): ReceivedFile {
    const file = this.#received.get(uploadId);
    if (!file) throw notFound('Ce fichier');
    return file;
  }

  newFile(): TemporaryFile {
    return new TemporaryFile(join(this.#folder, uuid()), this.#key);
  }

  async offer(content: Content | TemporaryFile, name: string, mediaType: string): Promise<FileRef> {
    const file = content instanceof TemporaryFile ? content : await this.#keep(content);
    const ref: FileRef = { id: uuid(), name: safeFileName(name), mediaType, size: file.size };
    this.#offered.set(ref.id, { ...ref, file });
    return ref;
  }

  /** What is served at `/file/<id>`; undefined when nothing bears that identifier. */
  offered(id: string): OfferedFile | undefined {
    return this.#offered.get(id);
  }

  /** What cannot be written whole takes no room on a disk that may be full. */
  async #keep(content: Content): Promise<TemporaryFile> {
    const file = this.newFile();
    try {
      await file.write(content);
      return file;
    } catch (error) {
      await file.remove();
      throw error;
    }
  }

  clear(): void {
    this.#received.clear();
    this.#offered.clear();
    removeIfAllowed(this.#folder, this.#remove);
  }
}

/** What an antivirus holds, or someone else owns, is left: it is sealed, and the next start tries again. */
function removeIfAllowed(folder: string, remove: RemoveFolder): void {
  try {
    remove(folder, { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** A crash leaves its folder behind; its process is no longer there. */
function removeLeftOvers(folder: string, remove: RemoveFolder): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const pid = Number(name.split('-')[0]);
    if (!Number.isInteger(pid) || pid === process.pid || isAlive(pid)) continue;
    removeIfAllowed(join(folder, name), remove);
  }
}
