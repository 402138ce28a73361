import type { Page } from 'playwright/test';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';
import { SCREENS, screensOfItems } from './screens.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
/** What has the focus, as someone would call it; `body` for nothing. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return `${one?.localName} ${one?.getAttribute('aria-label') ?? one?.textContent?.trim() ?? ''}`;
  });
const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

test.setTimeout(180_000);

test('whoever comes to a screen is on its title, or on what it opens', async ({ page, openSample }) => {
  await openSample();
  await expect(title(page)).toBeFocused();
  for (const address of [...SCREENS, ...(await screensOfItems(page))]) {
    await go(page, address);
    await expect(title(page)).toBeVisible();
    await expect.poll(() => focused(page), address).not.toMatch(/^(body|main|null)/);
  }
  await go(page, '/corbeille');
  await expect(title(page)).toHaveText('Corbeille');
  await expect(title(page)).toBeFocused();
  await page.getByRole('link', { name: 'Historique' }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Historique');
  await expect(title(page)).toBeFocused();
  await page.goBack();
  await expect(title(page)).toHaveText('Corbeille');
  await expect(title(page)).toBeFocused();
});

test('making a dossier, and leaving it, leads to a title', async ({ page }) => {
  await openNewDossier(page);
  await expect(title(page)).toHaveText('Tableau de bord');
  await expect(title(page)).toBeFocused();
  await page.getByRole('button', { name: 'Fermer le dossier' }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Bienvenue dans Cahiers');
  await expect(title(page)).toBeFocused();
});

test('what is removed gives the focus to what comes next, then to what came before', async ({ page }) => {
  await openNewDossier(page);
  const { id } = await call(page, 'meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00' },
  });
  const titles = ['Accueil', 'Ouverture', 'Clôture'];
  await call(page, 'meetings.saveAgenda', {
    meetingId: id,
    items: titles.map((one) => ({ title: one, durationMinutes: 15 })),
  });
  await page.goto(new URL(`/#/rencontres/${id}/deroule`, page.url()).href);
  const row = (name: string) => page.getByRole('row').filter({ has: page.locator(`input[value="${name}"]`) });
  const isIn = (name: string) =>
    row(name).evaluate((one) => one.contains(document.activeElement) && document.activeElement !== one);
  const remove = (name: string) => row(name).getByRole('button', { name: /^Supprimer/ });
  await remove('Ouverture').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Séquence supprimée\u00a0: Ouverture')).toBeVisible();
  await expect.poll(() => isIn('Clôture')).toBe(true);
  await remove('Clôture').focus();
  await page.keyboard.press('Enter');
  await expect(row('Clôture')).toHaveCount(0);
  await expect.poll(() => isIn('Accueil')).toBe(true);
  // F6 goes to what undoes it.
  await page.keyboard.press('F6');
  await page.keyboard.press('Enter');
  await expect(row('Clôture')).toHaveCount(1);
  await expect.poll(() => focused(page)).not.toMatch(/^body/);
});

test('a thing that is deleted from its panel gives the focus back to the list', async ({ page }) => {
  await openNewDossier(page);
  for (const name of ['Collège Zola', 'École Fontanes', 'Lycée Guérin'])
    await call(page, 'venues.create', { name });
  await page.goto(new URL('/#/lieux', page.url()).href);
  await page.getByRole('link', { name: 'École Fontanes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'École Fontanes' })).toBeFocused();
  await page.getByRole('button', { name: 'Supprimer' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'École Fontanes' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Lycée Guérin' })).toBeFocused();
});

test('a button that waits keeps the focus, says so, and does nothing twice', async ({ page }, info) => {
  test.skip(info.project.name !== 'web', 'only answers over HTTP can be held back');
  await openNewDossier(page);
  await call(page, 'backups.make', null);
  await page.goto(new URL('/#/sauvegardes', page.url()).href);
  let asked = 0;
  const held = Promise.withResolvers<void>();
  await page.route('**/call/backups.make', async (route) => {
    asked += 1;
    await held.promise;
    await route.continue();
  });
  const make = page.getByRole('button', { name: 'Sauvegarder maintenant' });
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(make).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(make).toBeFocused();
  held.resolve();
  await expect(make).not.toHaveAttribute('aria-disabled');
  await expect(make).toBeFocused();
  expect(asked).toBe(1);
});

test('what is refused is said beside what asked for it, and stays', async ({ page }) => {
  await openNewDossier(page);
  const { id: venueId } = await call(page, 'venues.create', { name: 'Lycée Guérin' });
  await call(page, 'meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', venueId },
  });
  await page.goto(new URL(`/#/lieux/${venueId}`, page.url()).href);
  const panel = page.getByRole('region', { name: 'Lycée Guérin' });
  await panel.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(panel.getByRole('alert')).toContainText('accueille une rencontre');
  await expect.poll(() => focused(page)).toMatch(/^button Supprimer/);
  await panel.getByRole('button', { name: 'Fermer ce message' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toMatch(/^(body|main)/);
});
