import { rmSync } from 'node:fs';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('a dossier deleted under one’s work is written elsewhere, and the window says where', async ({
  page,
}) => {
  await openNewDossier(page);
  const before = await call(page, 'dossier.current', null);
  await page.getByRole('link', { name: 'Réglages' }).click();
  rmSync(before?.folder ?? '', { recursive: true });
  await page.getByLabel('Nom du dossier').fill('Poitiers, automne 2020');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  const said = page.getByRole('alert').filter({ hasText: 'où votre travail continue' });
  await expect(said).toBeVisible();
  const now = await call(page, 'dossier.current', null);
  expect(now?.folder).not.toBe(before?.folder);
  await expect(said).toContainText(now?.folder ?? '');
  await expect(page.getByRole('banner').getByText('Poitiers, automne 2020')).toBeVisible();
  await expectAccessible(page);
});
