import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { writePieces } from '../../../space/store/write-pieces.ts';

async function emptyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-pieces-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'upload');
  await writeFile(path, 'début ');
  return path;
}

it('writes every chunk in its place, whatever their sizes, those that share memory included', async () => {
  const path = await emptyFile();
  const shared = Buffer.from('partagé');
  const chunks = [
    ...[shared.subarray(0, 3), shared.subarray(3), Buffer.alloc(3_000_000, 'a'), Buffer.from('b')],
    ...Array.from({ length: 50 }, (_, index) => Buffer.alloc(65_536, index)),
  ];
  const expected = Buffer.concat([Buffer.from('début '), ...chunks]);
  const copies = chunks.map((chunk) => Uint8Array.from(chunk));
  copies[0] = shared.subarray(0, 3);
  copies[1] = shared.subarray(3);
  expect(await writePieces(path, Readable.from(copies, { objectMode: true }), 7)).toBe(expected.length);
  expect((await readFile(path)).equals(expected)).toBe(true);
  expect(shared.toString()).toBe('partagé');
});

it('keeps what came before a stream failed, and says so', async () => {
  const path = await emptyFile();
  const content = new PassThrough();
  const writing = writePieces(path, content, 7);
  content.write('la suite');
  setImmediate(() => content.destroy(new Error('cut')));
  await expect(writing).rejects.toThrow('cut');
  expect(await readFile(path, 'utf8')).toBe('début la suite');
  await expect(writePieces(join(path, 'absent'), Readable.from([]), 0)).rejects.toThrow('ENOTDIR');
});

it.skipIf(!existsSync('/dev/full'))(
  'says that a disk is full, and takes nothing more from the stream',
  async () => {
    const content = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(65_536)));
    await expect(writePieces('/dev/full', content, 0)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(content.isPaused()).toBe(true);
  },
);
