import { createDossier, expect, expectAccessible, test } from './fixtures.ts';

test('workshops are made from the themes, changed with a fault on the way, deleted and brought back', async ({
  page,
}) => {
  await createDossier(page);
  await page.getByRole('link', { name: 'Prévoir une rencontre' }).click();
  await page.getByLabel('Titre').fill('Rencontre de Niort');
  await page.getByLabel('Pour qui').selectOption('Deux-Sèvres');
  await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  await expect(page.getByText('Aucun atelier pour l’instant')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Un atelier par thème' }).click();
  await expect(page.getByText('5 lignes')).toBeVisible();
  await expect(page.getByText('Personne n’est encore inscrit à cette rencontre.')).toBeVisible();

  await page.getByRole('table', { name: 'Liste des ateliers' }).getByRole('button').first().click();
  await page.getByLabel('Titre').fill('');
  await page.getByRole('spinbutton', { name: /^Places/ }).fill('-3');
  await page.getByLabel('Animateur').fill('Yann Le Goff');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Donnez un titre à l’atelier.')).toBeVisible();
  await expect(page.getByText('Ce nombre ne peut pas être négatif.')).toBeVisible();
  await expect(page.getByLabel('Animateur')).toHaveValue('Yann Le Goff');
  await expectAccessible(page);

  await page.getByLabel('Titre').fill('Équiper chaque élève');
  await page.getByRole('spinbutton', { name: /^Places/ }).fill('24');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('cell', { name: '24 places' })).toBeVisible();

  const panel = page.getByRole('region', { name: 'Équiper chaque élève' });
  await panel.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('4 lignes')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('5 lignes')).toBeVisible();
});

test('people are given their workshop by keyboard alone, and one is warned of too many', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  await expect(page.getByText('64 personnes sans atelier sur 64.')).toBeVisible();
  await expectAccessible(page);

  const boxes = page.getByRole('checkbox');
  const third = await boxes.nth(2).getAttribute('aria-label');
  await boxes.first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 personnes choisies')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('62 personnes sans atelier sur 64.')).toBeVisible();
  await expect(boxes.first()).toHaveAttribute('aria-label', third ?? '');
  await expect(boxes.nth(1)).toBeFocused();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('64 personnes sans atelier sur 64.')).toBeVisible();

  await page.getByRole('checkbox').first().focus();
  for (let place = 0; place < 20; place++) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('21 personnes choisies')).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.getByText(/21 personnes dans .* qui compte maintenant 3 de trop\./)).toBeVisible();
  await page.getByLabel('Montrer').selectOption({ index: 5 });
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('0');
  await expect(page.getByText('44 personnes sans atelier sur 64.')).toBeVisible();
  await expectAccessible(page);
});
