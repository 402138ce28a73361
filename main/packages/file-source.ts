import { open } from 'node:fs/promises';
import type { RandomAccessSource } from '../../shared/packages/port.ts';

/** Opens a file for reading anywhere in it, for the time that `work` takes. */
export async function withFileSource<T>(
  path: string,
  work: (source: RandomAccessSource) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await work({
      size,
      async read(offset, length) {
        const buffer = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      },
    });
  } finally {
    await file.close();
  }
}
