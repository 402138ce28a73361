import { Readable } from 'node:stream';
import { type ObjectPlace, sizeOfObject } from './s3-objects.ts';
import type { PackageSource } from './store.ts';

/** A zip is read in small pieces close to one another, and each request costs: this much is asked for at once. */
const BLOCK = 1_048_576;
/** Blocks kept in memory for one reader. */
const MOST_BLOCKS = 4;

/** Reads an object anywhere, by ranges; undefined when there is none. */
export async function openS3Source(place: ObjectPlace, key: string): Promise<PackageSource | undefined> {
  const { client, bucket } = place;
  const size = await sizeOfObject(place, key);
  if (size === undefined) return undefined;
  const blocks = new Map<number, Promise<Uint8Array>>();
  const stopping = new AbortController();

  async function fetchBlock(index: number): Promise<Uint8Array> {
    const last = Math.min((index + 1) * BLOCK, size ?? 0) - 1;
    const range = `bytes=${index * BLOCK}-${last}`;
    const answer = await client.getObject(
      { Bucket: bucket, Key: key, Range: range },
      { abortSignal: stopping.signal },
    );
    if (!answer.Body) throw new Error('the store answered without bytes');
    return answer.Body.transformToByteArray();
  }

  function block(index: number): Promise<Uint8Array> {
    const known = blocks.get(index) ?? fetchBlock(index);
    // The last one asked for is the last one dropped.
    blocks.delete(index);
    blocks.set(index, known);
    const [oldest] = blocks.keys();
    if (blocks.size > MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest);
    return known;
  }

  return {
    size,
    async read(offset, length) {
      const end = Math.min(offset + length, size);
      const bytes = new Uint8Array(Math.max(0, end - offset));
      for (let at = offset; at < end; ) {
        const index = Math.floor(at / BLOCK);
        const content = await block(index);
        const piece = content.subarray(at - index * BLOCK, Math.min(end - index * BLOCK, content.length));
        if (piece.length === 0) return bytes.slice(0, at - offset);
        bytes.set(piece, at - offset);
        at += piece.length;
      }
      return bytes;
    },
    async *stream() {
      const { Body } = await client.getObject({ Bucket: bucket, Key: key }, { abortSignal: stopping.signal });
      if (!(Body instanceof Readable)) throw new Error('the store answered without bytes');
      yield* Body as AsyncIterable<Uint8Array>;
    },
    close: async () => stopping.abort(),
  };
}
