import { expectWhole } from './accessibility.ts';
import { openNewDossier, test } from './fixtures.ts';
import { SCREENS, screensOfItems } from './screens.ts';

test.setTimeout(300_000);

test('every screen of the sample is accessible, and whole at 200 %', async ({ page, openSample }) => {
  await openSample();
  for (const screen of [...SCREENS, ...(await screensOfItems(page))]) await expectWhole(page, screen);
});

test('every screen of an empty dossier is accessible, and says what to do', async ({ page }) => {
  await openNewDossier(page);
  for (const screen of SCREENS) await expectWhole(page, screen);
});
