import { type FileHandle, open } from 'node:fs/promises';
import { finished, type Readable } from 'node:stream';

/** Bytes that are written at once. */
const PIECE = 1024 * 1024;

/**
 * Writes what a stream yields into a file that exists, from `offset`, and answers where it ends. Chunks are gathered into
 * few large writes, and given up as soon as they are written: left to the garbage collector, a gigabyte of them has it
 * go through all that the space holds hundreds of times.
 */
export async function writePieces(path: string, content: Readable, offset: number): Promise<number> {
  // Listened to from the very first moment, so that no failure goes unheard.
  const pieces = piecesOf(content);
  const file = await open(path, 'r+');
  try {
    let end = offset;
    for await (const chunks of pieces) {
      await writeAll(file, chunks, end);
      for (const chunk of chunks) {
        end += chunk.length;
        release(chunk);
      }
    }
    return end;
  } finally {
    await file.close();
  }
}

/** Chunks as they come, about `PIECE` bytes at once. A stream that is iterated over would join them into copies. */
function piecesOf(content: Readable): AsyncGenerator<readonly Uint8Array[]> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let turn = Promise.withResolvers<void>();
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  const wake = () => turn.resolve();
  content.on('data', (chunk: Uint8Array) => {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PIECE) return;
    content.pause();
    wake();
  });
  finished(content, { writable: false }, (error) => {
    if (error) failure = { error };
    isOver = true;
    wake();
  });
  const pieces = async function* () {
    for (;;) {
      await turn.promise;
      turn = Promise.withResolvers();
      const taken = waiting;
      waiting = [];
      size = 0;
      const isLast = isOver;
      // The next ones come in while these are written.
      if (!isLast) content.resume();
      if (taken.length > 0) yield taken;
      if (failure) throw failure.error;
      if (isLast) return;
    }
  };
  return pieces();
}

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[], position: number): Promise<void> {
  let rest = [...chunks];
  for (let at = position; rest.length > 0; ) {
    const { bytesWritten } = await file.writev(rest, at);
    at += bytesWritten;
    // A disk that is nearly full takes a part, and refuses the rest the next time.
    let taken = bytesWritten;
    rest = rest.flatMap((chunk) => {
      const skipped = Math.min(taken, chunk.length);
      taken -= skipped;
      return skipped === chunk.length ? [] : [chunk.subarray(skipped)];
    });
  }
}

/** Only memory that is this chunk’s alone: Node shares some between small buffers. */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
