import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, test } from './fixtures.ts';

test('the sample opens on its own day, with its meetings, venues and syntheses to write', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Ouvrir le dossier d’exemple' }).click();
  await expect(page.getByText('lundi 12 octobre 2020')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Rencontre départementale de la Vienne' })).toBeVisible();
  await expect(page.getByRole('link', { name: '2 réseaux en retard à relancer' })).toBeVisible();
  await expectAccessible(page);

  // Each count leads to a list of as many rows.
  await page
    .getByRole('link', { name: '20 ateliers sans animateur ou sans rapporteur, dans 4 rencontres' })
    .click();
  await expect(page.getByText('4 sur 16 rencontres')).toBeVisible();
  await expect(page).not.toHaveURL(/manque/);
  await page.getByRole('link', { name: 'Tableau de bord' }).click();
  await page.getByRole('link', { name: '2 rencontres passées à noter comme tenues' }).click();
  await expect(page.getByText('2 sur 16 rencontres')).toBeVisible();
  await page.getByRole('link', { name: 'Tableau de bord' }).click();
  const toWrite = page.getByRole('link', { name: /^\d+\s*synthèses à écrire$/ });
  const count = Number.parseInt((await toWrite.textContent()) ?? '', 10);
  await toWrite.click();
  await expect(page.getByText(new RegExp(`^${count} sur \\d+ synthèses`))).toBeVisible();

  await page.getByRole('link', { name: 'Lieux' }).click();
  await expect(page.getByRole('link', { name: /Lycée Paul Guérin/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Synthèses', exact: true }).click();
  await page.getByLabel('État').selectOption('Tous les états');
  await expect(page.getByRole('rowheader', { name: 'Réseau ECLORE des Sources', exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('a synthesis of a network begins with what its sheets say, and its wording is kept', async ({
  page,
  cahiers,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Synthèses', exact: true }).click();
  await page.getByRole('button', { name: 'Commencer la synthèse de Réseau ECLORE des Trois Ponts' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Réseau ECLORE des Trois Ponts');
  await expect(page.getByText('Accueillir les nouveaux par un tuteur').first()).toBeVisible();
  await expectAccessible(page);
  const address = page.url();

  const again = await cahiers.restart();
  await again.getByRole('button', { name: 'Académie de Poitiers, EGN 2020 (exemple)' }).click();
  await expect(again.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  await again.evaluate((hash) => {
    window.location.hash = hash;
  }, new URL(address).hash);
  await expect(again.getByText('Accueillir les nouveaux par un tuteur').first()).toBeVisible();
});

test('its syntheses are not sent, which their screen says', async ({ page, openSample }) => {
  await openSample();
  await page.getByRole('link', { name: 'Envois' }).click();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText('ne s’envoient ni par le réseau ni sur une clé USB')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enregistrer l’envoi dans un dossier' })).toBeVisible();
  await expect(page.getByRole('button', { name: /remise sur clé USB|Ajouter un espace/ })).toHaveCount(0);
  await expectAccessible(page);
});

test('a synthesis of a meeting that is cancelled stays within reach, and says why it is not signed', async ({
  page,
  openSample,
}) => {
  await openSample();
  const [meeting] = await call(page, 'meetings.list', { states: ['confirmed'] });
  const id = meeting?.id ?? '';
  const written = await call(page, 'syntheses.create', { level: 'meeting', id });
  await call(page, 'syntheses.setState', { id: written.id, state: 'review' });
  await call(page, 'meetings.setState', { id, state: 'cancelled' });
  await page.getByRole('link', { name: 'Synthèses', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: `${meeting?.title} (annulé ou supprimé)` });
  await row.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByRole('button', { name: 'Mettre à la signature' }).click();
  await expect(page.getByRole('alert')).toContainText('elle ne se signe pas');
  await expectAccessible(page);
  await call(page, 'meetings.setState', { id, state: 'confirmed' });
  await page.getByRole('button', { name: 'Mettre à la signature' }).click();
  await expect(page.getByText('faites-le signer')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
