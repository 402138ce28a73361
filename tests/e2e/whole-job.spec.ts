import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { createDossier, expect, test } from './fixtures.ts';

test.setTimeout(240_000);

const POITIERS = { level: 'academy', code: '13', name: 'Académie de Poitiers' } as const;

const LIST = {
  name: 'inscrits.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '\ufeffNom;Prénom;Fonction;Établissement;Mél',
      'Vauquelin;Anaïs;proviseure;Lycée Paul Guérin;anais@example.org',
      'Berthommé;Omar;professeur de lettres;Collège Jean-Moulin;omar@example.org',
      'Quéméneur;Luc;parent d’élève;;luc@example.org',
      '',
    ].join('\r\n'),
  ),
};

test('from an empty dossier to the synthesis on the space’s page, and its signed receipt', async ({
  page,
  space,
}) => {
  const { secret } = await space.createKey(POITIERS);

  await test.step('a dossier, a venue, a meeting', async () => {
    await createDossier(page);
    await page.getByRole('link', { name: 'Lieux' }).click();
    await page.getByRole('button', { name: 'Ajouter un lieu' }).click();
    await page.getByLabel('Nom du lieu').fill('Lycée Paul Guérin');
    await page.getByRole('textbox', { name: 'Ville' }).fill('Niort');
    await page.getByRole('button', { name: 'Ajouter une salle' }).click();
    await page.getByLabel('Nom de la salle').fill('CDI');
    await page.getByLabel('Jauge').fill('24');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('link', { name: 'Lycée Paul Guérin' })).toBeVisible();

    await page.getByRole('link', { name: 'Rencontres', exact: true }).click();
    await page.getByRole('link', { name: 'Ajouter une rencontre' }).click();
    await page.getByLabel('Titre').fill('Rencontre départementale des Deux-Sèvres');
    await page.getByLabel('Pour qui').selectOption('Deux-Sèvres');
    await page.getByLabel('Date').fill('2020-10-14');
    await page.getByLabel('Lieu', { exact: true }).selectOption('Lycée Paul Guérin, Niort');
    await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await expect(page.getByText('Confirmée', { exact: true })).toBeVisible();
  });

  await test.step('its workshops, and people registered from a list', async () => {
    await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
    await page.getByRole('button', { name: 'Un atelier par thème' }).click();
    await expect(page.getByText('5 ateliers')).toBeVisible();
    await page.getByRole('link', { name: 'Inscriptions' }).click();
    await page.getByRole('link', { name: 'Importer une liste' }).click();
    await page.getByLabel('Liste à importer').setInputFiles(LIST);
    await page.getByRole('button', { name: 'Voir ce que fera l’import' }).click();
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByRole('link', { name: 'Voir les inscriptions' }).click();
    await expect(page.getByText(/^3 inscrits/)).toBeVisible();
    await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Choisir Berthommé Omar' }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('1');
    await expect(page.getByText('Tout le monde a un atelier.')).toBeVisible();
  });

  await test.step('the sheet to sign, and the welcome', async () => {
    await page.getByRole('link', { name: 'Documents' }).click();
    await expect(page.getByText('1 feuille d’émargement, 3 noms.')).toBeVisible();
    await page.getByRole('button', { name: 'Préparer la feuille' }).click();
    await expect(page.getByRole('link', { name: 'Enregistrer' })).toBeVisible();
    await page.getByRole('link', { name: 'Jour J' }).click();
    await expect(page.getByLabel('Qui se présente')).toBeFocused();
    for (const name of ['vauquelin', 'berthomme']) {
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText('2 présents')).toBeVisible();
    await page.getByRole('button', { name: 'Noter comme tenue' }).click();
    await expect(page.getByText('Tenue', { exact: true })).toBeVisible();
  });

  await test.step('what the workshop said', async () => {
    await page.getByRole('link', { name: 'Fiches d’atelier' }).click();
    await page
      .getByRole('textbox', { name: 'Constats' })
      .fill('Les connexions sont lentes dans trois communes.');
    const proposal = page.getByRole('group', { name: /^Proposition 1\b/ });
    await proposal.getByLabel('Titre').fill('Prêter des ordinateurs à l’année');
    await proposal.getByLabel('Texte').fill('Un fonds de prêt tenu par chaque réseau.');
    await proposal.getByLabel('Votes').fill('23');
    await page.getByRole('button', { name: 'Fiche complète' }).click();
    await expect(page.getByText('Fiche déclarée complète.')).toBeVisible();
  });

  const title = await test.step('the synthesis, signed off', async () => {
    await page.getByRole('link', { name: 'Synthèse', exact: true }).click();
    await page.getByRole('button', { name: 'Commencer la synthèse' }).click();
    await expect(page.getByText('Les connexions sont lentes dans trois communes.').first()).toBeVisible();
    await expect(page.getByText('Prêter des ordinateurs à l’année').first()).toBeVisible();
    const written = await page.getByLabel('Titre de la synthèse').inputValue();
    await page.getByRole('button', { name: 'Passer en relecture' }).click();
    await page.getByRole('button', { name: 'Mettre à la signature' }).click();
    const code = (await page.locator('.synthesis__code').textContent()) ?? '';
    await expectAccessible(page);
    const toSign = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Enregistrer le document à signer' }).click();
    expect((await toSign).suggestedFilename()).toMatch(new RegExp(`-v1-${code}\\.pdf$`));
    await page.getByRole('button', { name: 'Viser la synthèse' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nom de la personne qui vise').fill('Claire Fontenoy');
    await dialog.getByLabel('Fonction').fill('rectrice');
    await dialog.getByLabel('Document signé').setInputFiles({
      name: 'visa.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    });
    await dialog.getByLabel('Code lu en bas des pages').fill('AAAA-AAAA');
    await dialog.getByRole('button', { name: 'Enregistrer le visa' }).click();
    await expect(
      dialog.getByText(`cette version porte le code ${code}, pas AAAA-AAAA`).first(),
    ).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('Code lu en bas des pages').fill(code.toLowerCase());
    await dialog.getByRole('button', { name: 'Enregistrer le visa' }).click();
    await expect(page.getByText(/visée le .* par Claire Fontenoy, rectrice/)).toBeVisible();
    return written;
  });

  await test.step('its sending, and the receipt', async () => {
    await page.getByRole('link', { name: 'Préparer l’envoi' }).click();
    await page.getByRole('button', { name: 'Préparer l’envoi' }).click();
    await expect(page.getByText('L’envoi est préparé et vérifié (')).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter un espace' }).click();
    await page.getByLabel('Adresse de l’espace').fill(space.url);
    await page.getByLabel('Clé d’envoi').fill(secret);
    await page.getByRole('button', { name: 'Vérifier et ajouter' }).click();
    await page.getByRole('button', { name: /^Envoyer à/ }).click();
    await expect(page.getByRole('heading', { name: 'Accusé de réception' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('what every territory reads', async () => {
    const reader = await page.context().newPage();
    await reader.goto(space.url);
    await reader.getByRole('link', { name: title }).first().click();
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(title);
    await expect(reader.getByText('Prêter des ordinateurs à l’année').first()).toBeVisible();
    for (const name of ['Vauquelin', 'Berthommé', 'Quéméneur', 'example.org']) {
      await expect(reader.getByText(name)).toHaveCount(0);
    }
    await expectAccessible(reader);
    await reader.close();
  });
});

test('the keyboard alone imports a list, gives workshops and prints the sheet', async ({ page }, info) => {
  await createDossier(page);
  const keys = page.keyboard;
  await enter(page, 'link', 'Prévoir une rencontre');
  await keys.type('Rencontre de Niort');
  await keys.press('Tab');
  await keys.type('Deux');
  await enter(page, 'button', 'Ajouter la rencontre');
  await expect(page.getByRole('heading', { level: 1, name: 'Rencontre de Niort' })).toBeVisible();

  await enter(page, 'link', 'Ateliers');
  await enter(page, 'button', 'Un atelier par thème');
  await enter(page, 'link', 'Inscriptions');
  const chooser = page.waitForEvent('filechooser');
  await enter(page, 'link', 'Importer une liste');
  await tabTo(page, page.getByLabel('Liste à importer'));
  await keys.press('Enter');
  await (await chooser).setFiles(LIST);
  await enter(page, 'button', 'Voir ce que fera l’import');
  await enter(page, 'button', 'Importer');
  await enter(page, 'link', 'Voir les inscriptions');
  await expect(page.getByText(/^3 inscrits/)).toBeVisible();

  await enter(page, 'link', 'Ateliers');
  await tabTo(page, page.getByRole('checkbox', { name: 'Choisir Berthommé Omar' }));
  await keys.press('Shift+ArrowDown');
  await keys.press('Shift+ArrowDown');
  await keys.press('2');
  await expect(page.getByText('Tout le monde a un atelier.')).toBeVisible();

  await enter(page, 'link', 'Documents');
  await enter(page, 'button', 'Préparer la feuille');
  const download = page.waitForEvent('download');
  await enter(page, 'link', 'Enregistrer');
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  // In Electron this would open the system’s own window.
  if (info.project.name !== 'web') return;
  const preview = page.frames().find((frame) => frame.parentFrame() !== null);
  await preview?.evaluate(() => {
    window.print = () => window.parent.document.body.setAttribute('data-printed', '');
  });
  await enter(page, 'button', 'Imprimer');
  await expect(page.locator('body[data-printed]')).toBeVisible();
});

/** Reaches something with the Tab key, as someone without a mouse does, and presses Enter on it. */
async function enter(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 200; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key never reached what was sought');
}
