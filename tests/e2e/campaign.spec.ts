import { readFile } from 'node:fs/promises';
import { CAMPAIGNS } from '../../shared/campaign/built-in.ts';
import { writtenCampaign } from '../../shared/campaign/formats/formats.ts';
import type { Campaign } from '../../shared/campaign/model.ts';
import { readCampaignFile } from '../../shared/campaign/read-file.ts';
import { notreEcole, notreEcoleFile, notreEcoleWith } from '../factories/campaigns.ts';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

const file = (content: string | Buffer) => ({
  name: 'notre-ecole-demain-2027.campagne.json',
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

test('a dossier is made from a campaign file, whose later version is read, taken, undone and exported', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Créer un dossier' }).click();
  await page.getByLabel('Région académique').selectOption('Mayotte');
  await page.getByLabel('Académie', { exact: true }).selectOption('Mayotte');
  await page.getByText('Une autre campagne').click();
  const campaign = page.getByLabel('Ouvrir un fichier de campagne');
  await campaign.setInputFiles(file('{}'));
  await expect(page.getByText('ce n’est pas celui d’une campagne de Cahiers')).toBeVisible();
  await campaign.setInputFiles(file(notreEcoleFile()));
  await expect(page.getByLabel('Campagne', { exact: true })).toHaveValue('notre-ecole-demain-2027');
  await expect(page.getByLabel('Nom du dossier')).toHaveValue('Académie de Mayotte, NED 2027');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Créer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();

  await page.getByRole('link', { name: 'Prévoir une rencontre' }).first().click();
  await page.getByLabel('Date').fill('2027-03-10');
  await expect(page.getByText('Jour non travaillé : Vacances de mars (Mayotte).')).toBeVisible();
  await expectAccessible(page);

  await call(page, 'people.create', { familyName: 'Saïd', category: 'familles' });
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByText('Ce que dit cette campagne').click();
  await expect(page.getByText('Les langues de l’école et de la maison')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Mettre à jour la campagne' }).click();
  const dialog = page.getByRole('dialog');
  const take = dialog.getByRole('button', { name: 'Mettre à jour' });
  const without = notreEcoleWith((said) => {
    said.categories.splice(1, 1);
    said.functions = [];
  });
  await dialog.getByLabel('Fichier de la campagne').setInputFiles(file(without));
  await expect(dialog.getByText('Catégorie d’acteurs « Familles » : 1 personne.')).toBeVisible();
  await expect(take).toBeDisabled();
  await expectAccessible(page);
  const later = notreEcoleWith((said) => {
    said.name = 'Notre école demain';
  });
  await dialog.getByLabel('Fichier de la campagne').setInputFiles(file(later));
  await expect(dialog.getByText('au lieu de « Notre école demain 2027 »')).toBeVisible();
  await take.press('Enter');
  await expect(page.getByText('Notre école demain, 1er février 2027')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByText('Notre école demain 2027, 1er février 2027')).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter la campagne' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('notre-ecole-demain-2027.campagne.json');
  expect(readCampaignFile(await readFile(await download.path()))).toEqual(notreEcole());
});

test('a theme that an update brings is written in a synthesis begun before it', async ({ page }) => {
  await openNewDossier(page);
  const { id: meetingId } = await call(page, 'meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  const { id } = await call(page, 'syntheses.create', { level: 'meeting', id: meetingId });
  const [egn] = CAMPAIGNS as [Campaign];
  const theme = { id: 'mer', title: 'La mer', shortTitle: 'Mer', description: '', subjects: [] };
  const later = writtenCampaign({ ...egn, themes: [...egn.themes, theme] });
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Mettre à jour la campagne' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Fichier de la campagne').setInputFiles(file(later));
  await dialog.getByRole('button', { name: 'Mettre à jour' }).click();
  await expect(page.getByText('La campagne du dossier est mise à jour.')).toBeVisible();

  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `/syntheses/${id}`);
  await expect(page.getByRole('heading', { name: 'Thème 6 – La mer' })).toBeVisible();
  const findings = page.getByRole('textbox', { name: 'Constats : Mer' });
  await findings.focus();
  await page.keyboard.type('Nager s’apprend tôt.');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await page.reload();
  await expect(findings).toHaveText('Nager s’apprend tôt.');
});
