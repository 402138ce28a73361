import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

const SCREENS = [
  '/',
  '/rencontres',
  '/rencontres/nouvelle',
  '/reseaux',
  '/reseaux/nouveau',
  '/lieux',
  '/lieux/nouveau',
  '/personnes',
  '/personnes/nouvelle',
  '/personnes/importer',
  '/feuilles',
  '/propositions',
  '/propositions/nouvelle',
  '/pratiques',
  '/syntheses',
  '/envois',
  '/historique',
  '/historique/1',
  '/corbeille',
  '/sauvegardes',
  '/donnees-personnelles',
  '/reglages',
  '/nulle-part',
];
const TABS = ['deroule', 'ateliers', 'inscriptions', 'documents', 'jour-j', 'fiches', 'synthese'];
/** What a window of 1280 × 720 shows at 200 % (WCAG 2.2, success criterion 1.4.4). */
const ZOOMED = { width: 640, height: 360 };

test.setTimeout(300_000);

test('every screen of the sample is accessible, and whole at 200 %', async ({ page, openSample }) => {
  await openSample();
  for (const screen of [...SCREENS, ...(await screensOfItems(page))]) await expectWhole(page, screen);
});

test('every screen of an empty dossier is accessible, and says what to do', async ({ page }) => {
  await openNewDossier(page);
  for (const screen of SCREENS) await expectWhole(page, screen);
});

/** The screens of one item of each kind: a meeting, tab by tab, and what opens beside a list. */
async function screensOfItems(page: Page): Promise<string[]> {
  const meetings = await call(page, 'meetings.list', {});
  const meeting = meetings.find(({ title }) => title === 'Rencontre départementale de la Vienne');
  const { people } = await call(page, 'people.list', {});
  const written = (await call(page, 'syntheses.overview', null)).flatMap(({ latest }) => latest ?? []);
  const draft = written.find(({ state }) => state === 'draft');
  const sent = written.find(({ state }) => state === 'sent');
  return [
    ...TABS.map((tab) => `/rencontres/${meeting?.id}/${tab}`),
    `/reseaux/${(await call(page, 'networks.list', null))[0]?.id}`,
    `/lieux/${(await call(page, 'venues.list', null))[0]?.id}`,
    `/personnes/${people[0]?.id}`,
    `/donnees-personnelles/${people[0]?.id}`,
    `/propositions/${(await call(page, 'proposals.list', {}))[0]?.id}`,
    `/pratiques/${(await call(page, 'practices.list', {}))[0]?.id}`,
    `/syntheses/${draft?.id}`,
    `/syntheses/${sent?.id}`,
    `/envois/${sent?.id}`,
  ];
}

/** Signs that French sets apart by a space, where that space may end a line. */
const looseSigns = () => document.body.innerText.match(/.{0,30}\S [:;!?»](?!\S)|« .{0,30}/g) ?? [];

/** Visits a screen: it has one title, breaks no rule of axe, and at 200 % nothing of it is out of reach to the right. */
async function expectWhole(page: Page, screen: string): Promise<void> {
  await test.step(screen, async () => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, screen);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    expect(await page.evaluate(looseSigns), `${screen} may leave a sign alone on its line`).toEqual([]);
    const { width, height } = page.viewportSize() ?? ZOOMED;
    await page.setViewportSize(ZOOMED);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, `${screen} goes beyond the window`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width, height });
  });
}
