import { randomUUID } from 'node:crypto';
import { expect, type Page } from 'playwright/test';
import { sampleDocument } from '../factories/packages.ts';
import { expectAccessible } from './accessibility.ts';
import { spaceTest as test } from './fixtures.ts';

const POITIERS = { level: 'academy', code: '13', name: 'Académie de Poitiers' } as const;
const attachment = {
  name: 'Programme de la journée.txt',
  mediaType: 'text/plain',
  content: new TextEncoder().encode('8 h 30 : accueil'),
};

const uniqueDocument = (title: string) =>
  sampleDocument({ package: { id: randomUUID(), version: 1 }, title });

/** No violation, nothing wider than the window, one main title. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  expect(await page.locator('h1').count()).toBe(1);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

test.beforeEach(({ page }) => {
  page.on('console', (message) => {
    const isExpected = message.text().includes('404');
    if (message.type() === 'error' && !isExpected) throw new Error(message.text());
  });
});

for (const width of [1280, 640, 320]) {
  test(`every page reads well and accessibly, ${width} pixels wide`, async ({ page, space }) => {
    await space.createKey(POITIERS);
    const { package: id } = await space.publish(uniqueDocument('Synthèse à lire'), [attachment]);
    await page.setViewportSize({ width, height: 720 });
    for (const path of ['/', '/territoires/academie-13', `/syntheses/${id}`, '/rien']) {
      await page.goto(space.url + path);
      await expectSound(page);
    }
  });
}

test('a reader goes from the home page to a synthesis and takes its files away', async ({ page, space }) => {
  await space.createKey(POITIERS);
  const title = `Synthèse ${randomUUID()}`;
  await space.publish(uniqueDocument(title), [attachment]);
  await page.goto(space.url);
  await page.getByRole('link', { name: 'Académie de Poitiers' }).first().click();
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.getByRole('navigation', { name: 'Sommaire' }).getByRole('link', { name: 'Conclusion' }).click();
  await expect(page).toHaveURL(/#conclusion$/);
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
