import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../accessibility.ts';
import { call } from '../call.ts';
import { Desktop } from '../desktop-host.ts';
import { SCREENS, screensOfItems } from '../screens.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('it starts shut off from everything, shows its window once it is drawn, and asks nothing of anyone', async ({
  page,
  desktop,
}) => {
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  const { did, reached, shown, openedOutside } = await desktop.done();
  expect(did).toContainEqual(['enableSandbox', null]);
  expect(did).toContainEqual(['setAppUserModelId', 'fr.egn.cahiers']);
  expect(shown).toEqual([1]);
  expect(reached).toEqual([]);
  expect(openedOutside).toEqual([]);
  expect(desktop.outside).toEqual([]);
  expect(desktop.asked).toEqual([]);
  // All that a page reaches of the application.
  expect(
    await page.evaluate(() => Object.keys((window as unknown as { cahiers: object }).cahiers).sort()),
  ).toEqual(['onEvent', 'send']);
});

test('every screen of the sample is shown in it, and the application reaches nobody meanwhile', async ({
  page,
  desktop,
  openSample,
}) => {
  await openSample();
  for (const screen of [...SCREENS, ...(await screensOfItems(page))]) {
    await test.step(screen, async () => {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, screen);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    });
  }
  expect((await desktop.done()).reached).toEqual([]);
  expect(desktop.outside).toEqual([]);
});

test('a link leads outside only where someone clicks it, and nothing else leaves the screens', async ({
  page,
  desktop,
}) => {
  await page.evaluate(() => {
    window.open('https://example.org/by-itself');
    window.location.href = 'https://example.org/by-itself-too';
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a href="https://example.org/clicked">Une page</a> <a href="mailto:zoe@example.org">Un courriel</a> <a href="file:///etc/passwd">Un fichier</a>',
    );
  });
  await page.getByRole('link', { name: 'Une page' }).click();
  await page.getByRole('link', { name: 'Un courriel' }).click();
  await page.getByRole('link', { name: 'Un fichier' }).click();
  await expect
    .poll(async () => (await desktop.done()).openedOutside)
    .toEqual(['https://example.org/clicked', 'mailto:zoe@example.org']);
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('a start that fails says why in a window', async ({ context }) => {
  const blocked = join(mkdtempSync(join(tmpdir(), 'cahiers-e2e-')), 'un fichier');
  writeFileSync(blocked, '');
  const started = Desktop.start(context, join(blocked, 'Cahiers'), () => undefined);
  await expect(started).rejects.toThrow(/ended at once \(1\): Cahiers,Cahiers ne peut pas écrire dans «/);
});

test('the window comes back as it was left', async ({ page, cahiers, desktop }) => {
  await openNewDossier(page);
  expect((await desktop.done()).maximized).toEqual([false]);
  await desktop.set('maximized', true);
  await cahiers.restart();
  await expect.poll(async () => (await cahiers.desktop?.done())?.maximized).toEqual([true]);
  expect(await call(cahiers.page, 'dossier.list', null)).toHaveLength(1);
});

test('what the application is made of is told, by the menu and in the help', async ({ page, desktop }) => {
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  await desktop.menu('Aide', 'À propos de Cahiers');
  const about = page.getByRole('dialog', { name: 'À propos de Cahiers' });
  await expect(about.getByText(/^Version \d+\.\d+\.\d+, du \d/)).toBeVisible();
  await about.getByText('Ce dont Cahiers est fait').click();
  // One of the screens, one of the application behind them.
  for (const component of [/^@tiptap\/core .*\(MIT\)$/, /^sql\.js .*\(MIT\)$/]) {
    await expect(about.getByText(component)).toBeVisible();
  }
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await desktop.menu('Aide', 'Aide de Cahiers');
  await expect(page.getByRole('heading', { name: 'Créer un premier dossier' })).toBeVisible();
});
