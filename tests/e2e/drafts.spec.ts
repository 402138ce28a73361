import type { BrowserContext, Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

const FOUND = 'Saisie retrouvée, non enregistrée.';

test('what is being typed in a form outlives a reload and a kill, on whatever port, until it is erased or saved', async ({
  page,
  cahiers,
}, info) => {
  await openNewDossier(page);
  const dossier = await call(page, 'dossier.current', null);
  await go(page, '/personnes/nouvelle');
  await page.getByLabel('Nom', { exact: true }).fill('N’Diaye');
  await page.getByLabel('Fonction').pressSequentially('prov');
  // By HTTP even what was typed at the last moment arrives; nothing shows that it does by the desktop’s bridge.
  if (info.project.name !== 'web') await expect.poll(() => typed(page, dossier?.id)).toContain('prov');
  await page.reload();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('N’Diaye');
  await expect(page.getByLabel('Fonction')).toHaveValue('prov');
  await expect(page.getByText(FOUND)).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Fonction').fill('proviseure');
  await expect.poll(() => typed(page, dossier?.id)).toContain('proviseure');
  // Where the screens come by HTTP, it is by another port: what a browser keeps for the former one is out of reach.
  const again = await cahiers.restart({ killed: true });
  await call(again, 'dossier.open', { folder: dossier?.folder ?? '' });
  await expect(again.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  await go(again, '/personnes/nouvelle');
  await expect(again.getByLabel('Fonction')).toHaveValue('proviseure');
  await again.getByRole('button', { name: 'Effacer la saisie' }).focus();
  await again.keyboard.press('Enter');
  await expect(again.getByLabel('Nom', { exact: true })).toHaveValue('');
  await expect(again.getByLabel('Nom', { exact: true })).toBeFocused();
  await expect(again.getByText(FOUND)).toHaveCount(0);

  await again.getByLabel('Nom', { exact: true }).fill('Petit');
  await again.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(again.getByText('Personne ajoutée.')).toBeVisible();
  await expect.poll(() => typed(again, dossier?.id)).toBe('');
  expect(await again.evaluate(() => localStorage.length)).toBe(0);
});

test('where it cannot be kept, what is typed stays and that is said once', async ({ page }, info) => {
  test.skip(info.project.name !== 'web', 'only answers over HTTP can be replaced');
  await openNewDossier(page);
  await go(page, '/personnes/nouvelle');
  await page.route('**/call/drafts.keep', (route) =>
    route.fulfill({
      json: { ok: false, error: { code: 'disk-full', message: 'Le disque est plein.', details: {} } },
    }),
  );
  for (const label of ['Prénom', 'Fonction', 'Téléphone']) await page.getByLabel(label).fill('0549000000');
  await expect(page.getByText(/^Ce que vous saisissez reste à l’écran.*Le disque est plein\.$/)).toHaveCount(
    1,
  );
  await expect(page.getByLabel('Prénom')).toHaveValue('0549000000');
});

test('what was changed meanwhile is not overwritten unseen', async ({ page, context }, info) => {
  test.skip(info.project.name !== 'web', 'the desktop has one window');
  await openNewDossier(page);
  const dossier = await call(page, 'dossier.current', null);
  const { id } = await call(page, 'people.create', { familyName: 'Martin' });
  await go(page, `/personnes/${id}`);
  await page.getByLabel('Fonction').fill('maire');
  await expect.poll(() => typed(page, dossier?.id)).toContain('maire');
  await call(page, 'people.update', { id, familyName: 'Martinet', function: 'maire de Niort' });
  await expect(page.getByText('Saisie non enregistrée. Ces informations ont été modifiées')).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Martinet');
  await page.reload();
  await expect(page.getByText('Ces informations ont été modifiées depuis')).toBeVisible();
  await expect(page.getByLabel('Fonction')).toHaveValue('maire');

  // Another window finds it too, and takes it over.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel('Fonction')).toHaveValue('maire');
  await other.getByLabel('Fonction').fill('maire adjointe');
  await expect.poll(() => typed(page, dossier?.id)).toContain('maire adjointe');
  await expect(page.getByLabel('Fonction')).toHaveValue('maire');
  await other.getByRole('button', { name: 'Effacer la saisie' }).click();
  await expect(other.getByLabel('Fonction')).toHaveValue('maire de Niort');
  await expect.poll(() => typed(page, dossier?.id)).toBe('');
});

test('who is erased elsewhere leaves what is being typed here, and does not come back with one more letter', async ({
  page,
  context,
}, info) => {
  test.skip(info.project.name !== 'web', 'the desktop has one window');
  await openNewDossier(page);
  const dossier = await call(page, 'dossier.current', null);
  const { id } = await call(page, 'people.create', {
    ...{ familyName: 'Quillévéré', givenName: 'Zéphyrine', email: 'z@example.org' },
  });
  const venue = await call(page, 'venues.create', { name: 'Lycée', contactName: 'Le proviseur' });
  const other = await openAgain(page, context);
  await go(page, `/personnes/${id}`);
  await go(other, `/lieux/${venue.id}`);
  const contact = other.locator('[name="contactName"]');
  await contact.fill('Zéphyrine Quillévéré');
  await page.getByLabel('Fonction').fill('proviseure');
  await expect.poll(() => typed(page, dossier?.id)).toContain('proviseure');
  await expect.poll(() => typed(page, dossier?.id)).toContain('Zéphyrine Quillévéré');
  await call(page, 'personalData.erase', { personId: id });

  await expect(page.getByText(/^Des personnes viennent d’être effacées du dossier/)).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Personne effacée');
  await expect(page.getByRole('textbox', { name: 'Adresse électronique' })).toHaveValue('');
  await expect(contact).toHaveValue('Personne effacée');
  await contact.pressSequentially(' de l’accueil');
  await expect.poll(() => typed(page, dossier?.id)).toContain('Personne effacée de l’accueil');
  await page.getByLabel('Fonction').fill('proviseure adjointe');
  await expect(page.getByText(/^Ce que vous étiez en train de modifier a été effacé/)).toBeVisible();
  expect(await typed(page, dossier?.id)).not.toMatch(/Quillévéré|z@example\.org|adjointe/);
});

test('a form in which nothing is typed shows what was saved elsewhere', async ({ page }) => {
  await openNewDossier(page);
  const { id } = await call(page, 'people.create', { familyName: 'Martin', phone: '0549000000' });
  await go(page, `/personnes/${id}`);
  await expect(page.getByLabel('Téléphone')).toHaveValue('0549000000');
  await call(page, 'people.update', { id, familyName: 'Martinet', phone: '' });
  await expect(page.getByLabel('Téléphone')).toHaveValue('');
  await page.getByLabel('Fonction').fill('maire');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible();
  expect((await call(page, 'people.list', {})).people).toMatchObject([
    { familyName: 'Martinet', phone: '', function: 'maire' },
  ]);
  await expect(page.getByLabel('Fonction')).toHaveValue('maire');
});

test('a synthesis comes back as it was being typed, over another that was saved if one chooses; so does what was in the browser', async ({
  page,
}, info) => {
  await openNewDossier(page);
  const dossier = await call(page, 'dossier.current', null);
  const meeting = await call(page, 'meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  // As a former version kept it, in the browser.
  const [workshop] = await call(page, 'workshops.createFromThemes', { meetingId: meeting.id });
  const elsewhere = 'draft:findings:01751b93-0000-7000-8000-000000000002';
  const proposal = {
    title: 'Prêter',
    body: '',
    themeId: 'egal-acces',
    subjectId: null,
    audience: '',
    votes: -3,
  };
  const former = { [`draft:proposal:${workshop?.id}:${meeting.id}`]: proposal, [elsewhere]: 'autre' };
  await page.evaluate((left) => {
    for (const [key, value] of Object.entries(left)) localStorage.setItem(key, JSON.stringify(value));
  }, former);

  const created = await call(page, 'syntheses.create', { level: 'meeting', id: meeting.id });
  const { content } = created;
  const save = (title: string) => call(page, 'syntheses.save', { id: created.id, title, content });
  await go(page, `/syntheses/${created.id}`);
  const title = page.getByLabel('Titre de la synthèse');
  await title.fill('Écrite');
  // An empty title cannot be saved: it stays a draft.
  await title.fill(' ');
  await expect.poll(() => typed(page, dossier?.id)).toContain('"title":" "');
  await save('Écrite ailleurs');
  await page.reload();
  await expect(title).toHaveValue(' ');
  await title.fill('Écrite ici');
  // What a page says as it is left may be lost between it and the stand-in, as it is not in the web host.
  if (info.project.name === 'desktop')
    await expect.poll(() => typed(page, dossier?.id)).toContain('Écrite ici');
  await page.reload();
  await expect(title).toHaveValue('Écrite ici');
  expect((await call(page, 'syntheses.get', { id: created.id })).synthesis.title).toBe('Écrite ailleurs');
  await page.getByRole('button', { name: 'Enregistrer la saisie' }).click();
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  expect((await call(page, 'syntheses.get', { id: created.id })).synthesis.title).toBe('Écrite ici');

  await go(page, `/rencontres/${meeting.id}/fiches/${workshop?.id}`);
  await expect(page.getByRole('group', { name: /^Proposition 1/ }).getByLabel('Votes')).toHaveValue('-3');
  // What is of another dossier waits for it.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([elsewhere]);
});

/** Another window on the same dossier. */
async function openAgain(page: Page, context: BrowserContext): Promise<Page> {
  const other = await context.newPage();
  await other.goto(page.url());
  return other;
}

/** What the dossier keeps of what is being typed. */
async function typed(page: Page, dossier = ''): Promise<string> {
  const drafts = await call(page, 'drafts.list', { dossier });
  return drafts.map(({ value }) => value).join();
}

async function go(page: Page, screen: string): Promise<void> {
  await page.goto(new URL(`/#${screen}`, page.url()).href);
}
