import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('someone is registered anew, then found, cancelled and taken up again', async ({ page }) => {
  await openNewDossier(page);
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
  await panel.getByRole('button', { name: 'C’est cette personne' }).click();
  await expect(page.getByText('Aïssatou N’Diaye est déjà inscrit à cette rencontre.')).toBeVisible();
  await expect(panel.getByLabel('Nom', { exact: true })).toHaveValue('');

  await page.getByRole('button', { name: 'Annuler l’inscription de Aïssatou N’Diaye' }).click();
  await expect(page.getByText('0 inscrit')).toBeVisible();
  await page.getByLabel('État de l’inscription').selectOption('Annulée (1)');
  await page.getByRole('button', { name: 'Reprendre l’inscription de Aïssatou N’Diaye' }).click();
  await expect(page.getByText('1 inscrit : 1 parent.')).toBeVisible();
  const said = page.getByRole('status').filter({ hasText: 'Inscription reprise' });
  await said.getByRole('button', { name: 'Annuler' }).last().click();
  await expect(page.getByText('0 inscrit')).toBeVisible();
});

test('people are found, or begun anew, by keyboard alone', async ({ page, openSample }) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontres', exact: true }).click();
  await page.getByRole('link', { name: 'Rencontre du réseau ECLORE des Deux Vallées' }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  await page.getByRole('button', { name: 'Inscrire quelqu’un' }).press('Enter');
  const panel = page.getByRole('region', { name: 'Inscrire quelqu’un' });
  const seek = panel.getByRole('combobox', { name: /^Quelqu’un que le dossier connaît/ });
  await expect(seek).toBeFocused();

  await page.keyboard.type('guichard');
  const free = panel.getByRole('option').filter({ hasNotText: 'déjà inscrit' });
  await expect(free.first()).toBeVisible();
  await expectAccessible(page);
  while ((await free.first().getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^23 inscrits/)).toBeVisible();
  await expect(seek).toHaveValue('');

  await page.keyboard.type('Zwingelstein');
  await expect(panel.getByText('Le dossier ne connaît personne de ce nom.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel('Nom', { exact: true })).toHaveValue('Zwingelstein');
  await expect(panel.getByLabel('Prénom')).toBeFocused();
  await page.keyboard.type('Odile');
  await page.keyboard.press('Tab');
  await page.keyboard.type('proviseure');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^24 inscrits/)).toBeVisible();
  await expect(panel.getByLabel('Nom', { exact: true })).toBeFocused();
});

test('the participation and the workshop of someone change in place, and come back', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  const how = page.getByRole('combobox', { name: /^Participation de/ }).first();
  const before = await how.inputValue();
  await how.selectOption(before === 'site' ? 'À distance' : 'Sur place');
  await expect(how).not.toHaveValue(before);
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(how).toHaveValue(before);

  const workshop = page.getByRole('combobox', { name: /^Atelier de/ }).first();
  await workshop.selectOption({ index: 1 });
  await expect(page.getByText(/ dans «\s.*\s»\.$/)).toBeVisible();
  await expect(workshop).not.toHaveValue('');
  await page.getByLabel('Atelier', { exact: true }).selectOption({ index: 2 });
  await expect(page.getByText('1 sur 64')).toBeVisible();
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  await expect(page.getByText('1 sur 64')).toBeVisible();
});

test('a list is filtered, and saved as a file', async ({ page, openSample }) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  await expect(page.getByText(/^64 inscrits/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Catégorie d’acteurs').selectOption('Parents');
  await expect(page.getByText(/^\d+ sur 64 inscriptions$/)).toBeVisible();
  await page.getByLabel('Atelier', { exact: true }).selectOption('Sans atelier');
  await page.getByLabel('État de l’inscription').selectOption('Annulée (0)');
  await expect(page.getByText('0 inscription')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer la liste' }).click();
  expect((await download).suggestedFilename()).toBe('inscriptions-rencontre-departementale-de-la-vienne.csv');
});
