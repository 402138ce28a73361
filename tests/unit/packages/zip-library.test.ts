import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LARGEST_PACKAGE, limitsUpTo } from '../../../shared/packages/limits.ts';

import { entryContent, listZip } from '../../../shared/packages/read-zip.ts';
import { writeZip } from '../../../shared/packages/write-zip.ts';
import type { PackageSource } from '../../../space/store/store.ts';
import { readPackageFile } from '../../../space/syntheses/download.ts';

const HELD = 8;
const content = randomBytes(1_000_000);
const parts = Array.from({ length: HELD + 1 }, (_, n) => ({
  path: `package/data/${n}.bin`,
  size: content.length,
  content: async function* () {
    yield content;
  },
  stored: n % 2 === 0,
}));
const written = () => buffer(writeZip(parts, '2020-10-16'));
const sourceOf = (zip: Buffer): PackageSource => ({
  size: zip.length,
  read: async (from, length) => zip.subarray(from, from + length),
  stream: () => Readable.from([zip]),
  close: async () => undefined,
});

// Whoever would wait for a codec to be free again waits here for ever.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('reads a file while others, begun before, are not read on', async () => {
  const { files } = await listZip(sourceOf(await written()), limitsUpTo(LARGEST_PACKAGE));
  const held = files.slice(0, HELD).map(entryContent);
  for (const one of held) expect((await one.next()).done).toBe(false);
  const [last] = files.slice(HELD);
  expect((await buffer(entryContent(last as NonNullable<typeof last>))).equals(content)).toBe(true);
  for (const one of held) await one.return(undefined);
});

it('writes a zip while others, begun before, are not read on', async () => {
  const held = Array.from({ length: HELD }, () => writeZip(parts, '2020-10-16'));
  for (const one of held) expect((await one.next()).done).toBe(false);
  expect((await written()).length).toBeGreaterThan(HELD * content.length);
  for (const one of held) await one.return(undefined);
});

it('serves a file of the space while other readers have stopped in the middle of theirs', async () => {
  const zip = await written();
  const read = (path: string) => readPackageFile(sourceOf(zip), path);
  const stopped = await Promise.all(Array.from({ length: HELD }, (_, n) => read(`data/${n}.bin`)));
  const served = await read(`data/${HELD}.bin`);
  expect(served && (await buffer(served)).equals(content)).toBe(true);
  for (const one of stopped) one?.destroy();
});
