import { access, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRenderPool, type RenderPool } from '../../../main/documents/pool.ts';
import { largeSheets } from '../../bench/sheet-rows.ts';

let folder: string;
let pool: RenderPool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cahiers-pool-'));
  pool = createRenderPool(new URL('../../../main/documents/worker.ts', import.meta.url));
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

const few = { ...largeSheets(), sheets: largeSheets().sheets.slice(0, 3) };

it('draws several documents at the same time, in threads', async () => {
  const paths = ['a', 'b', 'c', 'd'].map((name) => join(folder, `${name}.pdf`));
  await Promise.all(paths.map((path) => pool.render('sign-in-sheets', few, path)));
  for (const path of paths) expect((await stat(path)).size).toBeGreaterThan(1000);
});

it('gives up at once when cancelled, and leaves no file', async () => {
  const path = join(folder, 'cancelled.pdf');
  const controller = new AbortController();
  const drawn = pool.render('sign-in-sheets', largeSheets(), path, {
    signal: controller.signal,
    onPage: () => controller.abort(),
  });
  await expect(drawn).rejects.toMatchObject({ name: 'AbortError' });
  await expect(access(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('gives up a document that waits its turn', async () => {
  const controller = new AbortController();
  const drawn = ['1', '2'].map((name) => pool.render('sign-in-sheets', few, join(folder, `${name}.pdf`)));
  const waiting = pool.render('sign-in-sheets', few, join(folder, '3.pdf'), { signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await Promise.all(drawn);
});

it('says in French that a document could not be drawn, and draws the next one', async () => {
  await expect(
    pool.render('unknown' as 'synthesis', {} as never, join(folder, 'x.pdf')),
  ).rejects.toMatchObject({
    code: 'document-failed',
    message: expect.stringContaining('n’a pas pu être préparé'),
  });
  await expect(pool.render('sign-in-sheets', few, join(folder, 'no', 'x.pdf'))).rejects.toMatchObject({
    code: 'document-failed',
  });
  await pool.render('sign-in-sheets', few, join(folder, 'after.pdf'));
});
