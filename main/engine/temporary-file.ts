import { createWriteStream, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { nodeFileSystem } from './dossier/file-system.ts';
import { contentSize, type SealOf, sealedStream, sealWhole } from './dossier/vault/sealed-file.ts';
import { type Range, readSealed } from './dossier/vault/vault.ts';

/** What can be written to a file. */
export type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

/** A file in transit, sealed with a key that only this process knows: what a crash leaves of it, nobody reads. */
export class TemporaryFile {
  readonly path: string;
  /** With what it is sealed, for a thread that writes it. */
  readonly seal: SealOf;

  constructor(path: string, key: Uint8Array) {
    this.path = path;
    this.seal = { key, place: path };
  }

  /** Bytes of its content. */
  get size(): number {
    return contentSize(statSync(this.path).size);
  }

  async write(content: Content, signal?: AbortSignal): Promise<void> {
    await writeSealed(this.path, this.seal, content, signal);
  }

  /** Writes a short content at once. */
  writeNow(text: string): void {
    writeFileSync(this.path, sealWhole(this.seal, Buffer.from(text)), { mode: 0o600 });
  }

  /** Reads its content, or a range of its bytes, piece by piece. */
  async *read(range?: Range): AsyncGenerator<Uint8Array> {
    for (const piece of readSealed(nodeFileSystem, this.path, this.seal, range)) {
      if (!piece) throw new Error('a temporary file is not what was written');
      yield piece;
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/** Writes a file that only its owner may read, sealed. */
export async function writeSealed(
  path: string,
  seal: SealOf,
  content: Content,
  signal?: AbortSignal,
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const pieces = bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes;
  const sealed = Readable.from(sealedStream(seal, pieces), { objectMode: false });
  await pipeline(sealed, createWriteStream(path, { mode: 0o600 }), { ...(signal && { signal }) });
}
