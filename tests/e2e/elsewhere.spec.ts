import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

const beside = (page: Page) => page.getByRole('region', { name: 'Modifié ailleurs' });
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

test('a form keeps what others changed, and shows beside what one typed what it would overwrite', async ({
  page,
}) => {
  await openNewDossier(page);
  const { id } = await call(page, 'people.create', { familyName: 'Martin', organisation: 'Mairie' });
  await page.goto(new URL(`/#/personnes/${id}`, page.url()).href);
  const field = (label: string) => page.getByLabel(label);
  await field('Fonction').fill('maire');
  await call(page, 'people.update', { id, phone: '05 49 00 00 00' });
  await expect(field('Téléphone')).toHaveValue('05 49 00 00 00');
  await expect(page.getByText('Ces informations ont été modifiées')).toHaveCount(0);
  await save(page);
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible();
  expect(await call(page, 'people.get', { id })).toMatchObject({
    function: 'maire',
    phone: '05 49 00 00 00',
  });

  await page.goto(new URL(`/#/personnes/${id}`, page.url()).href);
  await field('Fonction').fill('maire adjointe');
  await field('Téléphone').fill('06 01 02 03 04');
  await call(page, 'people.update', { id, function: 'adjointe au maire' });
  await expect(page.getByText('Ces informations ont été modifiées depuis')).toBeVisible();
  await save(page);
  await expect(beside(page)).toBeFocused();
  await expect(
    beside(page).getByRole('row', { name: 'Fonction adjointe au maire maire adjointe' }),
  ).toBeVisible();
  await expectAccessible(page);
  expect(await call(page, 'people.get', { id })).toMatchObject({
    function: 'adjointe au maire',
    phone: '05 49 00 00 00',
  });
  await beside(page).getByRole('button', { name: 'Garder ce qui est enregistré' }).click();
  await expect(field('Fonction')).toHaveValue('adjointe au maire');
  await expect(field('Téléphone')).toHaveValue('06 01 02 03 04');
  await field('Fonction').fill('première adjointe');
  await call(page, 'people.update', { id, function: 'deuxième adjointe' });
  await expect(page.getByText('Ces informations ont été modifiées depuis')).toBeVisible();
  await save(page);
  await beside(page).getByRole('button', { name: 'Enregistrer ma saisie' }).click();
  await expect(beside(page)).toHaveCount(0);
  expect(await call(page, 'people.get', { id })).toMatchObject({
    ...{ function: 'première adjointe', phone: '06 01 02 03 04' },
  });
});

test('a text that saves by itself stops before it overwrites another’s, even after a reload', async ({
  page,
}) => {
  await openNewDossier(page);
  const { id: meetingId } = await call(page, 'meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00' },
  });
  const [{ id: workshopId } = { id: '' }] = await call(page, 'workshops.createFromThemes', { meetingId });
  const write = (text: string) =>
    call(page, 'workshops.saveSheet', {
      workshopId,
      findings: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    });
  await page.goto(new URL(`/#/rencontres/${meetingId}/fiches`, page.url()).href);
  const text = page.getByRole('textbox', { name: 'Constats' });
  await text.fill('Le débit manque.');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await text.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' Surtout à midi.');
  await write('Le débit manque le soir.');
  await expect(beside(page)).toBeVisible();
  await expect(beside(page)).toContainText('Le débit manque le soir.');
  await expect(beside(page)).toContainText('Surtout à midi.');
  await page.reload();
  await expect(page.getByText('Ces informations ont été modifiées depuis')).toBeVisible();
  await expect(text).toHaveText('Le débit manque. Surtout à midi.');
  await page.getByRole('button', { name: 'Enregistrer la saisie' }).click();
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  const sheet = await call(page, 'workshops.sheet', { workshopId });
  expect(JSON.stringify(sheet.findings)).toContain('Surtout à midi.');

  await page.keyboard.press('ControlOrMeta+End');
  await text.pressSequentially(' Et le soir.');
  await write('Autre chose.');
  await beside(page).getByRole('button', { name: 'Garder ce qui est enregistré' }).click();
  await expect(text).toHaveText('Autre chose.');
});
