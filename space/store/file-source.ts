import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Sha512Factory } from '../../shared/packages/port.ts';
import { readRange } from '../../shared/packages/read-range.ts';
import type { PackageSource } from './store.ts';

/** Reads a file anywhere; `close` it. */
export async function openFileSource(path: string): Promise<PackageSource> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length, into) {
      const bytes = into?.subarray(0, length) ?? new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled === length ? bytes : bytes.subarray(0, filled);
    },
    // Nothing is opened for who begins no reading.
    async *stream() {
      yield* createReadStream(path);
    },
    close: () => file.close(),
  };
}

export const nodeSha512: Sha512Factory = () => {
  const hash = createHash('sha512');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
};

export async function sha512Of(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}

export async function sha512OfFile(path: string): Promise<string> {
  const source = await openFileSource(path);
  try {
    return await sha512Of(readRange(source, 0, source.size));
  } finally {
    await source.close();
  }
}
