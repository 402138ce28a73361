import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';
import { placeOf } from './places.ts';

test('a disk that no longer answers is said, what was typed stays, and is saved once it answers', async ({
  page,
}, info) => {
  test.skip(info.project.name !== 'web', 'answers are held back between the page and its HTTP host');
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByLabel('Nom du dossier').fill('Poitiers, automne 2020');
  await page.clock.install();
  const disk = Promise.withResolvers<void>();
  await page.route('**/call/**', async (route) => {
    await disk.promise;
    await route.continue();
  });
  const asked = (name: string) => page.waitForRequest(`**/call/${name}*`);
  const saving = asked('dossier.settings');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await saving;
  const sounding = asked('jobs.running');
  await page.clock.runFor(2500);
  await sounding;
  const said = page.getByRole('alert').filter({ hasText: 'un disque qui ne répond pas' });
  await expect(said).toHaveCount(0);
  await page.clock.runFor(500);
  await expect(said).toBeVisible();
  await expect(page.getByLabel('Nom du dossier')).toHaveValue('Poitiers, automne 2020');
  await expectAccessible(page);

  disk.resolve();
  await expect(said).toHaveCount(0);
  await expect(page.getByRole('banner').getByText('Poitiers, automne 2020')).toBeVisible();
});

test('the first screen shows which dossiers lie where nothing answers', async ({ page, cahiers }, info) => {
  test.skip(info.project.name !== 'web', 'answers are changed between the page and its HTTP host');
  const folder = join(cahiers.dataFolder, '..', `partage-${Date.now()}`, 'poitiers');
  await call(page, 'dossier.create', {
    ...{ name: 'Sur le partage', campaignId: 'egn-2020', referenceDate: null },
    ...{ territory: { level: 'academy', code: '13' }, folder: await placeOf(cahiers, folder) },
  });
  await call(page, 'dossier.close', null);
  await expect(page.getByRole('button', { name: 'Sur le partage' })).toBeVisible();
  await expect(page.getByText('ne répond pas')).toHaveCount(0);
  // No disk can be silenced here: what is known of one that is comes from tests of the host.
  await page.route('**/call/dossier.list', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { value: { folder: string }[] };
    const value = answer.value.map((known) => ({ ...known, silent: true }));
    await route.fulfill({ response, json: { ...answer, value } });
  });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Créer un dossier' })).toBeVisible();
  await expect(page.getByText('son emplacement ne répond pas')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sur le partage' })).toBeEnabled();
});
