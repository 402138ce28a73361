import { randomUUID } from 'node:crypto';
import { expect, type Page } from 'playwright/test';
import { FIXED_PATHS } from '../../space/pages/site.ts';
import { sampleDocument } from '../factories/packages.ts';
import { expectAccessible } from './accessibility.ts';
import { spaceTest as test } from './fixtures.ts';
import { type E2eSpace, openSpace } from './space-fixtures.ts';

// One space for all of them: making its database is the longest part.
test.describe.configure({ mode: 'default' });

const POITIERS = { level: 'academy', code: '13', name: 'Académie de Poitiers' } as const;
const attachment = {
  name: 'Programme de la journée.txt',
  mediaType: 'text/plain',
  content: new TextEncoder().encode('8 h 30 : accueil'),
};

const uniqueDocument = (title: string) =>
  sampleDocument({ package: { id: randomUUID(), version: 1 }, title });

/** No violation, one main title, nothing wider than the window nor that scrolls sideways in it. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  expect(await page.locator('h1').count()).toBe(1);
  const wide = await page
    .locator('html, .fr-table__container')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className));
  expect(wide).toEqual([]);
}

test.beforeEach(({ page }) => {
  page.on('console', (message) => {
    const isExpected = /40[014]/.test(message.text());
    if (message.type() === 'error' && !isExpected) throw new Error(message.text());
  });
});

/** Something in each kind of page, a network and a second version among them. */
async function publishAll(space: E2eSpace): Promise<string> {
  await space.createKey(POITIERS);
  const document = uniqueDocument('Synthèse à lire');
  const { id } = document.package;
  await space.publish(document, [attachment]);
  const title = `Synthèse à lire, avec un titre ${'qui n’en finit pas '.repeat(8)}`;
  await space.publish({ ...document, title, package: { id, version: 2 } }, [attachment]);
  const network = { level: 'network', id: 'gatine', name: 'Réseau de Gâtine' } as const;
  await space.publish({ ...uniqueDocument('Synthèse du réseau'), scope: network });
  return id;
}

const PAGES = [
  ...FIXED_PATHS,
  '/territoires/region-75',
  '/territoires/academie-13',
  '/territoires/academie-13/reseaux/gatine',
  '/themes/egal-acces',
  '/themes/egal-acces/inclusion',
  '/recherche?q=ordinateur',
  '/recherche?q=ordinateur&theme=egal-acces',
  '/recherche?q=bicyclette',
  '/recherche?q=de',
  '/rien',
  '/syntheses?page=x',
];

for (const width of [1280, 320]) {
  test(`every page reads well and accessibly, ${width} pixels wide`, async ({ page, space }) => {
    const id = await publishAll(space);
    await page.setViewportSize({ width, height: 720 });
    const version = `/syntheses/${id}/versions/2`;
    for (const path of [
      ...PAGES,
      `/syntheses/${id}`,
      `/syntheses/${id}/versions/1`,
      `${version}/changements`,
    ]) {
      await test.step(path, async () => {
        await page.goto(space.url + path);
        await expectSound(page);
      });
    }
  });
}

test('a table that has no room stands row by row, and is still a table to screen readers', async ({
  page,
  space,
}) => {
  await publishAll(space);
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`${space.url}/territoires/region-75`);
  const cell = page
    .getByRole('row', { name: /^Académie de Poitiers/ })
    .getByRole('cell')
    .first();
  const shown = await cell.evaluate((one) => [
    getComputedStyle(one).display,
    getComputedStyle(one, '::before').content,
  ]);
  expect(shown).toEqual(['block', expect.stringMatching(/Synthèses\u00a0: .*\/ ""$/)]);
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const named = nodes.map(({ role, name }) => `${role?.value} ${name?.value}`);
  expect(named).toEqual(
    expect.arrayContaining(['table Académies', 'columnheader Synthèses', 'rowheader Académie de Poitiers']),
  );
});

test('what colours tell is told without them where the system imposes its own', async ({ page, space }) => {
  await publishAll(space);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${space.url}/recherche?q=ordinateur`);
  const mark = page.locator('a mark').first();
  const [ink, ground] = await mark.evaluate((one) => {
    const { color, backgroundColor } = getComputedStyle(one);
    return [color, backgroundColor];
  });
  expect(ink).not.toBe(ground);
  await page.goto(space.url);
  const lines = page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link');
  const colours = await lines.evaluateAll((all) => all.map((one) => getComputedStyle(one).borderBottomColor));
  expect(new Set(colours.slice(1)).size).toBe(1);
  expect(colours[0]).not.toBe(colours[1]);
  const swatches = await page
    .locator('.legend')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').backgroundColor));
  expect(new Set(swatches).size).toBe(swatches.length);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader searches, narrows, reads what was found in its place, and compares versions', async ({
    page,
    space,
  }) => {
    const id = await publishAll(space);
    await page.goto(space.url);
    await page.getByRole('searchbox').fill('ordinateurs lycéen');
    await page.getByRole('button', { name: 'Rechercher' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recherche : ordinateurs lycéen');
    await page.getByRole('link', { name: /^Nouvelle-Aquitaine \(/ }).click();
    await expect(page.getByRole('link', { name: 'Retirer le filtre Nouvelle-Aquitaine' })).toBeVisible();
    await page.getByRole('link', { name: /^Élèves \(/ }).click();
    await expect(page.getByRole('link', { name: 'Retirer le filtre Élèves' })).toBeVisible();
    await expect(page.locator('mark').first()).toHaveText('ordinateur');
    await page.getByRole('link', { name: 'Prêter un ordinateur à chaque lycéen' }).first().click();
    await expect(page).toHaveURL(/#p-0199c000/);
    await page.goto(`${space.url}/syntheses/${id}`);
    await page.getByRole('link', { name: 'Depuis la version 1' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Titre et visa']);
  });

  test('a reader goes down from the map to a network, and from a theme to who raises it', async ({
    page,
    space,
  }) => {
    await publishAll(space);
    await page.goto(space.url);
    await page.locator('svg a').filter({ hasText: 'Nouvelle' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Région académique Nouvelle-Aquitaine');
    await page.getByRole('link', { name: 'Académie de Poitiers' }).first().click();
    await page.getByRole('link', { name: 'Réseau de Gâtine' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réseau de Gâtine');
    await page.getByRole('navigation', { name: 'Menu principal' }).getByText('Thèmes').click();
    await page.getByRole('link', { name: 'Inclusion' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inclusion');
    await page
      .getByRole('link', { name: /celles du territoire Académie de Poitiers$/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Retirer le filtre Académie de Poitiers' }).click();
    await expect(page).toHaveURL(/\/themes\/egal-acces\/inclusion#liste$/);
  });
});

test('a reader of a restricted space signs in, after a mistake, and out, on accessible pages', async ({
  page,
}) => {
  await using space = await openSpace({ visibility: 'restricted' });
  const { secret } = await space.createKey(POITIERS);
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`${space.url}/syntheses`);
  await expectSound(page);
  const key = page.getByLabel('Clé de votre territoire');
  await key.fill('cahiers-autre');
  await key.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Cette clé est inconnue');
  await expectSound(page);
  await key.fill(secret);
  await key.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Toutes les synthèses');
  await page.getByRole('link', { name: 'Votre session' }).click();
  await expect(page.getByText('au nom de : Académie de Poitiers')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion');
});

test('feeds and site maps are XML, and what is printed is the synthesis alone', async ({ page, space }) => {
  const id = await publishAll(space);
  await page.goto(`${space.url}/syntheses/${id}`);
  for (const path of ['/atom.xml', '/territoires/academie-13/atom.xml', '/sitemap.xml', '/sitemap-1.xml']) {
    const text = await (await fetch(space.url + path)).text();
    const faults = await page.evaluate(
      (xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('parsererror').length,
      text,
    );
    expect([path, faults]).toEqual([path, 0]);
  }
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['header', 'footer', '.fr-summary', '.fr-breadcrumb']) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  await expect(page.getByRole('heading', { name: 'Conclusion' })).toBeVisible();
});

test('a reader goes from the home page to a synthesis and takes its files away', async ({ page, space }) => {
  await space.createKey(POITIERS);
  const title = `Synthèse ${randomUUID()}`;
  await space.publish(uniqueDocument(title), [attachment]);
  await page.goto(space.url);
  await page.getByRole('link', { name: 'Académie de Poitiers', exact: true }).first().click();
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.getByRole('navigation', { name: 'Sommaire' }).getByRole('link', { name: 'Conclusion' }).click();
  await expect(page).toHaveURL(/#conclusion$/);
  await expect(page.getByRole('navigation', { name: 'Sommaire' })).toBeInViewport();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /Programme de la journée\.txt/ }).click();
  expect((await download).suggestedFilename()).toBe('Programme de la journée.txt');
});

test('the keyboard reaches the content at once, without the heading', async ({ page, space }) => {
  await page.goto(space.url);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Contenu', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.goto(space.url);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ordinateur');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/recherche\?q=ordinateur$/);
});

test('what a territory wrote is shown as text, never run', async ({ page, space }) => {
  await space.createKey(POITIERS);
  const attack = '<script>window.attacked=1</script><img src=x onerror="window.attacked=1">';
  const model = uniqueDocument(attack);
  const text = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: attack }] }],
  };
  const { package: id } = await space.publish({
    ...model,
    context: text,
    conclusion: text,
    signOff: { ...model.signOff, name: attack, function: attack },
    themes: model.themes.map((theme) => ({ ...theme, title: attack, findings: text })),
  });
  await page.goto(`${space.url}/syntheses/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(attack);
  expect(await page.locator('script, img').count()).toBe(0);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
});
