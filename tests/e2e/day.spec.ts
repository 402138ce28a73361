import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ page, openSample }) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Jour J' }).click();
  await expect(search(page)).toBeFocused();
});

test('people who wait are marked by keyboard, without accents, and stay marked after a reload', async ({
  page,
}) => {
  const { familyName, givenName } = await someoneWithAccent(page);
  await page.keyboard.type(plain(`${familyName} ${givenName}`));
  await expect(people(page).first()).toContainText(`${familyName} ${givenName}`);
  await page.keyboard.press('Enter');
  await expect(last(page)).toContainText(`${givenName}\u00a0${familyName}`);
  await expect(last(page)).toContainText('Présent');
  await expect(counter(page, 'présent')).toHaveText('1 présent');
  await expect(search(page)).toHaveValue('');
  await expect(search(page)).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  await page.keyboard.press('e');
  await page.keyboard.press('a');
  await expect(counter(page, 'à distance')).toHaveText('1 à distance');
  await expect(counter(page, 'excusé')).toHaveText('1 excusé');
  await expect(counter(page, 'absent')).toHaveText('1 absent');

  await page.reload();
  await expect(counter(page, 'présent')).toHaveText('1 présent');
  await expect(counter(page, 'à distance')).toHaveText('1 à distance');
  await counter(page, 'présent').click();
  await expect(people(page)).toHaveCount(1);
  await expect(people(page)).toContainText(familyName);
});

test('letters typed in the search field search, and mark no one', async ({ page }) => {
  const before = await counter(page, 'non pointé').textContent();
  await page.keyboard.type('pdear');
  await expect(search(page)).toHaveValue('pdear');
  await expect(page.getByText('Personne de ce nom parmi les inscrits')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(counter(page, 'non pointé')).toHaveText(before ?? '');
});

test('someone represented has the name of who came, and each mark is undone in turn', async ({ page }) => {
  await page.keyboard.press('ArrowDown');
  const name = (await page.locator('.day-row--active .day-row__name').textContent()) ?? '';
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Indiquez le nom de la personne qui représente.')).toBeVisible();
  await page.keyboard.type('Paul Dupont');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(last(page)).toContainText('Représenté par Paul Dupont');
  await expect(page.locator('.day-row').filter({ hasText: name }).first()).toContainText('par Paul Dupont');
  // The buttons of every row stay under each other.
  const lefts = await page
    .getByRole('button', { name: 'Présent', exact: true })
    .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().left)));
  expect(lefts.length).toBeGreaterThan(3);
  expect(new Set(lefts).size).toBe(1);

  await page.keyboard.press('p');
  await expect(counter(page, 'présent')).toHaveText('1 présent');
  await last(page).getByRole('button', { name: 'Annuler ce pointage' }).click();
  await expect(counter(page, 'présent')).toHaveText('0 présent');
  await expect(counter(page, 'représenté')).toHaveText('1 représenté');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(counter(page, 'représenté')).toHaveText('0 représenté');
  await page.keyboard.press('Control+z');
  await expect(counter(page, 'représenté')).toHaveText('1 représenté');
});

test('someone new is present after three fields, has a workshop, and can be taken back', async ({ page }) => {
  const expected = await counter(page, 'attendus').textContent();
  await page.keyboard.type('Kowalczyk');
  await expect(page.getByText('Personne de ce nom parmi les inscrits')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('Nom', { exact: true })).toHaveValue('Kowalczyk');
  await expect(page.getByRole('dialog').getByLabel('Nom', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Zoé');
  await page.keyboard.press('Tab');
  await page.keyboard.type('proviseure adjointe');
  await expect(page.getByLabel('Catégorie d’acteurs')).toHaveValue('encadrement');
  await page.keyboard.press('Enter');
  await expect(last(page)).toContainText('Zoé\u00a0Kowalczyk');
  await expect(counter(page, 'présent')).toHaveText('1 présent');

  await last(page).getByRole('combobox').selectOption({ index: 1 });
  await expect(last(page)).toContainText('Atelier\u00a01');
  await last(page).getByRole('button', { name: 'Annuler ce pointage' }).click();
  await expect(counter(page, 'attendus')).toHaveText(expected ?? '');
});

test('everyone of whom nothing is recorded becomes absent at the end, and can be taken back', async ({
  page,
}) => {
  await page.getByRole('button', { name: /^Marquer absents les/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Marquer absents' }).click();
  await expect(counter(page, 'non pointé')).toHaveText('0 non pointé');
  await page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(counter(page, 'absent')).toHaveText('0 absent');
  await page.getByText('Par catégorie d’acteurs', { exact: true }).click();
  await expect(page.getByRole('row', { name: /^Total 64 / })).toBeVisible();
  await expectAccessible(page);
});

test('Enter stops at exact namesakes and asks which of them is there', async ({ page }) => {
  const meetingId = page.url().split('/').at(-2) ?? '';
  for (const organisation of ['Lycée du Parc', 'Collège Simone-Veil']) {
    const person = { familyName: 'Zwiller', givenName: 'Ève', organisation };
    await call(page, 'registrations.registerNew', { meetingId, person });
  }
  await page.reload();
  await search(page).fill('zwiller eve');
  await expect(people(page)).toHaveCount(2);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /plusieurs Ève.Zwiller/ });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(counter(page, 'présent')).toHaveText('0 présent');
  await dialog.getByRole('button', { name: /Collège Simone-Veil/ }).click();
  await expect(last(page)).toContainText('Présent');
  await expect(counter(page, 'présent')).toHaveText('1 présent');
  await expect(search(page)).toBeFocused();
});

test('those of one name, function and school are told apart by their address, which is shown of nobody else', async ({
  page,
}) => {
  const meetingId = page.url().split('/').at(-2) ?? '';
  const zwiller = {
    familyName: 'Zwiller',
    givenName: 'Ève',
    function: 'parent',
    organisation: 'Lycée du Parc',
  };
  const add = (person: { familyName: string; givenName: string; function: string; email?: string }) =>
    call(page, 'registrations.registerNew', { meetingId, person });
  await add({ ...zwiller, email: 'eve.z@example.org' });
  await add({ ...zwiller, familyName: 'ZWILLER', givenName: 'Eve' });
  await add({ ...zwiller, givenName: 'Paul', email: 'paul.z@example.org' });
  const known = await call(page, 'people.create', { ...zwiller, email: 'autre@example.org' });
  await search(page).fill('zwiller');
  await expect(people(page)).toHaveCount(3);
  await expect(people(page).filter({ hasText: 'eve.z@example.org' })).toHaveCount(1);
  await expect(people(page).filter({ hasText: 'sans adresse électronique' })).toHaveCount(1);
  await expect(page.getByText('paul.z@example.org')).toHaveCount(0);

  await search(page).fill('zwiller eve');
  await expect(page.getByRole('region', { name: /mais pas inscrites/ })).toContainText('autre@example.org');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /plusieurs Ève.Zwiller/ });
  await expect(dialog.getByRole('button', { name: /parent, Lycée du Parc, sans adresse/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /parent, Lycée du Parc, eve\.z@example\.org/ }).click();
  await expect(last(page)).toContainText('eve.z@example.org');

  // Wherever else one of them has to be chosen.
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/#/rencontres/${meetingId}/inscriptions`);
  const registered = page.getByRole('table', { name: 'Personnes inscrites' });
  await page.getByLabel('Chercher', { exact: true }).fill('zwiller');
  await expect(registered.getByRole('row', { name: /eve\.z@example\.org/ })).toHaveCount(1);
  await expect(registered.getByText('paul.z@example.org')).toHaveCount(0);
  await page.goto(`${origin}/#/rencontres/${meetingId}/ateliers`);
  const table = page.getByRole('table', { name: 'Personnes à répartir' });
  await expect(table.getByRole('row', { name: /eve\.z@example\.org/ })).toHaveCount(1);
  await expect(table.getByText('paul.z@example.org')).toHaveCount(0);
  await call(page, 'people.delete', { id: known.id });
});

test('two windows at the door follow each other, asking again for those who were marked', async ({
  page,
  context,
}, info) => {
  test.skip(info.project.name !== 'web', 'the desktop has one window');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(counter(other, 'présent')).toHaveText('0 présent');
  const asked: { name: string; input: { ids?: string[] } }[] = [];
  other.on('request', (request) => {
    const name = /\/call\/(.+)$/.exec(request.url())?.[1];
    if (name !== undefined) asked.push({ name, input: JSON.parse(request.postData() ?? 'null') });
  });
  const markFirst = async (at: Page, letter: string) => {
    await search(at).focus();
    await at.keyboard.press('ArrowDown');
    await at.keyboard.press(letter);
  };
  // The application is on this computer: its windows need no network.
  await other.evaluate(() => window.dispatchEvent(new Event('offline')));
  await markFirst(page, 'p');
  await expect(counter(other, 'présent')).toHaveText('1 présent');
  await expect(counter(page, 'présent')).toHaveText('1 présent');
  await expect
    .poll(() => asked.map(({ name }) => name).toSorted())
    .toEqual(['meetings.get', 'registrations.list', 'workshops.list']);

  await markFirst(other, 'e');
  await expect(counter(page, 'excusé')).toHaveText('1 excusé');
  await expect(counter(page, 'présent')).toHaveText('0 présent');
  await page.keyboard.press('Control+z');
  await expect(counter(other, 'excusé')).toHaveText('0 excusé');
  await expect(counter(other, 'présent')).toHaveText('1 présent');
  expect(asked.every(({ name, input }) => name !== 'registrations.list' || input.ids?.length === 1)).toBe(
    true,
  );

  // Someone who is taken out of the dossier leaves both lists; someone new comes into both.
  const expected = Number.parseInt((await counter(other, 'attendus').textContent()) ?? '', 10);
  const meetingId = page.url().split('/').at(-2) ?? '';
  const [first] = await call(page, 'registrations.list', { meetingId });
  await call(page, 'people.delete', { id: first?.personId ?? '' });
  for (const one of [page, other])
    await expect(counter(one, 'attendus')).toHaveText(`${expected - 1} attendus`);
  await call(page, 'registrations.registerNew', { meetingId, person: { familyName: 'Zwiller' } });
  for (const one of [page, other]) await expect(counter(one, 'attendus')).toHaveText(`${expected} attendus`);
});

const search = (page: Page) => page.getByLabel('Qui se présente ?');
const last = (page: Page) => page.getByRole('region', { name: 'Dernière personne pointée' });
const people = (page: Page) => page.getByRole('list', { name: 'Personnes attendues' }).getByRole('listitem');
const counter = (page: Page, state: string) =>
  page.getByRole('group', { name: 'Montrer' }).getByRole('button', { name: new RegExp(`^\\d+ ${state}`) });

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Someone far down the list, whose name is written with an accent and borne by no one else. */
async function someoneWithAccent(page: Page): Promise<{ familyName: string; givenName: string }> {
  const listed = await call(page, 'registrations.list', { meetingId: page.url().split('/').at(-2) ?? '' });
  const names = listed.map(({ person }) => `${person.familyName} ${person.givenName}`);
  const found = listed.find(
    ({ person }, index) =>
      index > 10 &&
      /[éèïÉ]/.test(person.givenName) &&
      names.indexOf(names[index] ?? '') === names.lastIndexOf(names[index] ?? ''),
  )?.person;
  if (!found) throw new Error('nobody of the sample has an accent');
  return found;
}
