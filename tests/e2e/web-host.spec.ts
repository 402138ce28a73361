import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, spaceTest as test } from './fixtures.ts';
import { startProgram } from './web-program.ts';

let dataFolder = '';
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures asked for from this pattern.
test.beforeEach(async ({}, { project }) => {
  test.skip(project.name !== 'web', 'the desktop has no address');
  dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-é-'));
});
test.afterEach(async () => {
  if (dataFolder) await rm(dataFolder, { recursive: true, force: true });
});

test('is entered by a page of the disk, once, and what a former version kept in the browser stays', async ({
  page,
  browser,
}) => {
  const program = await startProgram(dataFolder);
  const { page: opening, origin } = program;
  await page.goto(pathToFileURL(opening).href);
  await page.waitForURL(`${origin}/`);
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  await page.evaluate(() => {
    localStorage.setItem('draft:note', '"Été"');
    localStorage.setItem('of another program', 'x');
  });

  const again = await startProgram(dataFolder);
  expect(again.origin).toBe(origin);
  await page.goto(again.url);
  await page.waitForURL(`${origin}/`);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'draft:note': '"Été"' });

  const elsewhere = await (await browser.newContext()).newPage();
  const closed = await elsewhere.goto(again.url);
  expect(closed?.status()).toBe(401);
  await expect(elsewhere.getByText('Lancez Cahiers de nouveau')).toBeVisible();
  await elsewhere.context().close();
  await program.stop();
});

test('starts that come at the same moment, as a double click makes them, enter one host', async () => {
  const programs = await Promise.all([1, 2, 3].map(() => startProgram(dataFolder)));
  expect(new Set(programs.map(({ origin }) => origin)).size).toBe(1);
  expect(new Set(programs.map(({ page }) => page)).size).toBe(3);
  await Promise.all(programs.map(({ stop }) => stop()));
});

test('is told nothing more, and shown no cookie, once another program has its port', async ({ page }) => {
  const program = await startProgram(dataFolder);
  await page.goto(program.url);
  await page.waitForURL(`${program.origin}/`);
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  // A letter still to be drawn would be asked of whoever has the port.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await program.stop('SIGKILL');
  const heard: string[] = [];
  const other = createServer(async (request, response) => {
    const body = await text(request);
    heard.push(`${request.method} ${request.url?.split('?')[0]} ${request.headers.cookie ?? ''} ${body}`);
    response.end('A'.repeat(43));
  }).listen(Number(new URL(program.origin).port), '127.0.0.1');
  await once(other, 'listening');

  await expect(page.getByText('Cahiers ne répond plus.')).toBeVisible();
  await page.getByRole('button', { name: 'Créer un dossier' }).click();
  await expect.poll(() => heard.length).toBeGreaterThan(1);
  expect(new Set(heard)).toEqual(new Set(['GET /proof  ']));
  other.close();
  other.closeAllConnections();
});
