import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('what is held on someone is handed over, then erased for good', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes', exact: true }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Vaudreuil');
  await page.getByLabel('Téléphone').fill('05 49 12 34 56');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Vaudreuil' })).toBeVisible();

  await page.getByRole('link', { name: 'Données personnelles' }).click();
  await page.getByLabel('Nom de la personne').fill('vaud');
  await page.getByRole('link', { name: 'Vaudreuil' }).click();
  const panel = page.getByRole('region', { name: 'Vaudreuil' });
  await expect(panel.getByText('Personne ajoutée : Vaudreuil')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Enregistrer la liste à remettre' }).click();
  expect((await download).suggestedFilename()).toBe('donnees-vaudreuil.csv');

  await panel.getByRole('button', { name: 'Effacer cette personne' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(page.getByText('identité des personnes (1 personne)')).toBeVisible();
  await page.getByRole('link', { name: 'Personnes', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Personne effacée' })).toBeVisible();
  await page.getByRole('link', { name: 'Historique' }).click();
  await expect(page.getByText('Vaudreuil')).toHaveCount(0);
});

test('a text that still names someone who is erased stays listed until it is seen to', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Personnes', exact: true }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('N’Diaye');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'N’Diaye' })).toBeVisible();
  await page.getByRole('link', { name: 'Lieux' }).click();
  await page.getByRole('button', { name: 'Ajouter un lieu' }).first().click();
  await page.getByLabel('Nom du lieu').fill('Collège du Marais');
  await page.getByLabel('Notes').fill('Demander les clés à Mme NDIAYE.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await page.getByRole('link', { name: 'Données personnelles' }).click();
  await page.getByLabel('Nom de la personne').fill('n diaye');
  await page.getByRole('link', { name: 'N’Diaye' }).click();
  const panel = page.getByRole('region', { name: 'N’Diaye' });
  await expect(panel.getByText('Demander les clés à Mme NDIAYE.')).toBeVisible();
  await panel.getByRole('button', { name: 'Effacer cette personne' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour de bon' }).click();

  const left = page.getByRole('region', { name: '1 texte nomme encore quelqu’un qui est effacé' });
  await expect(left.getByText('Demander les clés à Mme NDIAYE.')).toBeVisible();
  await expectAccessible(page);
  await left.getByRole('button', { name: 'Effacer ici' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(left).toHaveCount(0);
  await page.getByRole('link', { name: 'Lieux' }).click();
  await page.getByRole('link', { name: 'Collège du Marais' }).click();
  await expect(page.getByLabel('Notes')).toHaveValue('Demander les clés à Mme Personne effacée.');
});

test('the day from which one counts is said, and a meeting that keeps it far ahead', async ({ page }) => {
  await openNewDossier(page);
  const meeting = {
    ...({ title: 'Rencontre de Niort', level: 'department', territoryCode: '079' } as const),
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  };
  await page.getByRole('link', { name: 'Données personnelles' }).click();
  await expect(page.getByText('Aucune rencontre n’est notée')).toBeVisible();
  await call(page, 'meetings.create', { ...meeting, date: '2020-10-14' });
  await expect(page.getByText('La dernière rencontre est le 14 octobre 2020')).toBeVisible();
  await call(page, 'meetings.create', { ...meeting, title: 'Erreur de saisie', date: '2962-10-14' });
  await expect(page.getByText('La dernière rencontre est le 14 octobre 2962')).toBeVisible();
  await expect(page.getByText('Erreur de saisie est dans plus d’un an')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Erreur de saisie' }).click();
  await expect(page.getByRole('heading', { name: 'Erreur de saisie' })).toBeVisible();
});

test('someone without a card is looked for by name, handed over and erased', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Lieux' }).click();
  await page.getByRole('button', { name: 'Ajouter un lieu' }).first().click();
  await page.getByLabel('Nom du lieu').fill('Collège du Marais');
  await page.getByLabel('Notes').fill('Demander les clés à Ursuline Contactier.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await page.getByRole('link', { name: 'Données personnelles' }).click();
  await page.getByLabel('Son prénom').fill('Ursuline');
  await page.getByLabel('Son nom').fill('Contactier');
  await page.getByRole('button', { name: 'Chercher partout' }).click();
  const named = page.getByRole('region', { name: 'Ursuline Contactier' });
  await expect(named.getByText('1 texte semble la nommer.')).toBeVisible();
  await expect(named.getByText('Demander les clés à Ursuline Contactier.')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await named.getByRole('button', { name: 'Enregistrer la liste à remettre' }).click();
  expect((await download).suggestedFilename()).toBe('donnees-contactier-ursuline.csv');

  await named.getByRole('button', { name: 'Effacer ce nom' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour de bon' }).click();
  const left = page.getByRole('region', { name: '1 texte nomme encore quelqu’un qui est effacé' });
  await left.getByRole('button', { name: 'Effacer ici' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(left).toHaveCount(0);
  await expect(page.getByText('Aucun texte ne nomme Ursuline Contactier.')).toBeVisible();
});
