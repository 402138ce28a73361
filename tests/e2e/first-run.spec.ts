import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { createDossier, expect, test } from './fixtures.ts';
import { openElsewhere } from './places.ts';

test('a dossier is created, and found again after the application is restarted', async ({
  page,
  cahiers,
}) => {
  await expect(page.getByRole('heading', { name: 'Bienvenue dans Cahiers' })).toBeVisible();
  await expectAccessible(page);
  await createDossier(page);
  await expect(page.getByText('Académie de Poitiers, EGN 2020')).toBeVisible();
  await expect(page.getByText('Commencez par une rencontre')).toBeVisible();
  await expectAccessible(page);

  const again = await cahiers.restart();
  await again.getByRole('button', { name: 'Académie de Poitiers, EGN 2020' }).click();
  await expect(again.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
});

test('a dossier without a territory is refused beside the field, and what was typed stays', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Créer un dossier' }).click();
  await page.getByLabel('Nom du dossier').fill('Mon territoire');
  await page.getByRole('button', { name: 'Créer le dossier' }).click();
  await expect(page.getByText('Choisissez le territoire de la consultation.')).toBeVisible();
  await expect(page.getByLabel('Région académique')).toBeFocused();
  await expect(page.getByLabel('Nom du dossier')).toHaveValue('Mon territoire');
});

test.describe('who works', () => {
  test.use({ author: null });

  test('is asked once, above the first dossier, and keeps nobody from working', async ({ page, cahiers }) => {
    await createDossier(page);
    const question = page.getByRole('form', { name: 'Qui travaille ici' });
    const name = question.getByLabel('Qui travaille ici');
    await expect(name).not.toHaveValue('');
    await expect(name).not.toHaveValue('root');
    await expect(name).not.toBeFocused();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Lieux', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Lieux', level: 1 })).toBeVisible();
    await name.fill(' ');
    await question.getByRole('button', { name: 'Retenir ce nom' }).click();
    await expect(question.getByText('Indiquez votre nom.')).toBeVisible();
    await name.fill('Awa Petit');
    await name.press('Enter');
    await expect(question).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();

    await call(page, 'people.create', { familyName: 'Martin' });
    await page.getByRole('link', { name: 'Historique' }).click();
    const row = page.getByRole('row', { name: /Personne ajoutée/ });
    await expect(row.getByRole('cell', { name: 'Awa Petit' })).toBeVisible();
    const again = await cahiers.restart();
    await again.getByRole('button', { name: 'Académie de Poitiers, EGN 2020' }).click();
    await expect(again.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
    await expect(again.getByRole('form', { name: 'Qui travaille ici' })).toBeHidden();
  });

  test('is not asked again of those who will not say', async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 360 });
    await createDossier(page);
    await page.getByRole('button', { name: 'Ne pas répondre' }).click();
    await expect(page.getByRole('form', { name: 'Qui travaille ici' })).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();
    await expect(page.getByRole('banner')).toBeInViewport({ ratio: 1 });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
    await expect(page.getByRole('form', { name: 'Qui travaille ici' })).toBeHidden();
  });
});

test('an address that holds no dossier is explained', async ({ page, cahiers }) => {
  await openElsewhere(cahiers, cahiers.dataFolder);
  await expect(page.getByText(/^Il n’y a pas de dossier Cahiers à cet endroit/)).toBeVisible();
});

test('a path being typed is completed, and one of another computer is refused', async ({
  page,
  cahiers,
}, info) => {
  test.skip(info.project.name !== 'web', 'the desktop has dialogs');
  mkdirSync(join(cahiers.dataFolder, 'Rencontres d’octobre'));
  const field = page.getByLabel('Ouvrir un autre dossier');
  await field.fill(join(cahiers.dataFolder, 'renc'));
  await expect(page.locator('datalist option')).toHaveAttribute(
    'value',
    join(cahiers.dataFolder, 'Rencontres d’octobre'),
  );
  await field.fill('//serveur/partage');
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await expect(
    page.getByText(/^Cahiers n’ouvre pas un emplacement du réseau écrit à la main\./),
  ).toBeVisible();
});

test('settings change the name of the dossier; the history says it and takes it back', async ({ page }) => {
  await createDossier(page);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByLabel('Nom du dossier').fill('Poitiers, automne 2020');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await expect(page.getByRole('banner').getByText('Poitiers, automne 2020')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Historique' }).click();
  await expect(page.getByRole('rowheader', { name: 'Réglages du dossier modifiés' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Annuler la dernière action' }).click();
  await expect(page.getByRole('banner').getByText('Académie de Poitiers, EGN 2020')).toBeVisible();
});
