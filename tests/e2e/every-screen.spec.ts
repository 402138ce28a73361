import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, openNewDossier, test } from './fixtures.ts';
import { SCREENS, screensOfItems } from './screens.ts';

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
