import type { Page } from 'playwright/test';
import { FORMATS } from '../../shared/packages/formats/formats.ts';
import type { Verifier } from '../../space/deposits/verifier.ts';
import { upTo, verifierOf } from '../factories/invented-format.ts';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';
import { openSpace } from './space-fixtures.ts';

const POITIERS = { level: 'academy', code: '13', name: 'Académie de Poitiers' } as const;

async function sendFile(page: Page, name: string, content: string): Promise<string> {
  return page.evaluate(
    async ([fileName, body]) => {
      const headers = { 'content-type': 'application/octet-stream' };
      const response = await fetch(`/file?name=${fileName}`, { method: 'POST', headers, body: body ?? '' });
      return (await response.json()).value.id;
    },
    [encodeURIComponent(name), content],
  );
}

/** A synthesis of the territory, signed off, whose context says this. */
async function signOff(page: Page, context: string, { scan = false } = {}): Promise<string> {
  await call(page, 'people.create', {
    familyName: 'Petit',
    givenName: 'Marie',
    email: 'marie.petit@example.org',
  });
  const { id } = await call(page, 'syntheses.create', { level: 'academy', id: '13' });
  await write(page, id, context);
  if (scan) await call(page, 'syntheses.attach', { id, file: await sendFile(page, 'affiche.png', 'image') });
  await sign(page, id);
  return id;
}

async function write(page: Page, id: string, context: string): Promise<void> {
  const { title, content } = (await call(page, 'syntheses.get', { id })).synthesis;
  const text = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: context }] }],
  };
  await call(page, 'syntheses.save', { id, title, content: { ...content, context: text } });
}

/** Has a draft reviewed, frozen and signed off. */
async function sign(page: Page, id: string): Promise<void> {
  await call(page, 'syntheses.setState', { id, state: 'review' });
  await call(page, 'syntheses.putToSign', { id });
  const code = (await call(page, 'syntheses.get', { id })).frozen?.code ?? '';
  const file = await sendFile(page, 'visa.pdf', '%PDF-1.4');
  const signed = { code, name: 'Claire Fontenoy', function: 'rectrice', date: '2020-10-16', file };
  await call(page, 'syntheses.signOff', { id, ...signed });
}

async function addSpace(page: Page, address: string, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter un espace' }).click();
  await page.getByLabel('Adresse de l’espace').fill(address);
  await page.getByLabel('Clé d’envoi').fill(key);
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click();
}

test('a signed synthesis is checked, prepared, sent, and its receipt kept', async ({ page, space }) => {
  const { secret } = await space.createKey(POITIERS);
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Envois' }).click();
  await expect(page.getByRole('heading', { name: 'Aucune synthèse n’est visée' })).toBeVisible();
  await expectAccessible(page);
  await signOff(page, 'Mme Petit a ouvert la séance.', { scan: true });

  await page.getByRole('link', { name: 'Synthèse – Académie de Poitiers' }).click();
  await expect(page.getByText('2 points restent à confirmer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Préparer l’envoi' })).toBeDisabled();
  await expectAccessible(page);
  await page.getByLabel('« Petit » ne désigne pas un participant').check({ force: true });
  await page.getByLabel(/J’ai relu «\saffiche\.png\s»/).check({ force: true });
  await page.getByRole('button', { name: 'Préparer l’envoi' }).click();
  await expect(page.getByText('L’envoi est préparé et vérifié (')).toBeVisible();

  await addSpace(page, space.url, 'une mauvaise clé');
  await expect(page.getByText('L’espace refuse cette clé d’envoi')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Clé d’envoi').fill(secret);
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click();
  await page.getByRole('button', { name: /^Envoyer à/ }).click();
  await expect(page.getByRole('heading', { name: 'Accusé de réception' })).toBeVisible();
  await expect(page.getByText('Reçu', { exact: true })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer l’accusé de réception' }).click();
  expect((await download).suggestedFilename()).toMatch(/-accuse-de-reception\.html$/);

  await page.getByRole('link', { name: 'Envois' }).first().click();
  await expect(page.getByText('0 à envoyer, 1 reçu ou remis.')).toBeVisible();
  await expectAccessible(page);
  expect(await (await fetch(space.url)).text()).toContain('Synthèse – Académie de Poitiers');

  await page.getByRole('link', { name: 'Synthèse – Académie de Poitiers' }).click();
  await withdrawByKeyboard(page);
  await expect(page.getByText('Retiré', { exact: true })).toBeVisible();
  await expectAccessible(page);
  const reader = await page.context().newPage();
  await reader.goto(`${space.url}/syntheses/${await identifierOfSent(page)}`);
  await expect(reader.getByText('Mme Petit était nommée.', { exact: true })).toBeVisible();
  await expectAccessible(reader);
  await page.getByRole('link', { name: 'Préparer une nouvelle version' }).click();
  await expect(page.getByRole('button', { name: 'Préparer la version 2' })).toBeVisible();
});

/** As someone in a hurry would: a reason that tells too much first. */
async function withdrawByKeyboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Retirer de l’espace…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /Retirer la version 1 de l’espace/ });
  await expect(dialog.getByLabel('Motif public')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Retirer de l’espace…' })).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.type('Le 06 12 34 56 78 y était.');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Retirer de l’espace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Retirez du motif')).toContainText('06 12 34 56 78');
  await expect(dialog.getByLabel('Motif public')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Mme Petit était nommée.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('checkbox')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cette version a été retirée de l’espace')).toContainText(
    'par votre territoire',
  );
  await expect(page.getByRole('region', { name: 'Accusé de réception' })).toBeFocused();
}

async function identifierOfSent(page: Page): Promise<string> {
  const [sending] = await call(page, 'publishing.list', null);
  return sending?.package?.identifier ?? '';
}

test('a participant’s name stops a synthesis and is shown in its place', async ({ page }) => {
  await openNewDossier(page);
  const id = await signOff(page, 'Merci à Marie Petit, marie.petit@example.org.');
  await page.goto(`${new URL(page.url()).origin}/#/envois/${id}`);
  await expect(page.getByText('2 données personnelles se trouvent dans la synthèse')).toBeVisible();
  await expect(page.locator('mark')).toHaveText(['Marie Petit', 'marie.petit@example.org']);
  await expect(page.getByRole('button', { name: 'Préparer l’envoi' })).toHaveCount(0);
  await expectAccessible(page);
});

test('a version that a later one takes the place of offers nothing to prepare, anywhere', async ({
  page,
}) => {
  await openNewDossier(page);
  const origin = new URL(page.url()).origin;
  const first = await signOff(page, 'Merci à Marie Petit, marie.petit@example.org.');
  const { id: second } = await call(page, 'syntheses.newVersion', { id: first });
  await write(page, second, 'Trente personnes ont débattu.');
  await page.goto(`${origin}/#/envois/${first}`);
  await expect(page.getByText('À préparer', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Préparer' })).toBeVisible();

  await sign(page, second);
  await expect(page.getByText('Remplacé', { exact: true })).toBeVisible();
  await expect(page.getByText('La version 2 remplace celle-ci')).toBeVisible();
  await expect(page.getByText('À préparer', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Préparer' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Corriger la synthèse' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ouvrir la synthèse' }).click();
  await expect(page.getByRole('heading', { name: 'Synthèse – Académie de Poitiers' })).toBeVisible();
  await expect(page.getByText('La version 2 remplace celle-ci')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Préparer l’envoi' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Version 2', exact: true }).click();
  await page.getByRole('link', { name: 'Préparer l’envoi' }).click();
  await expect(page.getByRole('button', { name: 'Préparer l’envoi' })).toBeVisible();

  await page.goto(`${origin}/#/envois`);
  const stageOf = (version: string) =>
    page.getByRole('row').filter({ has: page.getByRole('cell', { name: version, exact: true }) });
  await expect(stageOf('1')).toContainText('Remplacé');
  await expect(stageOf('2')).toContainText('À préparer');
  await expect(page.getByText('1 à envoyer, 0 reçu ou remis.')).toBeVisible();
});

test('the dialog of the visa keeps its buttons in the smallest window, whatever it has to say', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  await openNewDossier(page);
  const { id } = await call(page, 'syntheses.create', { level: 'academy', id: '13' });
  await call(page, 'syntheses.setState', { id, state: 'review' });
  await call(page, 'syntheses.putToSign', { id });
  await page.goto(`${new URL(page.url()).origin}/#/syntheses/${id}`);
  await page.getByRole('button', { name: 'Viser la synthèse' }).click();
  const dialog = page.getByRole('dialog', { name: 'Viser la synthèse' });
  const save = dialog.getByRole('button', { name: 'Enregistrer le visa' });
  await expect(save).toBeInViewport({ ratio: 1 });
  await save.click();
  await expect(dialog.getByText('Indiquez qui signe.')).toBeVisible();
  await expect(dialog.getByText('Certaines informations sont à corriger.')).toBeVisible();
  await expect(save).toBeInViewport({ ratio: 1 });
  // What they stand over can be brought above them.
  await dialog.getByLabel('Document signé').focus();
  const [file, button] = [await dialog.getByLabel('Document signé').boundingBox(), await save.boundingBox()];
  expect((file?.y ?? 0) + (file?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
  await expectAccessible(page);
});

test('an address that is no space says so, and a hand-over is noted without network', async ({ page }) => {
  await openNewDossier(page);
  const id = await signOff(page, 'Trente personnes ont débattu.');
  await page.goto(`${new URL(page.url()).origin}/#/envois/${id}`);
  await page.getByRole('button', { name: 'Préparer l’envoi' }).click();
  await addSpace(page, new URL(page.url()).origin, 'abc');
  await expect(
    page.getByText(/n’est pas valable|pas comme un espace|refuse|incompréhensible/).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('button', { name: 'Noter une remise sur clé USB' }).click();
  await page.getByLabel('À qui').fill('Équipe nationale');
  await page.getByRole('button', { name: 'Noter la remise' }).click();
  await expect(page.getByText('à Équipe nationale.')).toBeVisible();
  await expectAccessible(page);
});

test('what a space refuses for its format is sent again with the same pages, as the screens say', async ({
  page,
}) => {
  test.slow();
  // As while its instances are being upgraded, one after the other: it lists more than the one that verifies reads.
  let formats = FORMATS;
  const verifier: Verifier = {
    get formats() {
      return formats;
    },
    verify: verifierOf(upTo(1)).verify,
  };
  await using space = await openSpace({}, { verifier });
  const { secret } = await space.createKey(POITIERS);
  await openNewDossier(page);
  const id = await signOff(page, 'Trente personnes ont débattu.');
  await page.goto(`${new URL(page.url()).origin}/#/envois/${id}`);
  await page.getByRole('button', { name: 'Préparer l’envoi' }).click();
  await expect(page.getByText('version 1, visée le')).toBeVisible();
  await addSpace(page, space.url, secret);
  await page.getByRole('button', { name: /^Envoyer à/ }).click();
  await expect(page.getByText('ne lit pas le format de cet envoi.')).toBeVisible();
  await expect(page.getByText('l’espace est à mettre à jour pour le recevoir.')).toBeVisible();
  await expect(page.getByText('Refusé', { exact: true })).toBeVisible();
  await expectAccessible(page);

  formats = upTo(1);
  await page.getByRole('button', { name: /^Envoyer de nouveau à/ }).click();
  await expect(page.getByText('a reçu et vérifié l’envoi 2 de la version 1 de cette synthèse')).toBeVisible();
  await expect(page.getByText('envoi 2 de la version 1, visée le')).toBeVisible();
  await expect(page.getByText('C’est l’envoi 2 de la version 1')).toBeVisible();
  await expect(page.getByText('L’espace l’affiche sous le numéro de version 2')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Envois' }).first().click();
  await expect(page.getByRole('cell', { name: 'envoi 2 de la version 1' })).toBeVisible();
  await expectAccessible(page);
});
