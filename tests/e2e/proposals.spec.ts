import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('an empty list says where proposals come from', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Propositions et pratiques' }).click();
  await expect(page.getByText('Aucune proposition pour l’instant')).toBeVisible();
  await expectAccessible(page);
});

test('a proposal is added with its faults said, found, changed, deleted and brought back', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Propositions et pratiques' }).click();
  await expect(page.getByText('35 propositions', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Ajouter une proposition' }).click();
  const panel = page.getByRole('region', { name: 'Nouvelle proposition' });
  await panel.getByLabel('Texte').fill('Un stock de dix appareils par collège.');
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panel.getByText('Donnez un titre à la proposition.')).toBeVisible();
  await expect(panel.getByText('Choisissez un thème.')).toBeVisible();
  await expect(panel.getByText('Choisissez la rencontre d’où elle vient.')).toBeVisible();
  await expect(panel.getByLabel('Texte')).toHaveValue('Un stock de dix appareils par collège.');
  await expectAccessible(page);
  await panel.getByLabel('Titre').fill('Prêter des appareils');
  await panel.getByLabel('Thème').selectOption({ index: 1 });
  await panel.getByLabel('Sujet').selectOption({ index: 1 });
  await panel.getByText('Enjeux : aucun').click();
  await panel.getByText('De nouvelles modalités de travail, à distance puis hybrides').click();
  await expectAccessible(page);
  await panel.getByLabel('Rencontre').selectOption('Rencontre départementale de la Vienne');
  // It comes once the workshops are known, and moves what is below.
  await expect(panel.getByLabel('Atelier')).toBeVisible();
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Prêter des appareils' })).toBeVisible();

  const stakes = page.getByRole('combobox', { name: 'Enjeux' });
  await stakes.selectOption('De nouvelles modalités de travail, à distance puis hybrides');
  await expect(page.getByText('1 sur 36 propositions')).toBeVisible();
  await stakes.selectOption('Tous les enjeux');
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('preter des appareils');
  await expect(page.getByText('1 sur 36 propositions')).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('0 sur 35')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('1 sur 36 propositions')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Chercher' }).fill('');
  await page.getByRole('link', { name: /^Pratiques/ }).click();
  await expect(page.getByText('9 pratiques', { exact: true })).toBeVisible();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByLabel('Lieu').fill('Niort');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Pratique enregistrée')).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^Fermer/ })
    .last()
    .click();
  await expect(page.getByRole('cell', { name: 'Niort' })).toBeVisible();
});
