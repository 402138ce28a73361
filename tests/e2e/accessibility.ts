import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

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
