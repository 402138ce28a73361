import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('a message undoes what it speaks of, whatever was done elsewhere since, and one is shown at most', async ({
  page,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  for (const name of ['Martin', 'Petit']) {
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  const person = (name: string) => page.getByRole('rowheader', { name });
  for (const name of ['Martin', 'Petit']) {
    await person(name).getByRole('link').click();
    await page.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
    await expect(person(name)).toHaveCount(0);
  }
  await expect(page.getByRole('status').getByText('Personne supprimée, avec ses inscriptions.')).toHaveCount(
    1,
  );
  await call(page, 'venues.create', { name: 'Lycée Guérin' });
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(person('Petit')).toBeVisible();
  await expect(person('Martin')).toHaveCount(0);
  expect(await call(page, 'venues.list', null)).toHaveLength(1);

  // Échap puts it away.
  await expect(page.getByRole('status').getByRole('button', { name: 'Annuler' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').getByRole('button', { name: 'Annuler' })).toHaveCount(0);
});
