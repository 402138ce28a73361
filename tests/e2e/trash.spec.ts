import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

async function addPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Personnes' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

test('what was deleted comes back from the trash, and the way back is one click away', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Corbeille' }).click();
  await expect(page.getByRole('heading', { name: 'La corbeille est vide' })).toBeVisible();
  await addPerson(page, 'Martin');
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByRole('rowheader', { name: 'Martin' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Corbeille' }).click();
  await expect(page.getByRole('row', { name: /Personne Martin/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ramener Martin' }).click();
  await expect(page.getByRole('status').getByText('Personne ramenée : Martin.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'La corbeille est vide' })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('row', { name: /Personne Martin/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ramener Martin' }).click();
  await page.getByRole('link', { name: 'Personnes' }).click();
  await expect(page.getByRole('rowheader', { name: 'Martin' })).toBeVisible();
  // What it offered was of the other screen.
  await expect(page.getByRole('status').getByRole('button', { name: 'Annuler' })).toHaveCount(0);
});

test('what cannot come back yet says why', async ({ page }) => {
  await openNewDossier(page);
  const meeting = await call(page, 'meetings.create', {
    title: 'Rencontre de Niort',
    level: 'department',
    territoryCode: '079',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
    link: '',
  });
  const workshop = await call(page, 'workshops.create', {
    meetingId: meeting.id,
    title: 'Équiper',
    themeId: 'egal-acces',
  });
  await call(page, 'workshops.delete', { id: workshop.id });
  await call(page, 'meetings.delete', { id: meeting.id });
  await page.getByRole('link', { name: 'Corbeille' }).click();
  await page.getByRole('button', { name: 'Ramener Équiper' }).click();
  await expect(page.getByRole('alert')).toContainText('« Rencontre de Niort » n’est plus dans le dossier');
  await page.getByRole('button', { name: 'Ramener Rencontre de Niort' }).click();
  await expect(page.getByRole('button', { name: 'Ramener Rencontre de Niort' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ramener Équiper' }).click();
  await expect(page.getByRole('heading', { name: 'La corbeille est vide' })).toBeVisible();
});
