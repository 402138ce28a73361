import type { Locator, Page } from 'playwright/test';
import type { PictureName } from '../../renderer/help/picture-names.ts';
import { PICTURE_NAMES } from '../../renderer/help/picture-names.ts';
import { call } from './call.ts';
import { expect, test } from './fixtures.ts';

/** What a picture shows: a part of a screen, and how many pixels of its height. */
interface Shown {
  readonly region: Locator;
  readonly height: number;
  /** Pixels shown around it; none where they would show something else. */
  readonly margin?: number;
}

const AGAIN = 'A picture of the help is no longer true: npm run help-pictures makes them all again.';
const MEETING = 'Rencontre départementale de la Vienne';
const NETWORK_MEETING = 'Rencontre du réseau ECLORE des Sources';

/** Narrow, so that a picture is still legible beside a screen; as sharp as the screens of today’s laptops. */
test.use({ viewport: { width: 960, height: 1400 }, deviceScaleFactor: 1.5 });

/** How each picture is reached in the sample, whose people are invented and whose day never changes. */
const PICTURES: Readonly<Record<PictureName, (page: Page) => Promise<Shown>>> = {
  'creer-un-dossier': async (page) => {
    await page.getByRole('button', { name: 'Créer un dossier' }).click();
    await page.getByLabel('Région académique').selectOption('Nouvelle-Aquitaine');
    await page.getByLabel('Académie', { exact: true }).selectOption('Poitiers');
    return { region: page.getByRole('form', { name: 'Créer un dossier' }), height: 560 };
  },
  deroule: async (page) => {
    await openMeeting(page, MEETING, 'deroule');
    return { region: page.getByRole('region', { name: 'Déroulé' }), height: 450 };
  },
  'importer-verifier': async (page) => {
    await open(page, '/personnes/importer');
    await page.getByLabel('Liste à importer').setInputFiles(LIST);
    await page.getByRole('button', { name: 'Voir ce que fera l’import' }).click();
    await expect(page.getByRole('tab', { name: 'Nouvelles' })).toBeVisible();
    await page.locator('.import__stepper h2').blur();
    return { region: page.getByRole('main'), height: 600, margin: 0 };
  },
  'feuille-d-emargement': async (page) => {
    await openMeeting(page, MEETING, 'documents');
    await expect(
      page.getByText('1 feuille d’émargement, 64 noms, dont 2 à distance, sans signature.'),
    ).toBeVisible();
    return { region: page.getByRole('region', { name: 'Feuilles d’émargement' }), height: 520 };
  },
  accueil: async (page) => {
    await openMeeting(page, MEETING, 'jour-j');
    await page.getByLabel('Qui se présente').fill('arn');
    await expect(page.getByText('Arnaudeau Amélie')).toBeVisible();
    await expect(page.getByRole('region', { name: /^Connues du dossier/ })).toBeVisible();
    return { region: page.getByRole('region', { name: 'Accueil et pointage' }), height: 500 };
  },
  'fiche-d-atelier': async (page) => {
    await openMeeting(page, NETWORK_MEETING, 'fiches');
    await expect(page.getByRole('textbox', { name: 'Constats' })).toBeVisible();
    return { region: page.getByRole('region', { name: /^Atelier 1/ }), height: 760 };
  },
  'synthese-theme': async (page) => {
    await openSynthesis(page, 'draft');
    return { region: page.getByRole('region', { name: /^Thème 1/ }), height: 450 };
  },
  'synthese-a-viser': async (page) => {
    await openSynthesis(page, 'review');
    await expect(page.getByRole('button', { name: 'Mettre à la signature' })).toBeVisible();
    return { region: page.locator('.synthesis__bar'), height: 90 };
  },
  envoyer: async (page) => {
    // The sample is not sent: what is shown is the screen of someone’s own dossier.
    await page.route('**/call/dossier.current', async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, value: { ...answer.value, referenceDate: null } } });
    });
    await page.reload();
    const sendings = await call(page, 'publishing.list', null);
    await open(page, `/envois/${sendings[0]?.synthesis.id}`);
    return { region: page.getByRole('region', { name: 'Envoyer' }), height: 290 };
  },
  'copier-sur-une-cle': async (page) => {
    // The sticks of the machine that makes the picture are its own.
    await page.route('**/call/backups.sticks', (route) =>
      route.fulfill({ json: { ok: true, value: [{ folder: 'E:\\', name: 'CLE-USB (E:)', free: 14e9 }] } }),
    );
    await open(page, '/sauvegardes');
    await expect(page.getByText('CLE-USB (E:)')).toBeVisible();
    return { region: page.getByRole('form', { name: 'Copier sur une clé USB' }), height: 320 };
  },
  'ajouter-un-espace': async (page) => {
    await open(page, '/envois');
    await page.getByRole('button', { name: 'Ajouter un espace' }).click();
    return { region: page.getByRole('dialog'), height: 350, margin: 0 };
  },
};

const LIST = {
  name: 'inscrits.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '\ufeffNom;Prénom;Fonction;Établissement;Mél',
      'Vauquelin;Anaïs;proviseure;Lycée du Parc;anais@example.org',
      'Berthommé;Omar;professeur de lettres;Collège Simone-Veil;omar@example.org',
      'Quéméneur;Luc;parent d’élève;École des Tilleuls;luc@example.org',
      'Roy;Inès;maire adjointe;;ines@example',
      '',
    ].join('\r\n'),
  ),
};

test('the pictures of the help show the screens as they are', async ({ page, openSample }, info) => {
  test.skip(info.project.name !== 'web', 'the same screens make the same pictures');
  for (const name of PICTURE_NAMES) {
    await test.step(name, async () => {
      // Before any dossier is open, then in the sample.
      if (name === 'deroule') await openSample();
      const { region, height, margin = 12 } = await PICTURES[name](page);
      await page.mouse.move(0, 0);
      await region.scrollIntoViewIfNeeded();
      const box = await region.boundingBox();
      if (!box) throw new Error(`nothing to show for ${name}`);
      // A renamed button or a moved column is seen in the words, whatever draws them.
      expect(`${await region.ariaSnapshot()}\n`, AGAIN).toMatchSnapshot(`${name}.yml`);
      // A size of its own: another Chromium may draw a line a pixel lower.
      const clip = {
        x: Math.floor(box.x) - margin,
        y: Math.floor(box.y) - margin,
        width: Math.ceil(box.width) + 2 * margin,
        height: height + 2 * margin,
      };
      await expect(page, AGAIN).toHaveScreenshot(`${name}.png`, {
        clip,
        scale: 'device',
        maxDiffPixelRatio: 0.1,
      });
    });
  }
});

async function open(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, screen);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function openMeeting(page: Page, title: string, tab: string): Promise<void> {
  const meeting = (await call(page, 'meetings.list', {})).find((one) => one.title === title);
  await open(page, `/rencontres/${meeting?.id}/${tab}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function openSynthesis(page: Page, state: 'draft' | 'review'): Promise<void> {
  const latest = (await call(page, 'syntheses.overview', null)).flatMap((row) => row.latest ?? []);
  await open(page, `/syntheses/${latest.find((one) => one.state === state)?.id}`);
  await expect(page.getByLabel('Titre de la synthèse')).toBeVisible();
}
