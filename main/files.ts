import { createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { v4 as uuid } from 'uuid';
import { AppError, notFound } from '../shared/errors.ts';
import type { FileRef } from '../shared/wire.ts';
import type { FileShelf } from './operations.ts';

/** A file that a host serves. */
export interface OfferedFile extends FileRef {
  readonly path: string;
}

interface ReceivedFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/**
 * Files in transit, in a folder of this process under `folder`: those a window sent and those handed to it, under
 * identifiers that cannot be guessed. They go with the application.
 */
export class TemporaryFiles implements FileShelf {
  readonly #folder: string;
  readonly #received = new Map<string, ReceivedFile>();
  readonly #offered = new Map<string, OfferedFile>();

  constructor(folder: string) {
    removeLeftOvers(folder);
    this.#folder = join(folder, `${process.pid}-${uuid()}`);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Keeps what a window sends, and answers the identifier by which a call may name it. */
  async receive(name: string, content: AsyncIterable<Uint8Array>): Promise<string> {
    const id = uuid();
    const path = join(this.#folder, id);
    try {
      await pipeline(Readable.from(content, { objectMode: false }), createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
        throw new AppError(
          'disk-full',
          'Le disque est plein : le fichier n’a pas pu être lu. Libérez de la place, puis recommencez.',
        );
      }
      throw error;
    }
    this.#received.set(id, { path, name, size: statSync(path).size });
    return id;
  }

  received(uploadId: string): ReceivedFile {
    const file = this.#received.get(uploadId);
    if (!file) throw notFound('Ce fichier');
    return file;
  }

  newPath(extension: string): string {
    return join(this.#folder, uuid() + extension);
  }

  async offer(path: string, name: string, mediaType: string): Promise<FileRef> {
    const ref: FileRef = { id: uuid(), name, mediaType, size: statSync(path).size };
    this.#offered.set(ref.id, { ...ref, path });
    return ref;
  }

  /** What is served at `/file/<id>`; undefined when nothing bears that identifier. */
  offered(id: string): OfferedFile | undefined {
    return this.#offered.get(id);
  }

  clear(): void {
    this.#received.clear();
    this.#offered.clear();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A crash leaves its folder behind; its process is no longer there. */
function removeLeftOvers(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const pid = Number(name.split('-')[0]);
    if (!Number.isInteger(pid) || pid === process.pid || isAlive(pid)) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
