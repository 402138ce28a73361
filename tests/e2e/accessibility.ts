import axe from 'axe-core';
import { expect, type Page, test } from 'playwright/test';

/** What a window of 1280 × 720 shows at 200 % (WCAG 2.2, success criterion 1.4.4). */
const ZOOMED = { width: 640, height: 360 };

/** Fails on any rule of axe that the page breaks. */
export async function expectAccessible(page: Page): Promise<void> {
  // Its half a megabyte stays in the page until the next one is loaded.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(broken).toEqual([]);
}

/** Signs that French sets apart by a space, where that space may end a line. */
const looseSigns = () => document.body.innerText.match(/.{0,30}\S [:;!?»](?!\S)|« .{0,30}/g) ?? [];

/**
 * Visits a screen: it has one title, breaks no rule of axe, and in a small window nothing of it is out of reach to the
 * right.
 */
export async function expectWhole(page: Page, screen: string, small = ZOOMED): Promise<void> {
  await test.step(screen, async () => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, screen);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    expect(await page.evaluate(looseSigns), `${screen} may leave a sign alone on its line`).toEqual([]);
    const usual = page.viewportSize() ?? ZOOMED;
    await page.setViewportSize(small);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, `${screen} goes beyond the window`).toBeLessThanOrEqual(0);
    await page.setViewportSize(usual);
  });
}
