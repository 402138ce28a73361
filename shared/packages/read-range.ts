import type { RandomAccessSource } from './port.ts';

/** Bytes asked for at once: few calls, little memory. */
const PIECE = 1024 * 1024;

/**
 * The bytes of a range, piece by piece, the next one being read while one is worked on. Two buffers serve for all: a piece
 * is good until the next is asked for. Ends early where the source does.
 */
export async function* readRange(
  source: RandomAccessSource,
  from: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  const end = Math.min(from + length, source.size);
  const size = Math.max(0, Math.min(PIECE, end - from));
  const buffers = [new Uint8Array(size), new Uint8Array(Math.min(size, Math.max(0, end - from - size)))];
  const piece = (index: number) => {
    const at = from + index * PIECE;
    return source.read(at, Math.max(0, Math.min(PIECE, end - at)), buffers[index % 2]);
  };
  let next = piece(0);
  for (let index = 0; from + index * PIECE < end; index++) {
    const read = await next;
    next = piece(index + 1);
    // A failure is told when it is this piece's turn.
    next.catch(() => undefined);
    if (read.length === 0) return;
    yield read;
  }
}
