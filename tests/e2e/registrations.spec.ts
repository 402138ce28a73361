import { createDossier, expect, expectAccessible, test } from './fixtures.ts';

test('someone is registered anew, then found, cancelled and taken up again', async ({ page }) => {
  await createDossier(page);
  await page.getByRole('link', { name: 'Prévoir une rencontre' }).click();
  await page.getByLabel('Titre').fill('Rencontre de Niort');
  await page.getByLabel('Pour qui').selectOption('Deux-Sèvres');
  await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  await expect(page.getByText('Personne n’est encore inscrit')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Inscrire quelqu’un' }).click();
  const panel = page.getByRole('region', { name: 'Inscrire quelqu’un' });
  await panel.getByLabel('Prénom').fill('Aïssatou');
  await panel.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await expect(panel.getByText('Indiquez le nom.')).toBeVisible();
  await panel.getByLabel('Nom', { exact: true }).fill('N’Diaye');
  await panel.getByLabel('Fonction').fill('représentante des parents d’élèves');
  await expect(panel.getByLabel('Catégorie d’acteurs')).toHaveValue('parents');
  await panel.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await expect(page.getByText('1 inscrit : 1 parent.')).toBeVisible();
  await expect(panel.getByLabel('Nom', { exact: true })).toHaveValue('');

  await panel.getByLabel('Nom', { exact: true }).fill('n’diaye');
  await panel.getByLabel('Prénom').fill('aissatou');
  await expect(panel.getByText('Le dossier connaît déjà')).toBeVisible();
  await expectAccessible(page);
  await panel.getByLabel('Nom', { exact: true }).fill('');

  await page.getByRole('button', { name: 'Annuler l’inscription de Aïssatou N’Diaye' }).click();
  await expect(page.getByText('0 inscrit')).toBeVisible();
  await panel.getByLabel('Quelqu’un que le dossier connaît').fill('ndi');
  await panel.getByLabel('Quelqu’un que le dossier connaît').fill('dia');
  await expect(panel.getByRole('button', { name: 'Inscrire Aïssatou N’Diaye' })).toBeVisible();
  await panel.getByLabel('Quelqu’un que le dossier connaît').press('Enter');
  await expect(page.getByText('1 inscrit : 1 parent.')).toBeVisible();
});

test('a list is filtered, and saved as a file', async ({ page }) => {
  await page.getByRole('button', { name: 'Ouvrir le dossier d’exemple' }).click();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  await expect(page.getByText(/^64 inscrits/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Catégorie').selectOption('Parents');
  await expect(page.getByText(/^\d+ sur 64$/)).toBeVisible();
  await page.getByLabel('Atelier', { exact: true }).selectOption('Sans atelier');
  await page.getByLabel('État de l’inscription').selectOption('Annulées');
  await expect(page.getByText('0 ligne')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer la liste' }).click();
  expect((await download).suggestedFilename()).toBe('inscriptions-rencontre-departementale-de-la-vienne.csv');
});
