import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { AppError, notFound } from '../../shared/errors.ts';
import { safeFileName } from '../../shared/text/file-names.ts';
import type { FileRef } from '../../shared/wire.ts';
import { isAlive } from './dossier/living-process.ts';
import type { FileShelf, ReceivedFile } from './operations.ts';
import { type Content, TemporaryFile } from './temporary-file.ts';

type RemoveFolder = (folder: string, options: { recursive: true; force: true }) => void;

/** A file that a host serves. */
export interface OfferedFile extends FileRef {
  readonly file: TemporaryFile;
}

interface Limits {
  /** Files kept at once, and their bytes: far more than windows show. Beyond, what was used longest ago goes. */
  readonly files: number;
  readonly bytes: number;
  /** Bytes of the largest file that a window may send: what takes a file refuses sooner. */
  readonly received: number;
}

const LIMITS: Limits = { files: 200, bytes: 8 * 1024 ** 3, received: 256 * 1024 ** 2 };

/** A file in transit, either received or offered. */
interface Kept {
  readonly path: string;
  readonly size: number;
  readonly received?: ReceivedFile;
  readonly offered?: OfferedFile;
  /** When it was last asked for, on the clock of `now`. */
  used: number;
}

interface Surroundings {
  readonly remove: RemoveFolder;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  readonly limits: Limits;
}

/**
 * Files in transit, in a folder of this process under `folder`: those a window sent and those handed to it, under
 * identifiers that cannot be guessed. They are sealed, and go with the application at the latest.
 */
export class TemporaryFiles implements FileShelf {
  readonly #folder: string;
  readonly #surroundings: Surroundings;
  readonly #key = new Uint8Array(randomBytes(32));
  /** From the one used longest ago to the last. */
  readonly #shelf = new Map<string, Kept>();

  constructor(folder: string, surroundings: Partial<Surroundings> = {}) {
    this.#surroundings = {
      remove: rmSync,
      now: () => performance.now(),
      limits: LIMITS,
      ...surroundings,
    };
    removeLeftOvers(folder, this.#surroundings.remove);
    this.#folder = join(folder, `${process.pid}-${uuid()}`);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Keeps what a window sends, and answers the identifier by which a call may name it. */
  async receive(name: string, content: AsyncIterable<Uint8Array>): Promise<string> {
    const id = uuid();
    const file = await this.#keep(bounded(content, this.#surroundings.limits.received)).catch(
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
          throw new AppError(
            'disk-full',
            'Le disque est plein\u00a0: le fichier n’a pas pu être lu. Libérez de la place, puis recommencez.',
          );
        }
        throw error;
      },
    );
    this.#put(id, file, { received: { id, name, size: file.size, read: (range) => file.read(range) } });
    return id;
  }

  received(uploadId: string): ReceivedFile {
    const file = this.#used(uploadId)?.received;
    if (!file) throw notFound('Ce fichier');
    return file;
  }

  newFile(): TemporaryFile {
    return new TemporaryFile(join(this.#folder, uuid()), this.#key);
  }

  async offer(content: Content | TemporaryFile, name: string, mediaType: string): Promise<FileRef> {
    const file = content instanceof TemporaryFile ? content : await this.#keep(content);
    const ref: FileRef = { id: uuid(), name: safeFileName(name), mediaType, size: file.size };
    this.#put(ref.id, file, { offered: { ...ref, file } });
    return ref;
  }

  /** What is served at `/file/<id>`; undefined when nothing bears that identifier. */
  offered(id: string): OfferedFile | undefined {
    return this.#used(id)?.offered;
  }

  /** Forgets what nothing has asked for during so many milliseconds: for when no window is left to show it. */
  forget(unused: number): void {
    const { now } = this.#surroundings;
    for (const [id, { used }] of this.#shelf) if (used <= now() - unused) this.#drop(id);
  }

  #put(id: string, { path, size }: TemporaryFile, kind: Pick<Kept, 'received' | 'offered'>): void {
    const { limits, now } = this.#surroundings;
    this.#shelf.set(id, { path, size, ...kind, used: now() });
    let bytes = 0;
    for (const kept of this.#shelf.values()) bytes += kept.size;
    for (const [oldest, kept] of this.#shelf) {
      if (oldest === id || (this.#shelf.size <= limits.files && bytes <= limits.bytes)) return;
      bytes -= kept.size;
      this.#drop(oldest);
    }
  }

  #used(id: string): Kept | undefined {
    const kept = this.#shelf.get(id);
    if (!kept) return undefined;
    kept.used = this.#surroundings.now();
    this.#shelf.delete(id);
    this.#shelf.set(id, kept);
    return kept;
  }

  #drop(id: string): void {
    const path = this.#shelf.get(id)?.path;
    this.#shelf.delete(id);
    if (path !== undefined) removeIfAllowed(path, this.#surroundings.remove);
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
    this.#shelf.clear();
    removeIfAllowed(this.#folder, this.#surroundings.remove);
  }
}

async function* bounded(content: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > most) {
      throw new AppError(
        'file-too-large',
        `Ce fichier dépasse ${most / 1024 ** 2} Mo\u00a0: Cahiers n’en prend pas de si gros. Rien n’a changé. Choisissez un fichier plus petit.`,
      );
    }
    yield piece;
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
