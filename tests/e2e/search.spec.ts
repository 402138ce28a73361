import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixtures.ts';

test('anything is found from anywhere, and opened by keyboard', async ({ page, openSample }) => {
  await openSample();
  const field = page.getByRole('combobox', { name: 'Chercher dans le dossier (Ctrl + K)' });
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('charente');
  const list = page.getByRole('listbox', { name: 'Trouvé dans le dossier' });
  await expect(list.getByRole('option', { name: /^Rencontre départementale de la Charente / })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();

  await page.keyboard.type('rencontre vienne');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Rencontre départementale de la Vienne' }),
  ).toBeVisible();
  await expect(list).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('arnaudeau karine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Arnaudeau Karine' })).toBeVisible();
  await page.getByRole('region', { name: 'Rencontres' }).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Arnaudeau Karine' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzzz');
  await expect(
    page.getByRole('search').getByText('Rien ne correspond dans ce dossier.').last(),
  ).toBeVisible();
});
