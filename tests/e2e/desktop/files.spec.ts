import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Desktop } from '../desktop-host.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('sign-in sheets are looked at, printed once they are drawn, and saved where one says', async ({
  page,
  cahiers,
  desktop,
  openSample,
}) => {
  await openSample();
  await desktop.menu('Fichier', 'Imprimer…');
  await expect(page.getByText('Il n’y a pas de document à imprimer ici.')).toBeVisible();

  await drawSheets(page);
  const preview = page.frameLocator('.pdf-preview iframe');
  await expect(
    preview.frameLocator('iframe').frameLocator('iframe').getByText('Document affiché'),
  ).toBeVisible();

  await desktop.set('drawsPdf', false);
  await page.getByRole('button', { name: 'Imprimer' }).click();
  await desktop.menu('Fichier', 'Imprimer…');
  expect((await desktop.done()).printed).toEqual([]);
  await desktop.set('drawsPdf', true);
  await expect.poll(async () => (await desktop.done()).printed).toHaveLength(2);

  const path = join(cahiers.dataFolder, 'Émargement de la Vienne.pdf');
  desktop.answer('showSaveDialog', { filePath: path });
  await page.getByRole('link', { name: 'Enregistrer' }).click();
  const said = page.getByRole('status').filter({ hasText: 'Émargement de la Vienne.pdf' });
  await expect(said).toContainText('est enregistré.');
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  expect(saveDialogs(desktop)).toEqual([expect.stringMatching(/^[^/].*\.pdf$/)]);
  await said.getByRole('button', { name: 'Ouvrir' }).click();
  await expect.poll(async () => (await desktop.done()).did).toContainEqual(['openPath', path]);

  // The next is proposed where the last one went.
  await page.getByRole('link', { name: 'Enregistrer' }).click();
  await expect.poll(() => saveDialogs(desktop)).toContainEqual(expect.stringContaining(cahiers.dataFolder));
});

test('a dossier is made, found and opened again through the menu and its dialogs', async ({
  page,
  cahiers,
  desktop,
}) => {
  const stick = join(cahiers.dataFolder, '..', `cle-${Date.now()}`);
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  await desktop.menu('Fichier', 'Nouveau dossier…');
  const dialog = page.getByRole('dialog', { name: 'Créer un dossier' });
  await dialog.getByLabel('Région académique').selectOption('Nouvelle-Aquitaine');
  await dialog.getByText('Où le ranger').click();
  desktop.answer('showOpenDialog', { canceled: true, filePaths: [] });
  await dialog.getByRole('button', { name: 'Choisir un emplacement…' }).click();
  desktop.answer('showOpenDialog', { canceled: false, filePaths: [stick] });
  await dialog.getByRole('button', { name: 'Choisir un emplacement…' }).click();
  await expect(dialog.getByText(stick)).toBeVisible();
  await dialog.getByRole('button', { name: 'Créer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  expect(await desktop.menuLabels()).toContainEqual({
    Fichier: expect.arrayContaining([{ 'Ouvrir récent': ['Nouvelle-Aquitaine, EGN 2020'] }]),
  });

  await desktop.menu('Édition', 'Chercher dans le dossier');
  await expect(page.getByLabel('Chercher dans le dossier')).toBeFocused();
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Lieux' }).click();
  desktop.answer('showOpenDialog', { canceled: false, filePaths: [join(stick, 'dossier.cahier')] });
  await desktop.menu('Fichier', 'Ouvrir…');
  await expect(page.getByRole('banner').getByText('Nouvelle-Aquitaine, EGN 2020')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  await desktop.menu('Fichier', 'Ouvrir récent', 'Académie de Poitiers, EGN 2020');
  await expect(page.getByRole('banner').getByText('Académie de Poitiers, EGN 2020')).toBeVisible();

  // A second start hands its dossier over, from the folder where it was typed.
  await desktop.tell('app', 'second-instance', ['cahiers', '--flag', 'dossier.cahier'], stick);
  await expect(page.getByRole('banner').getByText('Nouvelle-Aquitaine, EGN 2020')).toBeVisible();
});

test('undo and redo of the menu belong to the text being typed, else to the dossier', async ({
  page,
  desktop,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Réglages' }).click();
  const name = page.getByLabel('Nom du dossier');
  await name.press('End');
  await page.keyboard.type(' bis');
  await desktop.menu('Édition', 'Annuler');
  await expect(name).toHaveValue('Académie de Poitiers, EGN 2020');
  await desktop.menu('Édition', 'Rétablir');
  await expect(name).toHaveValue('Académie de Poitiers, EGN 2020 bis');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await expect(page.getByRole('banner').getByText('EGN 2020 bis')).toBeVisible();
  await page.getByRole('heading', { name: 'Réglages' }).click();
  await desktop.menu('Édition', 'Annuler');
  await expect(
    page.getByRole('banner').getByText('Académie de Poitiers, EGN 2020', { exact: true }),
  ).toBeVisible();
});

async function drawSheets(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Documents' }).click();
  await page.getByRole('button', { name: 'Préparer la feuille' }).click();
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeVisible();
}

const saveDialogs = (desktop: Desktop): unknown[] =>
  desktop.asked.flatMap(([dialog, options]) =>
    dialog === 'showSaveDialog' ? [(options as { defaultPath: string }).defaultPath] : [],
  );
