import { setImmediate } from 'node:timers/promises';
import type { FileSystem } from './file-system.ts';
import { writeAll } from './whole-file.ts';

/** Bytes written and synced at a time: what comes meanwhile waits for one piece, not for a whole file. */
const PIECE = 1024 * 1024;

/**
 * Writes a new file piece by piece, synced, letting others work between two pieces. Throws the system’s error, or the
 * signal’s reason once it is aborted; what was written stays.
 */
export async function writePiecewise(
  files: FileSystem,
  path: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: { readonly signal?: AbortSignal; readonly onPiece?: (bytes: number) => void } = {},
): Promise<void> {
  const file = files.open(path, 'wx');
  try {
    let at = 0;
    let unsynced = 0;
    for await (const bytes of content) {
      options.signal?.throwIfAborted();
      writeAll(files, file, bytes, at);
      at += bytes.length;
      unsynced += bytes.length;
      options.onPiece?.(bytes.length);
      if (unsynced >= PIECE) {
        files.sync(file);
        unsynced = 0;
      }
      await setImmediate();
    }
    options.signal?.throwIfAborted();
    files.sync(file);
  } finally {
    files.close(file);
  }
}

/** Cuts bytes into pieces, without copying them. */
export function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
