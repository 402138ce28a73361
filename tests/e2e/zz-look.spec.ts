import { call } from './call.ts';
import { expect, test } from './fixtures.ts';

const S = '/tmp/w-small/shots';
test.setTimeout(240_000);
test('look', async ({ page, openSample }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openSample();
  const origin = new URL(page.url()).origin;
  const shot = async (name: string, full = false) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${S}/${name}.png`, fullPage: full });
  };
  await shot('dashboard', true);
  await page.goto(`${origin}/#/rencontres`);
  await shot('rencontres', true);
  const meetings = await call(page, 'meetings.list', {});
  const vienne = meetings.find((m) => m.title.includes('Vienne'))!;
  await page.goto(`${origin}/#/rencontres/${vienne.id}/deroule`);
  await shot('deroule', true);
  await page.goto(`${origin}/#/rencontres/${vienne.id}/jour-j`);
  await page.waitForTimeout(800);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await page.keyboard.type('Paul-Antoine Dupont de la Fontaine');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await shot('jour-j', true);
  await page.getByText('Par catégorie d’acteurs', { exact: true }).click();
  await shot('categories', true);
  const net = meetings.find((m) => m.level === 'network' && m.state === 'held' && m.registered > 0)!;
  await page.goto(`${origin}/#/rencontres/${net.id}/fiches`);
  await shot('fiches', true);
  await page.goto(`${origin}/#/syntheses`);
  await shot('syntheses', true);
  await page.goto(`${origin}/#/propositions`);
  await shot('propositions', true);
  await page.goto(`${origin}/#/lieux`);
  await shot('lieux', true);
  await page.goto(`${origin}/#/historique`);
  await shot('historique', true);
  await page.goto(`${origin}/#/envois`);
  await shot('envois', true);
  await page.goto(`${origin}/#/sauvegardes`);
  await shot('sauvegardes', true);
  const rows = await call(page, 'syntheses.overview', null);
  const review = rows.find((r) => r.latest?.state === 'review')!;
  await call(page, 'syntheses.putToSign', { id: review.latest!.id });
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.goto(`${origin}/#/syntheses/${review.latest!.id}`);
  await page.waitForTimeout(800);
  await shot('to-sign');
  await page
    .getByRole('button', { name: /Enregistrer le visa|Viser/ })
    .first()
    .click();
  await shot('visa');
  const box = await page.locator('dialog').boundingBox();
  console.log('dialog', box);
  const button = await page.getByRole('button', { name: 'Enregistrer le visa' }).last().boundingBox();
  console.log('button', button);
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer le visa' }).click();
  await shot('visa-errors');
  console.log(
    'dialog',
    await page.locator('dialog').boundingBox(),
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer le visa' }).boundingBox(),
  );
  const props = await call(page, 'proposals.list', {});
  console.log('without subject', props.filter((p) => p.subjectId === null).length, props.length);
  const sheets = [];
  for (const m of meetings.filter((one) => one.level === 'network'))
    sheets.push(
      JSON.stringify((await call(page, 'workshops.sheets', { meetingId: m.id })).map((s) => s.findings)),
    );
  console.log(
    'networks',
    sheets.length,
    new Set(sheets.filter((s) => s !== '[]')).size,
    sheets.filter((s) => s !== '[]').length,
  );
  const { people } = await call(page, 'people.list', {});
  const byFunction = Map.groupBy(people, (p) => `${p.civility}|${p.function}`);
  console.log(
    [...byFunction]
      .map(([k, v]) => `${k}: ${[...new Set(v.map((p) => p.givenName))].slice(0, 40).join(' ')}`)
      .join('\n'),
  );
  expect(1).toBe(1);
});
