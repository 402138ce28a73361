import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

const csv = (...lines: string[]) => ({
  name: 'inscrits.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});

const FIRST = csv(
  'Nom;Prénom;Fonction;Établissement;Mél;UAI',
  'd’Hérouville;Anaïs;proviseure;Lycée Paul Guérin;anais@example.org;0790024X',
  'N’Diaye;Omar;professeur;Collège Jean-Moulin;omar@example.org;',
  'Petit;Luc;professeur;Collège Jean-Moulin;luc@example.org;0790024Z',
);
const CORRECTED = csv(
  'Nom;Prénom;Fonction;Établissement;Mél;UAI',
  'd’Hérouville;Anaïs;rectrice;Lycée Paul Guérin;anais@example.org;0790024X',
  'Petit;Luc;professeur;Collège Jean-Moulin;luc@example.org;0790024X',
);

test('a list is imported with a faulty line set aside, then its correction says who changed and who is gone', async ({
  page,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  await page.getByRole('link', { name: 'Importer une liste' }).click();
  await expectAccessible(page);

  await page
    .getByLabel('Liste à importer')
    .setInputFiles({ ...FIRST, name: 'x.csv', buffer: Buffer.from([1, 0, 2]) });
  await expect(page.getByText('Ce fichier n’est pas un tableau')).toBeVisible();
  await page.getByLabel('Liste à importer').setInputFiles(FIRST);
  await expect(page.getByLabel('Ce que donne la colonne « Mél »')).toHaveValue('email');
  await expectAccessible(page);

  await page.getByLabel('Ce que donne la colonne « Nom »').selectOption('Ignorer cette colonne');
  await page.getByRole('button', { name: 'Voir ce que fera l’import' }).click();
  await expect(page.getByText('Indiquez quelle colonne donne le nom.')).toBeVisible();
  await page.getByLabel('Ce que donne la colonne « Nom »').selectOption('Nom');
  await page.getByRole('button', { name: 'Voir ce que fera l’import' }).click();
  await expect(page.getByRole('rowheader', { name: 'd’Hérouville Anaïs' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'À corriger (1)' }).click();
  await expect(page.getByText('pour 0790024, ce serait X')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByText('2 personnes ajoutées')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger les lignes écartées' }).click();
  expect((await download).suggestedFilename()).toBe('lignes-ecartees.csv');

  await page.getByRole('button', { name: 'Importer une autre liste' }).click();
  await page.getByLabel('Liste à importer').setInputFiles(CORRECTED);
  await page.getByLabel('Dire aussi qui, dans le dossier, n’est pas dans cette liste').check({ force: true });
  await page.getByRole('button', { name: 'Voir ce que fera l’import' }).click();
  await page.getByRole('tab', { name: 'Modifiées (1)' }).click();
  await expect(page.getByText('Fonction : proviseure → rectrice')).toBeVisible();
  await page.getByRole('tab', { name: 'Absentes de la liste (1)' }).click();
  await expect(page.getByRole('rowheader', { name: 'N’Diaye Omar' })).toBeVisible();
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByText('1 personne ajoutée, 1 personne mise à jour')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’import' }).click();
  await expect(page.getByText('L’import est annulé')).toBeVisible();
  await page.getByRole('link', { name: 'Voir les personnes' }).click();
  await expect(page.getByRole('cell', { name: 'proviseure' })).toBeVisible();
  await expect(page.getByText('2 personnes', { exact: true })).toBeVisible();
});

test('the keyboard alone imports a list', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).press('Enter');
  await page.getByRole('link', { name: 'Importer une liste' }).press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Liste à importer').press('Enter');
  await (await chooser).setFiles(FIRST);
  await expect(page.getByRole('heading', { name: 'Reconnaître les colonnes' })).toBeFocused();
  await page.getByRole('button', { name: 'Voir ce que fera l’import' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Vérifier avant d’importer' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tab', { name: 'Nouvelles (2)' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'À corriger (1)' })).toBeFocused();
  await expect(page.getByText('pour 0790024, ce serait X')).toBeVisible();
  await page.getByRole('button', { name: 'Importer' }).press('Space');
  await expect(page.getByRole('heading', { name: 'Liste importée' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Voir les personnes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: 'd’Hérouville Anaïs' })).toBeVisible();
});
