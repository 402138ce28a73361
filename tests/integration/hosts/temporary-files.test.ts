import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryFiles } from '../../../main/engine/files.ts';

const LIST = 'Nom;Téléphone\nPetit;06 12 34 56 78\n';
let folder: string;
let files: TemporaryFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-'));
  files = new TemporaryFiles(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is sent and what is handed over shows nobody on the disk', async () => {
  const id = await files.receive('liste.csv', pieces());
  const { size, read } = files.received(id);
  expect(size).toBe(Buffer.byteLength(LIST));
  expect(await text(read())).toBe(LIST);
  expect((await buffer(read({ from: 4, to: 15 }))).toString()).toBe('Téléphone');

  const { id: offered } = await files.offer(LIST, 'liste.csv', 'text/csv');
  expect(await text(files.offered(offered)?.file.read() ?? pieces())).toBe(LIST);
  const written = files.newFile();
  written.writeNow(LIST);
  expect(await text(written.read())).toBe(LIST);
  const bytes = everyFile().map((path) => readFileSync(path, 'latin1'));
  expect(bytes).toHaveLength(3);
  for (const content of bytes) expect(content).not.toMatch(/Petit|06 12/);
});

test('what is handed over is given a name that every system takes', async () => {
  expect((await files.offer(LIST, 'Con.csv', 'text/csv')).name).toBe('_Con.csv');
  expect((await files.offer(LIST, 'Fiche n° 1 : été.pdf', 'application/pdf')).name).toBe(
    'Fiche n° 1 - été.pdf',
  );
});

test('what could not be written whole leaves nothing, and says why', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  async function* cut() {
    yield* pieces();
    throw full;
  }
  await expect(files.receive('liste.csv', cut())).rejects.toThrow('Le disque est plein');
  await expect(files.offer(cut(), 'liste.csv', 'text/csv')).rejects.toBe(full);
  expect(everyFile()).toEqual([]);
});

test('one is not taken for another', async () => {
  const [one, other] = [files.newFile(), files.newFile()];
  await one.write('un');
  await other.write('deux');
  writeFileSync(one.path, readFileSync(other.path));
  await expect(text(one.read())).rejects.toThrow('not what was written');
});

test('what a crash left goes at the next start, and what lives stays', () => {
  mkdirSync(join(folder, '99999999-mort'));
  writeFileSync(join(folder, '99999999-mort', 'reste'), 'x');
  new TemporaryFiles(folder);
  expect(readdirSync(folder).some((name) => name.endsWith('mort'))).toBe(false);
  expect(readdirSync(folder).length).toBe(2);
});

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(LIST.slice(0, 10));
  yield Buffer.from(LIST.slice(10));
}

function everyFile(): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('what the system does not let go of is left, and stops neither the start nor the end', async () => {
  const ended = 2 ** 22 + 1;
  mkdirSync(join(folder, `${ended}-left`));
  const held = () => {
    throw Object.assign(new Error('held by an antivirus'), { code: 'EBUSY' });
  };
  const again = new TemporaryFiles(folder, { remove: held });
  await again.offer(LIST, 'liste.csv', 'text/csv');
  again.clear();
  expect(readdirSync(folder)).toContain(`${ended}-left`);
  expect(readdirSync(folder)).toHaveLength(3);
});

test('what was used longest ago makes room for what comes, and the last stays whatever its size', async () => {
  const few = new TemporaryFiles(folder, { limits: { files: 3, bytes: 100, received: 100 } });
  const first = await few.receive('liste.csv', pieces());
  const shown = (await few.offer('montré', 'a.txt', 'text/plain')).id;
  const third = (await few.offer('puis', 'b.txt', 'text/plain')).id;
  few.received(first);
  await few.offer('encore', 'c.txt', 'text/plain');
  expect(few.offered(shown)).toBeUndefined();
  expect(await text(few.received(first).read())).toBe(LIST);
  const large = await few.offer('x'.repeat(101), 'd.txt', 'text/plain');
  expect(few.offered(third)).toBeUndefined();
  expect(() => few.received(first)).toThrow();
  expect(few.offered(large.id)?.size).toBe(101);
  expect(everyFile()).toHaveLength(1);
});

test('what no window asked for since the last one left is forgotten, and nothing else', async () => {
  let now = 0;
  const clocked = new TemporaryFiles(folder, { now: () => now });
  const old = await clocked.receive('liste.csv', pieces());
  const shown = await clocked.offer(LIST, 'liste.csv', 'text/csv');
  now = 600;
  clocked.offered(shown.id);
  now = 1_000;
  clocked.forget(1_000);
  expect(() => clocked.received(old)).toThrow();
  expect(clocked.offered(shown.id)?.name).toBe('liste.csv');
  expect(everyFile()).toHaveLength(1);
});

test('a file that no screen takes is refused before the disk is full of it', async () => {
  const piece = Buffer.alloc(1024 ** 2);
  async function* endless() {
    for (;;) yield piece;
  }
  const small = new TemporaryFiles(folder, { limits: { files: 3, bytes: 100, received: 2 * piece.length } });
  await expect(small.receive('film.mp4', endless())).rejects.toThrow('dépasse 2 Mo');
  expect(everyFile()).toEqual([]);
});
