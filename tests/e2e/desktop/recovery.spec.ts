import type { Page } from 'playwright/test';
import { call } from '../call.ts';
import type { Running } from '../fixtures.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test.beforeEach(async ({ page }) => {
  await openNewDossier(page);
  await page.evaluate(() => {
    window.location.hash = '/personnes/nouvelle';
  });
});

test('a screen that crashes is shown again where it was, with what was being typed', async ({
  page,
  cahiers,
  desktop,
}) => {
  await type(page, 'N’Diaye');
  desktop.answer('showMessageBox', { response: 0 });
  await desktop.crashScreen();
  await expect
    .poll(() => desktop.asked.at(-1))
    .toMatchObject([
      'showMessageBox',
      { message: 'L’écran de Cahiers s’est arrêté.', buttons: ['Recharger l’écran', 'Quitter Cahiers'] },
    ]);
  await expect.poll(() => cahiers.page === page).toBe(false);
  await expectTyped(cahiers, 'N’Diaye');
});

test('a screen that freezes is shown again when one prefers it to waiting', async ({
  page,
  cahiers,
  desktop,
}) => {
  await type(page, 'Guérin');
  desktop.answer('showMessageBox', { response: 1 });
  await desktop.tell('window', 'unresponsive');
  await expect
    .poll(() => desktop.asked.at(-1))
    .toMatchObject(['showMessageBox', { message: 'L’écran de Cahiers ne répond plus.' }]);
  await expect.poll(() => cahiers.page === page).toBe(false);
  await expectTyped(cahiers, 'Guérin');
});

test('what is being typed outlives a closed lid, and a closed window without a question', async ({
  page,
  cahiers,
  desktop,
}) => {
  const dossier = await call(page, 'dossier.current', null);
  await page.getByLabel('Nom', { exact: true }).pressSequentially('Petit');
  await desktop.tell('power', 'suspend');
  await expect.poll(() => kept(page)).toContain('Petit');
  const reopened = async () => {
    await call(cahiers.page, 'dossier.open', { folder: dossier?.folder ?? '' });
    await expect(cahiers.page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
    await cahiers.page.evaluate(() => {
      window.location.hash = '/personnes/nouvelle';
    });
  };
  await cahiers.restart({ killed: true });
  await reopened();
  await expectTyped(cahiers, 'Petit');

  await type(cahiers.page, 'Petitjean');
  await cahiers.restart();
  expect(cahiers.desktop?.asked).toEqual([]);
  await reopened();
  await expectTyped(cahiers, 'Petitjean');
});

/** Types a name; it is kept at the latest a second later. */
async function type(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await expect.poll(() => kept(page)).toContain(name);
}

async function kept(page: Page): Promise<string> {
  const dossier = await call(page, 'dossier.current', null);
  return JSON.stringify(await call(page, 'drafts.list', { dossier: dossier?.id ?? '' }));
}

async function expectTyped({ page }: Pick<Running, 'page'>, name: string): Promise<void> {
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue(name);
  await expect(page.getByText('Saisie retrouvée, non enregistrée.')).toBeVisible();
}
