import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('a network is added with its faults said, then its return is noted', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Réseaux et retours' }).click();
  await expect(page.getByText('Aucun réseau pour l’instant')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Ajouter un réseau' }).click();
  await page.getByLabel('Nom du réseau').fill('Réseau ECLORE des Sources');
  await page.getByLabel('Adresse électronique du pilote').fill('pilote@');
  await page.getByRole('button', { name: 'Ajouter à la main' }).click();
  const school = page.getByRole('group', { name: 'Établissement 1' });
  await school.getByLabel('Numéro UAI').fill('0790024A');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Cette adresse électronique semble incomplète')).toBeVisible();
  await expect(page.getByText('Indiquez le nom de l’établissement.')).toBeVisible();
  await expect(page.getByLabel('Nom du réseau')).toHaveValue('Réseau ECLORE des Sources');
  await expectAccessible(page);

  await page.getByLabel('Adresse électronique du pilote').fill('pilote@example.org');
  await school.getByLabel('Nom', { exact: true }).fill('Lycée Paul Guérin');
  await page.getByLabel('Numéro UAI').fill('0790024X');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Réseau ECLORE des Sources' })).toBeVisible();

  await page.getByLabel('Attendu le').fill('2020-10-01');
  await page.getByRole('button', { name: 'Enregistrer le retour' }).click();
  await expect(page.getByRole('cell', { name: 'En retard' })).toBeVisible();
  await page.getByRole('button', { name: 'Reçu aujourd’hui' }).click();
  await page.getByRole('spinbutton', { name: /Nombre de participants/ }).fill('18');
  await page.getByRole('button', { name: 'Enregistrer le retour' }).click();
  await expect(page.getByRole('cell', { name: 'Reçu', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect(page.getByRole('cell', { name: /^Reçu le .*, 18 personnes$/ })).toBeVisible();

  await page.getByRole('button', { name: 'Supprimer le réseau' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('Aucun réseau pour l’instant')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('rowheader', { name: 'Réseau ECLORE des Sources' })).toBeVisible();
});

test('those who are late are found from the dashboard', async ({ page, openSample }) => {
  await openSample();
  await page.getByRole('link', { name: '2 réseaux en retard à relancer' }).click();
  await page.getByRole('combobox', { name: 'Retour' }).selectOption('En retard');
  await expect(page.getByText('2 sur 12')).toBeVisible();
  await expectAccessible(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copier les adresses à relancer' }).click();
  await expect(page.getByText('1 adresse copiée ; 1 sans adresse.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('pilote8@example.org');
});
