import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('an action opens to say what changed, and is undone from there or from the keyboard', async ({
  page,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Martin');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Martin' })).toBeVisible();
  await page.getByLabel('Fonction').fill('proviseure');
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await page.getByRole('link', { name: 'Historique' }).click();
  await page.getByRole('link', { name: 'Personne modifiée : Martin' }).click();
  const panel = page.getByRole('region', { name: 'Personne modifiée : Martin' });
  await expect(panel.getByText('Fonction')).toBeVisible();
  await expect(panel.getByText('proviseure')).toBeVisible();
  await expectAccessible(page);

  await panel.getByRole('button', { name: 'Annuler cette action' }).click();
  await expect(page.getByRole('status').getByText('Annulé : Personne modifiée : Martin')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Rétablir cette action' })).toBeVisible();
  await panel.getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('status').getByText('Rétabli : Personne modifiée : Martin')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Annuler cette action' })).toBeVisible();
});

test('one who has gone on is not called back by what ends behind them', async ({ page }, info) => {
  test.skip(info.project.name === 'electron', 'only calls over HTTP can be held back');
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Martin');
  const release = Promise.withResolvers<void>();
  await page.route('**/call/people.create', async (route) => {
    await release.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('link', { name: 'Historique' }).click();
  release.resolve();
  await expect(page.getByRole('status').getByText('Personne ajoutée.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Personne ajoutée : Martin' })).toBeVisible();
});

test('a screen that was being opened when something changed shows it', async ({ page }, info) => {
  test.skip(info.project.name !== 'web', 'only answers over HTTP can be held back');
  await openNewDossier(page);
  const answered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  await page.route(
    '**/call/history.list',
    async (route) => {
      const response = await route.fetch();
      answered.resolve();
      await release.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.getByRole('link', { name: 'Historique' }).click();
  await answered.promise;
  await call(page, 'people.create', { familyName: 'Martin' });
  release.resolve();
  await expect(page.getByRole('link', { name: 'Personne ajoutée : Martin' })).toBeVisible();
});

test('the history is filtered by thing, by words and by day', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes' }).click();
  for (const name of ['Martin', 'N’Diaye']) {
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Historique' }).click();
  await page.getByLabel('Ce qui est concerné').selectOption('Personnes');
  await expect(page.getByText('2 sur 3 actions')).toBeVisible();
  await page.getByLabel(/Dans les actions et leurs auteurs/).fill('diaye');
  await expect(page.getByText('1 sur 3 actions')).toBeVisible();
  await page.getByLabel('Jour').fill('2020-10-14');
  await expect(page.getByRole('heading', { name: 'Aucune action ne correspond' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tout montrer' }).click();
  await expect(page.getByText('3 actions', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Personne ajoutée : Martin' }).click();
  await page.getByRole('button', { name: 'Toutes les actions sur Martin' }).click();
  await expect(page.getByText('1 sur 3 actions')).toBeVisible();
});
