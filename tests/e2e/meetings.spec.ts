import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('a meeting is planned, its faults said beside their fields, and its sequences move with its start', async ({
  page,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Rencontres', exact: true }).click();
  await expect(page.getByText('Aucune rencontre pour l’instant')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Ajouter une rencontre' }).click();
  await page.getByLabel('Titre').fill('Rencontre départementale de la Vienne');
  await page.getByLabel('Date').fill('2020-10-14');
  await page.getByLabel('Début').fill('09:00');
  await page.getByLabel('Fin', { exact: true }).fill('08:00');
  await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
  await expect(page.getByText('La rencontre finit avant de commencer')).toBeVisible();
  await expect(page.getByText('Choisissez le territoire de la rencontre.')).toBeVisible();
  await expect(page.getByLabel('Titre')).toHaveValue('Rencontre départementale de la Vienne');
  await expectAccessible(page);

  await page.getByLabel('Fin', { exact: true }).fill('13:00');
  await page.getByLabel('Pour qui').selectOption('Vienne');
  await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rencontre départementale de la Vienne');
  await expect(page.getByText('30 min après l’heure prévue')).toBeVisible();
  await expect(page.getByRole('cell', { name: '9 h – 9 h 30' })).toBeVisible();

  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.getByRole('dialog').getByLabel('Début').fill('08:30');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Le déroulé finit à 13 h, comme prévu.')).toBeVisible();
  await expect(page.getByRole('cell', { name: '8 h 30 – 9 h' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByText('Confirmée', { exact: true })).toBeVisible();
  await expect(page.getByText('lieu à trouver')).toBeVisible();
  await page.getByRole('button', { name: 'Noter comme tenue' }).click();
  await expect(page.getByText('lieu non précisé')).toBeVisible();
});

test('sequences are changed, moved by keyboard and undone; a speaker is represented', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  const titles = page.getByLabel('Titre de la séquence');
  await expect(titles).toHaveCount(9);
  await titles.nth(1).press('Alt+ArrowDown');
  await expect(titles.nth(2)).toHaveValue('Ouverture');
  await expect(titles.nth(2)).toBeFocused();
  await titles.nth(2).press('Alt+ArrowUp');
  await expect(titles.nth(1)).toHaveValue('Ouverture');

  const duration = page.getByLabel('Durée de « Ouverture », en minutes');
  await duration.fill('0');
  await expect(page.getByText('Une séquence dure au moins une minute.')).toBeVisible();
  await duration.fill('25');
  await duration.press('Enter');
  await expect(page.getByText('10 min après l’heure prévue')).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer « Pause »' }).click();
  await expect(titles).toHaveCount(8);
  await page.getByRole('heading', { name: 'Intervenants' }).click();
  await page.keyboard.press('Control+z');
  await expect(titles).toHaveCount(9);

  await page.getByRole('button', { name: 'Ajouter un intervenant' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByText('Indiquez le nom de l’intervenant.')).toBeVisible();
  await dialog.getByLabel('Nom', { exact: true }).fill('Zoé Marchand');
  await dialog.getByLabel('Représenté par').fill('Léo Blanc');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(
    page.getByRole('rowheader', { name: 'Zoé Marchand\u00a0; à sa place, Léo Blanc' }),
  ).toBeVisible();
});

test('meetings are found, shown month by month, saved as a calendar, deleted and brought back', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Toutes les rencontres' }).click();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('angouleme');
  await expect(page.getByText('1 sur 16')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('');
  await page.getByLabel('État').selectOption('Reportée');
  await expect(page.getByText('1 sur 16')).toBeVisible();
  await page.getByLabel('État').selectOption('Tous les états');
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer l’agenda' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);

  await page.getByLabel('Affichage').selectOption('Calendrier');
  await expect(page.getByRole('heading', { name: 'octobre 2020' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Rencontre départementale/ })).toHaveCount(4);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mois précédent' }).click();
  await expect(page.getByRole('link', { name: /réseau ECLORE des Trois Ponts/ })).toBeVisible();

  await page.getByRole('link', { name: /réseau ECLORE des Trois Ponts/ }).click();
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByRole('heading', { name: 'Rencontres', exact: true })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('11 sur 16 ce mois-ci')).toBeVisible();
});
