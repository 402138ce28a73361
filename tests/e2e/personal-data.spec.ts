import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('what is held on someone is handed over, then erased for good', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes', exact: true }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Vaudreuil');
  await page.getByLabel('Téléphone').fill('05 49 12 34 56');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Vaudreuil' })).toBeVisible();

  await page.getByRole('link', { name: 'Données personnelles' }).click();
  await page.getByLabel('Nom de la personne').fill('vaud');
  await page.getByRole('button', { name: 'Vaudreuil' }).click();
  const panel = page.getByRole('region', { name: 'Vaudreuil' });
  await expect(panel.getByText('Personne ajoutée : Vaudreuil')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Enregistrer la liste à remettre' }).click();
  expect((await download).suggestedFilename()).toBe('donnees-vaudreuil.csv');

  await panel.getByRole('button', { name: 'Effacer cette personne' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(page.getByText('identité des personnes (1 personne)')).toBeVisible();
  await page.getByRole('link', { name: 'Personnes', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Personne effacée' })).toBeVisible();
  await page.getByRole('link', { name: 'Historique' }).click();
  await expect(page.getByText('Vaudreuil')).toHaveCount(0);
});
