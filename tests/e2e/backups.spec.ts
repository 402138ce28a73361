import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';
import { openElsewhere, sayWhereToCopy } from './places.ts';

test('a backup is made, looked into and taken back', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Sauvegardes' }).click();
  await expect(page.getByRole('heading', { name: 'Aucune sauvegarde pour l’instant' })).toBeVisible();
  await addPerson(page, 'Martin');
  await page.getByRole('link', { name: 'Sauvegardes' }).click();
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await expect(page.getByText(/Dernière sauvegarde le .* relue et bonne/)).toBeVisible();
  await addPerson(page, 'Petit');

  await page.getByRole('link', { name: 'Sauvegardes' }).click();
  await page.getByRole('table').getByRole('link').last().click();
  await expect(page.getByText('1 personne en moins')).toBeVisible();
  await expect(page.getByText('Personne ajoutée : Petit')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reprendre cette sauvegarde' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reprendre la sauvegarde' }).click();
  await expect(page.getByRole('status').getByText('La sauvegarde est reprise.')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Avant une reprise' })).toBeVisible();
  await page.getByRole('link', { name: 'Personnes' }).click();
  await expect(page.getByRole('link', { name: 'Martin' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Petit' })).toHaveCount(0);
});

test('a damaged dossier is mended from the first screen, and says what that costs', async ({
  page,
  cahiers,
}) => {
  await openNewDossier(page);
  await addPerson(page, 'Martin');
  await page.getByRole('button', { name: 'Fermer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'Ouvrir un dossier' })).toBeVisible();
  const dossiers = join(cahiers.dataFolder, 'dossiers');
  const database = join(dossiers, readdirSync(dossiers)[0] ?? '', 'dossier.sqlite');
  const content = readFileSync(database);
  content.fill(0xff, content.length / 2, content.length / 2 + 64);
  writeFileSync(database, content);

  await page.getByRole('button', { name: 'Académie de Poitiers, EGN 2020' }).click();
  await page.getByRole('button', { name: 'Réparer avec une sauvegarde' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Rien de ce que vous avez saisi ne sera perdu.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Repartir de celle-ci' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  await page.getByRole('link', { name: 'Personnes' }).click();
  await expect(page.getByRole('link', { name: 'Martin' })).toBeVisible();
});

test('a copy elsewhere opens as a dossier, and everything kept can be read again', async ({
  page,
  cahiers,
}) => {
  await openNewDossier(page);
  await addPerson(page, 'Martin');
  await page.getByRole('link', { name: 'Sauvegardes' }).click();
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await page.getByRole('button', { name: 'Tout vérifier' }).click();
  await expect(page.getByText(/En bon état.: 1.sauvegarde\./)).toBeVisible();

  // Sticks are shown where some are plugged in.
  const elsewhere = page.getByLabel('Un autre emplacement');
  if ((await elsewhere.count()) > 0) await elsewhere.check();
  await sayWhereToCopy(cahiers, '/nulle/part');
  await page.getByRole('button', { name: 'Copier', exact: true }).click();
  await expect(page.getByText(/^Cet emplacement n’existe pas/)).toBeVisible();
  const stick = join(cahiers.dataFolder, 'Clé de Zoé');
  mkdirSync(stick);
  await sayWhereToCopy(cahiers, stick);
  await page.getByRole('button', { name: 'Copier', exact: true }).click();
  await expect(page.getByText(/^Copie faite et relue/)).toBeVisible();
  await expectAccessible(page);

  const [copy = ''] = readdirSync(stick);
  await page.getByRole('button', { name: 'Fermer le dossier' }).click();
  await openElsewhere(cahiers, join(stick, copy));
  await page.getByRole('link', { name: 'Personnes' }).click();
  await expect(page.getByRole('link', { name: 'Martin' })).toBeVisible();
});

async function addPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Personnes' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}
