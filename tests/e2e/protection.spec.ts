import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

const PASSPHRASE = 'quatre mots sans lien';
const OTHER = 'cinq mots qui vont bien';

test('a dossier is put under a passphrase, asks for it, and is saved by its recovery code', async ({
  page,
  cahiers,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Protéger par une phrase de passe' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phrase de passe').fill('courte');
  await dialog.getByLabel('La même, encore une fois').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Continuer' }).click();
  await expect(dialog.getByText(/Il en faut au moins 12/)).toBeVisible();
  await dialog.getByLabel('Phrase de passe').fill(PASSPHRASE);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Continuer' }).click();

  await expect(dialog.getByRole('listitem')).toHaveCount(6);
  const groups = (await dialog.getByRole('listitem').allTextContents()).map((text) => text.slice(-5));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Le code est sur papier' }).click();
  await expect(dialog.getByRole('button', { name: 'Protéger le dossier' })).toBeDisabled();
  await dialog.getByLabel('Groupe n° 2 de la feuille').fill('00000');
  await expect(dialog.getByText('Ce groupe n’est pas celui de la feuille.')).toBeVisible();
  await dialog.getByLabel('Groupe n° 2 de la feuille').fill(groups[1]?.toLowerCase() ?? '');
  await dialog.getByLabel('Groupe n° 5 de la feuille').fill(groups[4] ?? '');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Protéger le dossier' }).click();
  await expect(page.getByText('Une phrase de passe protège ce dossier')).toBeVisible();

  const again = await cahiers.restart();
  await openLast(again);
  await expectAccessible(again);
  await dialogOf(again).getByLabel('Phrase de passe').fill(OTHER);
  await dialogOf(again).getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await expect(dialogOf(again).getByText(/n’est pas celle de ce dossier.*attendra 1\sseconde/)).toBeVisible();
  await dialogOf(again).getByRole('button', { name: 'J’ai oublié la phrase de passe' }).click();
  await dialogOf(again).getByLabel('Code de secours').fill(groups.join(' '));
  await dialogOf(again).getByRole('button', { name: 'Ouvrir', exact: true }).click();

  await again.getByRole('button', { name: 'Changer la phrase de passe' }).click();
  await dialogOf(again).getByRole('button', { name: 'Je l’ai oubliée' }).click();
  await dialogOf(again).getByLabel('Code de secours').fill(groups.join('-'));
  await dialogOf(again).getByLabel('Nouvelle phrase de passe').fill(OTHER);
  await dialogOf(again).getByLabel('La même, encore une fois').fill(OTHER);
  await dialogOf(again).getByRole('button', { name: 'Changer la phrase de passe' }).click();
  await expect(again.getByRole('status').getByText('La phrase de passe est changée.')).toBeVisible();

  await again.getByRole('button', { name: 'Retirer la protection' }).click();
  await dialogOf(again).getByLabel('Phrase de passe').fill(OTHER);
  await dialogOf(again).getByRole('button', { name: 'Retirer la protection' }).click();
  await expect(again.getByText('Ce dossier n’est pas protégé')).toBeVisible();
});

const dialogOf = (page: Page) => page.getByRole('dialog');

async function openLast(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Académie de Poitiers, EGN 2020' }).click();
  await expect(page.getByRole('dialog').getByLabel('Phrase de passe')).toBeFocused();
}
