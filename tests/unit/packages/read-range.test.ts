import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { RandomAccessSource } from '../../../shared/packages/port.ts';
import { readRange } from '../../../shared/packages/read-range.ts';

const MEBIBYTE = 1024 * 1024;
const content = randomBytes(2.5 * MEBIBYTE);
/** A disk that writes in the buffer that it is given, as one does. */
const sourceOf = (bytes: Uint8Array, size = bytes.length): RandomAccessSource => ({
  size,
  async read(offset, length, into = new Uint8Array(length)) {
    const read = bytes.subarray(offset, offset + length);
    into.set(read);
    return into.subarray(0, read.length);
  },
});

async function piecesOf(source: RandomAccessSource, from: number, length: number): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of readRange(source, from, length)) pieces.push(Buffer.from(piece));
  return pieces;
}

it.each<[string, number, number, number[]]>([
  ['all of it', 0, content.length, [MEBIBYTE, MEBIBYTE, MEBIBYTE / 2]],
  ['what fills its pieces', 5, 2 * MEBIBYTE, [MEBIBYTE, MEBIBYTE]],
  ['a few bytes', 7, 10, [10]],
  ['nothing', 7, 0, []],
  ['more than there is', content.length - 10, 20, [10]],
  ['what is beyond', content.length + 1, 20, []],
])('the bytes of a range are read piece by piece: %s', async (_, from, length, sizes) => {
  const pieces = await piecesOf(sourceOf(content), from, length);
  expect(pieces.map((piece) => piece.length)).toEqual(sizes);
  expect(Buffer.concat(pieces).equals(content.subarray(from, from + length))).toBe(true);
});

it('a range ends where a file ends that is shorter than it was said to be', async () => {
  const pieces = await piecesOf(sourceOf(content, 10 * MEBIBYTE), MEBIBYTE, 8 * MEBIBYTE);
  expect(Buffer.concat(pieces).equals(content.subarray(MEBIBYTE))).toBe(true);
});

it('a failure is told once what was read before it has been given', async () => {
  const { size, read } = sourceOf(content);
  const failing: RandomAccessSource = {
    size,
    read: async (offset, ...asked) => {
      if (offset >= MEBIBYTE) throw new Error('EIO');
      return read(offset, ...asked);
    },
  };
  const pieces = readRange(failing, 0, size);
  expect((await pieces.next()).value).toHaveLength(MEBIBYTE);
  await expect(pieces.next()).rejects.toThrow('EIO');
});
