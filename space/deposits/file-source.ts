import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RandomAccessSource, Sha512Factory } from '../../shared/packages/port.ts';

/** Reads a file anywhere; `close` it. */
export async function openFileSource(path: string): Promise<RandomAccessSource & { close(): Promise<void> }> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled === length ? bytes : bytes.slice(0, filled);
    },
    close: () => file.close(),
  };
}

export const nodeSha512: Sha512Factory = () => {
  const hash = createHash('sha512');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
};

export async function sha512OfFile(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
