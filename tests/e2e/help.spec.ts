import type { Page } from 'playwright/test';
import type { HelpSlug } from '../../renderer/help/blocks.ts';
import { HELP_PAGES, HELP_SLUGS } from '../../renderer/help/pages.ts';
import { expectAccessible, expectWhole } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

/** The narrowest window that must not scroll sideways (WCAG 2.2, success criterion 1.4.10). */
const REFLOWED = { width: 320, height: 640 };

test('without a dossier, every page is read in full: accessible, whole in a narrow window, its pictures drawn', async ({
  page,
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(pressF1), 'the browser opens its own help').toBe(false);
  await expect(titleOf(page, 'premier-dossier')).toBeFocused();
  await page.getByRole('link', { name: 'Quitter cet écran pour lire l’aide en grand' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HELP_PAGES['premier-dossier'].title);
  await expect(page.getByRole('article')).toHaveCount(0);
  for (const address of ['/aide', ...HELP_SLUGS.map((slug) => `/aide/${slug}`)]) {
    await expectWhole(page, address, REFLOWED);
    expect(await page.evaluate(undrawn), address).toEqual([]);
  }
  await page.getByRole('link', { name: '← Aide' }).click();
  await page.getByRole('link', { name: 'Premier écran' }).click();
  await page.getByRole('link', { name: 'Accessibilité : non conforme' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Déclaration d’accessibilité');
});

test('F1 takes nothing away from what is being typed', async ({ page }) => {
  await openNewDossier(page);
  await test.step('in a form', async () => {
    await page.getByRole('link', { name: 'Personnes' }).click();
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    const name = page.getByLabel('Nom', { exact: true });
    await name.fill('N’Diaye');
    await name.press('F1');
    await expect(titleOf(page, 'importer-une-liste')).toBeFocused();
    await expectAccessible(page);
    await page.getByRole('article').getByRole('link', { name: 'l’accueil' }).click();
    await expect(titleOf(page, 'jour-j')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(name).toBeFocused();
    await expect(name).toHaveValue('N’Diaye');
  });

  await test.step('in a dialog that asks for a passphrase', async () => {
    await page.getByRole('link', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Protéger par une phrase de passe' }).click();
    const passphrase = page.getByRole('dialog').getByLabel(/^Phrase de passe/);
    await passphrase.pressSequentially('quatre mots sans lien');
    await passphrase.press('F1');
    await expect(titleOf(page, 'passer-la-main')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(passphrase).toBeFocused();
    await expect(passphrase).toHaveValue('quatre mots sans lien');
    await page.keyboard.press('Escape');
  });

  await test.step('in a window where there is no room beside the screen', async () => {
    await page.setViewportSize({ width: 640, height: 360 });
    const author = page.getByLabel('Votre nom');
    await author.fill('Zoé');
    await author.press('F1');
    await expect(page.getByRole('dialog', { name: 'Aide' })).toBeVisible();
    await expect(titleOf(page, 'passer-la-main')).toBeFocused();
    await page.getByRole('button', { name: 'Fermer', exact: true }).click();
    await expect(author).toBeFocused();
    await expect(author).toHaveValue('Zoé');
  });
});

test('F1 opens the page of the screen, and the search finds the others', async ({ page, openSample }) => {
  await openSample();
  const meetings = await call(page, 'meetings.list', {});
  const syntheses = (await call(page, 'syntheses.overview', null)).flatMap(({ latest }) => latest ?? []);
  const meeting = `/rencontres/${meetings.find(({ state }) => state === 'held')?.id}`;
  const synthesis = (wanted: string) => `/syntheses/${syntheses.find(({ state }) => state === wanted)?.id}`;
  const expected: readonly (readonly [address: string, seen: string, page: HelpSlug])[] = [
    [`${meeting}/inscriptions`, 'Importer une liste', 'importer-une-liste'],
    [`${meeting}/documents`, 'Préparer la feuille', 'imprimer'],
    [`${meeting}/jour-j`, 'Quelqu’un de nouveau', 'jour-j'],
    [`${meeting}/fiches`, 'Fiche suivante', 'le-soir'],
    [`${meeting}/ateliers`, 'Ajouter un atelier', 'preparer-une-rencontre'],
    [synthesis('draft'), 'Passer en relecture', 'ecrire-la-synthese'],
    [synthesis('review'), 'Mettre à la signature', 'faire-viser'],
    [synthesis('sent'), 'Voir l’envoi', 'envoyer'],
    ['/sauvegardes', 'Sauvegarder maintenant', 'ordinateur-perdu'],
    ['/reglages', 'Ce dossier', 'passer-la-main'],
    ['/nulle-part', 'Revenir au tableau de bord', 'premier-dossier'],
  ];
  for (const [address, seen, slug] of expected) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);
    await expect(page.getByRole('main').getByText(seen).first()).toBeVisible();
    await page.keyboard.press('F1');
    await expect(titleOf(page, slug), address).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('article')).toHaveCount(0);
  }

  await page.getByRole('button', { name: 'Aide (F1)' }).click();
  const search = page.getByLabel('Chercher dans l’aide');
  await search.fill('zzzz');
  await expect(page.getByText('Aucune page ne parle de «\u00a0zzzz\u00a0».')).toBeVisible();
  await search.fill('MOT DE PASSE OUBLIE');
  await expect(page.locator('mark', { hasText: 'oubliée' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: HELP_PAGES['ordinateur-perdu'].title }).click();
  await expect(titleOf(page, 'ordinateur-perdu')).toBeFocused();
  await expect(search).toHaveValue('');
});

const titleOf = (page: Page, slug: HelpSlug) =>
  page.getByRole('article').getByRole('heading', { level: 3, name: HELP_PAGES[slug].title });

/** Whether the browser would have done something of its own. */
const pressF1 = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', cancelable: true }));

/** The pictures of the page that could not be read. */
const undrawn = async () => {
  const pictures = [...document.images];
  const drawn = await Promise.allSettled(pictures.map((picture) => picture.decode()));
  return pictures.filter((_, place) => drawn[place]?.status === 'rejected').map(({ src }) => src);
};
