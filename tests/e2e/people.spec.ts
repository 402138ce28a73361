import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('a person is added in three fields, found without accents, changed, deleted and brought back', async ({
  page,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  await expect(page.getByText('Personne pour l’instant')).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('d’Hérouville');
  await page.getByLabel('Prénom').fill('Anaïs');
  await page.getByLabel('Fonction').fill('proviseure');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'd’Hérouville Anaïs' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('searchbox', { name: 'Chercher' }).fill('heRou ana');
  await expect(page.getByRole('rowheader', { name: 'd’Hérouville Anaïs' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('nobody');
  await expect(page.getByText('0 sur 1')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('');

  const opener = page.getByRole('rowheader', { name: 'd’Hérouville Anaïs' }).getByRole('link');
  await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  await opener.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'd’Hérouville Anaïs' })).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Supprimer' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.press('Enter');
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('Personne pour l’instant')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByRole('rowheader', { name: 'd’Hérouville Anaïs' })).toBeVisible();
});

test('a faulty address is said beside its field, and nothing typed is lost', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Prénom').fill('Noël');
  await page.getByLabel('Téléphone').fill('abc');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Indiquez le nom.')).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toBeFocused();
  await expect(page.getByText('Ce numéro ne peut contenir que des chiffres')).toBeVisible();
  await expect(page.getByLabel('Prénom')).toHaveValue('Noël');
  await expectAccessible(page);
});
