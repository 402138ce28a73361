import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('workshops are made from the themes, changed with a fault on the way, deleted and brought back', async ({
  page,
}) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Prévoir une rencontre' }).click();
  await page.getByLabel('Titre').fill('Rencontre de Niort');
  await page.getByLabel('Pour qui').selectOption('Deux-Sèvres');
  await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  await expect(page.getByText('Aucun atelier pour l’instant')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Un atelier par thème' }).click();
  await expect(page.getByText('5 ateliers')).toBeVisible();
  await expect(page.getByText('Personne n’est encore inscrit à cette rencontre.')).toBeVisible();

  await page.getByRole('table', { name: 'Liste des ateliers' }).getByRole('button').first().click();
  await page.getByLabel('Titre').fill('');
  await page.getByRole('spinbutton', { name: /^Places/ }).fill('-3');
  await page.getByLabel('Animateur').fill('Yann Le Goff');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Donnez un titre à l’atelier.')).toBeVisible();
  await expect(page.getByText('Ce nombre ne peut pas être négatif.')).toBeVisible();
  await expect(page.getByLabel('Animateur')).toHaveValue('Yann Le Goff');
  await expectAccessible(page);

  await page.getByLabel('Titre').fill('Équiper chaque élève');
  await page.getByRole('spinbutton', { name: /^Places/ }).fill('24');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('cell', { name: '24 places' })).toBeVisible();

  const panel = page.getByRole('region', { name: 'Équiper chaque élève' });
  await panel.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('4 ateliers')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('5 ateliers')).toBeVisible();
});

test('people are given their workshop by keyboard alone, and one is warned of too many', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  await expect(page.getByText('64 personnes sans atelier sur 64.')).toBeVisible();
  await expectAccessible(page);

  const boxes = page
    .getByRole('table', { name: 'Personnes à répartir' })
    .locator('tbody')
    .getByRole('checkbox');
  const third = await boxes.nth(2).getAttribute('aria-label');
  await boxes.first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 personnes choisies')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('62 personnes sans atelier sur 64.')).toBeVisible();
  await expect(boxes.first()).toHaveAttribute('aria-label', third ?? '');
  await expect(boxes.nth(1)).toBeFocused();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('64 personnes sans atelier sur 64.')).toBeVisible();

  await boxes.first().focus();
  for (let place = 0; place < 20; place++) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('21 personnes choisies')).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.getByText(/21 personnes dans .* qui compte maintenant 2 de trop\./)).toBeVisible();
  await page.getByLabel('Montrer').selectOption({ index: 5 });
  await boxes.first().focus();
  await page.keyboard.press('0');
  await expect(page.getByText('44 personnes sans atelier sur 64.')).toBeVisible();
  await expectAccessible(page);
});

test('someone with reduced mobility is flagged in a room they cannot use, whatever the keyboard', async ({
  page,
  openSample,
}) => {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Charente', exact: true }).click();
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  const workshops = page.getByRole('table', { name: 'Liste des ateliers' });
  await expect(workshops.getByText('43 premiers choix sur place pour 24 places')).toBeVisible();
  await page.getByLabel('Montrer').selectOption('Tout le monde (78)');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByText('Mobilité réduite') })
    .first();
  const label = (await row.getByRole('checkbox').getAttribute('aria-label')) ?? '';
  const box = page.getByRole('checkbox', { name: label });
  await box.focus();
  // What a French keyboard sends for the key that bears 3, without Shift.
  await box.dispatchEvent('keydown', { key: '"', code: 'Digit3', bubbles: true });
  await expect(page.getByText(/dans «\sEnseigner et apprendre\s»\. Salle non accessible à/)).toBeVisible();
  await expect(page.getByText('Salle non accessible PMR')).toBeVisible();
  await expect(workshops.getByText('1 personne à mobilité réduite')).toBeVisible();
});

test('the workshops that someone wishes for are ranked by keyboard', async ({ page }) => {
  await openNewDossier(page);
  await page.getByRole('link', { name: 'Prévoir une rencontre' }).click();
  await page.getByLabel('Titre').fill('Rencontre de Niort');
  await page.getByLabel('Pour qui').selectOption('Deux-Sèvres');
  await page.getByRole('button', { name: 'Ajouter la rencontre' }).click();
  await page.getByRole('link', { name: 'Inscriptions' }).click();
  await page.getByRole('button', { name: 'Inscrire quelqu’un' }).click();
  for (const name of ['Martin', 'N’Diaye', 'Zola']) {
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  await page.getByRole('button', { name: 'Un atelier par thème' }).click();

  await page.getByRole('checkbox', { name: 'Choisir N’Diaye' }).focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Choix d’ateliers de N’Diaye' });
  await expect(dialog.getByLabel('Premier choix')).toBeFocused();
  await page.keyboard.type('Gouv');
  await dialog.getByLabel('2e choix').selectOption('Travailler ensemble');
  await expect(dialog.getByLabel('3e choix').getByRole('option', { name: 'Gouvernance' })).toHaveCount(0);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enregistrer les choix' }).press('Enter');
  await expect(page.getByText('5. Gouvernance puis 4. Travailler ensemble')).toBeVisible();
  await expect(page.getByText('1 premier choix')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Choisir N’Diaye' })).toBeFocused();

  await page.getByRole('checkbox', { name: 'Choisir Martin' }).click();
  await page.getByRole('checkbox', { name: 'Choisir Zola' }).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 personnes choisies')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('Tout le monde a un atelier.')).toBeVisible();
});

test('who is given to two workshops at one time is told everywhere, until one of them has someone else', async ({
  page,
}) => {
  await openNewDossier(page);
  const meeting = async (title: string, territoryCode: string, themes: Record<string, string>) => {
    const plan = {
      level: 'department',
      state: 'confirmed',
      date: '2035-10-14',
      link: 'https://visio.example.org/a',
    };
    const hours = { startTime: '08:30', endTime: '13:00' };
    const { id } = await call(page, 'meetings.create', { title, territoryCode, ...plan, ...hours } as never);
    for (const [name, facilitator] of Object.entries(themes)) {
      const workshop = {
        title: name,
        themeId: 'egal-acces',
        facilitator,
        rapporteur: `Rapporteur de ${name}`,
      };
      await call(page, 'workshops.create', { meetingId: id, ...workshop });
    }
    return id;
  };
  const niort = await meeting('Rencontre de Niort', '079', { Équiper: 'Léa Le Goff', Inclure: 'Zoé Martin' });
  await meeting('Rencontre de Poitiers', '086', { Former: 'Mme LE GOFF Léa' });

  await page.goto(`${new URL(page.url()).origin}/#/`);
  await page
    .getByRole('link', { name: /2 ateliers dont l’animateur ou le rapporteur est attendu ailleurs/ })
    .click();
  const rows = page.getByRole('table', { name: 'Rencontres' }).locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(
    'Animateur ou rapporteur attendu ailleurs à cette heure : Léa Le Goff (Rencontre de Poitiers)',
  );
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Rencontre de Niort' }).click();
  await expect(
    page.getByText('attendu ailleurs à cette heure : Léa Le Goff (Rencontre de Poitiers).'),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Ateliers', exact: true }).click();
  const workshops = page.getByRole('table', { name: 'Liste des ateliers' });
  await expect(workshops.getByRole('row', { name: /Équiper/ })).toContainText(
    'Léa Le Goff : aussi dans « Former » (Rencontre de Poitiers)',
  );
  await expectAccessible(page);
  await workshops.getByRole('button', { name: /Inclure/ }).click();
  const panel = page.getByRole('region', { name: 'Inclure' });
  await panel.getByLabel('Rapporteur').fill('Léa Le Goff');
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panel.getByText('Léa Le Goff : aussi dans « Équiper »')).toBeVisible();
  await expectAccessible(page);

  const { id, meetingId: _, ...first } = (await call(page, 'workshops.list', { meetingId: niort }))[0] ?? {};
  await call(page, 'workshops.update', { ...first, id, facilitator: 'Ali Roy' } as never);
  await expect(panel.getByText('aussi dans « Équiper »')).toHaveCount(0);
});
