import { expect, openNewDossier, test } from './fixtures.ts';

test('each message undoes what it speaks of, whatever was done since', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  for (const name of ['Martin', 'Petit']) {
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  for (const name of ['Martin', 'Petit']) {
    await page.getByRole('cell', { name }).getByRole('button').click();
    await page.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
    await expect(page.getByRole('cell', { name })).toHaveCount(0);
  }
  const messages = page.getByRole('status').getByText('Personne supprimée, avec ses inscriptions.');
  await expect(messages).toHaveCount(2);
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).first().click();
  await expect(page.getByRole('cell', { name: 'Martin' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Petit' })).toHaveCount(0);
});
