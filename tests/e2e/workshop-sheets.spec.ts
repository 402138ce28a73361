import type { Page } from 'playwright/test';
import { expectAccessible } from './accessibility.ts';
import { call } from './call.ts';
import { expect, openNewDossier, test } from './fixtures.ts';

test('a whole sheet is entered by keyboard alone, then the next one opens', async ({ page, openSample }) => {
  await openSheets(page, openSample);
  const keys = page.keyboard;
  await findings(page).focus();
  await keys.type('Les connexions sont lentes.');
  await keys.press('Tab');
  await propose(page, { title: 'Prêter des ordinateurs', votes: '23' });
  await keys.press('Control+Enter');
  await expect(proposal(page, 2).getByLabel('Titre')).toBeFocused();
  await propose(page, { title: 'Former les familles', votes: '12' });
  await keys.press('Control+Enter');
  await expect(proposal(page, 3).getByLabel('Titre')).toBeFocused();
  await propose(page, { title: 'Ouvrir les salles le soir', votes: '31' });
  await expect(proposal(page, 3).getByText(/^Enregistré à/)).toBeVisible();
  await keys.press('Alt+ArrowUp');
  await expect(proposal(page, 2).getByLabel('Titre')).toHaveValue('Ouvrir les salles le soir');
  await expect(proposal(page, 2).getByLabel('Votes')).toBeFocused();

  await tabTo(page, 'Ajouter une pratique');
  await keys.press('Enter');
  await expect(page.getByRole('group', { name: 'Pratique 1' }).getByLabel('Titre')).toBeFocused();
  await keys.type('Le bus numérique');
  await keys.press('Tab');
  await keys.press('i');
  await keys.press('Tab');
  await keys.type('Nord Vienne');
  await keys.press('Tab');
  await keys.type('Un bus équipé passe chaque semaine.');
  await tabTo(page, 'Fiche complète');
  await keys.press('Enter');
  await expect(page.getByText('Fiche déclarée complète.')).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Fiches d’atelier' });
  await expect(list.getByRole('link').first()).toContainText('Complète');
  await expectAccessible(page);
  // Only what is so is said, and it covers no button.
  await page.getByRole('button', { name: 'Rouvrir la fiche' }).click();
  await expect(page.getByText('Fiche rouverte.')).toBeVisible();
  await expect(page.getByText('Fiche déclarée complète.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Fiche complète' }).click();
  await expect(page.getByText('Fiche déclarée complète.')).toBeVisible();
  await expect(page.getByText('Fiche rouverte.')).toHaveCount(0);

  await findings(page).focus();
  await keys.press('Alt+PageDown');
  await expect(page.getByRole('heading', { level: 2, name: /^Atelier 2/ })).toBeVisible();
  await expect(findings(page)).toBeFocused();

  await page.getByRole('link', { name: 'Lire toutes les fiches' }).click();
  await expect(page.getByRole('article').first()).toContainText('Les connexions sont lentes.');
  await expect(page.getByRole('article').first().getByRole('listitem')).toContainText([
    /Prêter des ordinateurs.*23 voix/,
    /Ouvrir les salles le soir.*31 voix/,
    /Former les familles.*12 voix/,
    /Le bus numérique \(Innovation, Nord Vienne\)/,
  ]);
  await expectAccessible(page);
});

test('votes that are not a count are refused beside their field, kept over a reload, and saved once right', async ({
  page,
  openSample,
}) => {
  await openSheets(page, openSample);
  await proposal(page, 1).getByLabel('Titre').focus();
  await propose(page, { title: 'Prêter des ordinateurs', votes: '-3' });
  await expect(proposal(page, 1).getByText('Ce nombre ne peut pas être négatif.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(proposal(page, 1).getByLabel('Votes')).toBeFocused();
  await expectAccessible(page);

  await page.reload();
  await expect(proposal(page, 1).getByLabel('Titre')).toHaveValue('Prêter des ordinateurs');
  await expect(proposal(page, 1).getByLabel('Votes')).toHaveValue('-3');
  await expect(proposal(page, 1).getByText('Ce nombre ne peut pas être négatif.')).toBeVisible();
  await proposal(page, 1).getByLabel('Votes').fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(proposal(page, 2).getByLabel('Titre')).toBeFocused();
  await page.reload();
  await expect(proposal(page, 1).getByLabel('Votes')).toHaveValue('3');
  await expect(page.getByRole('group', { name: /^Proposition/ })).toHaveCount(1);
});

test('the stakes of a proposal are chosen by keyboard, saved, and read with the sheets', async ({
  page,
  openSample,
}) => {
  await openSheets(page, openSample);
  await proposal(page, 1).getByLabel('Titre').fill('Décaler les cours');
  await proposal(page, 1).getByText('Enjeux : aucun').press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const stakes = [
    'La continuité pédagogique, éducative et administrative',
    'Des temps d’apprentissage décalés et des lieux qui deviennent poreux',
  ];
  await expect(proposal(page, 1).getByText(`Enjeux : ${stakes.join(' ; ')}`)).toBeVisible();
  await expect(proposal(page, 1).getByText(/^Enregistré à/)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(proposal(page, 1).getByText(`Enjeux : ${stakes.join(' ; ')}`)).toBeVisible();
  await page.getByRole('link', { name: 'Lire toutes les fiches' }).click();
  await expect(page.getByRole('article').first()).toContainText(stakes.join(' · '));
});

test('nothing typed is lost by leaving in the middle of a word', async ({ page, openSample }) => {
  await openSheets(page, openSample);
  await findings(page).focus();
  await page.keyboard.type('Les élèves demandent du temps');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Des pauses sans écr');
  await page.reload();
  await expect(findings(page)).toHaveText('Les élèves demandent du temps');
  await expect(proposal(page, 1).getByLabel('Titre')).toHaveValue('Des pauses sans écr');

  await proposal(page, 1).getByLabel('Texte').fill('Une heure par jour');
  await page.getByRole('link', { name: 'Tableau de bord' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
  await page.goBack();
  await expect(proposal(page, 1).getByLabel('Texte')).toHaveValue('Une heure par jour');
  await expect(page.getByRole('group', { name: /^Proposition/ })).toHaveCount(1);

  await proposal(page, 1).getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('Proposition supprimée')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(proposal(page, 1).getByLabel('Texte')).toHaveValue('Une heure par jour');
});

test('a meeting without workshops says where to prepare them, and an empty sheet is not complete', async ({
  page,
}) => {
  await openNewDossier(page);
  const { id } = await call(page, 'meetings.create', {
    title: 'Rencontre de la Vienne',
    level: 'department',
    territoryCode: '086',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
    link: '',
  });
  await page.goto(new URL(`/#/rencontres/${id}/fiches`, page.url()).href);
  await expect(page.getByText('Cette rencontre n’a pas encore d’atelier')).toBeVisible();
  await expectAccessible(page);
  await page.goto(new URL(`/#/rencontres/${id}/jour-j`, page.url()).href);
  await expect(page.getByText('Personne n’est inscrit à cette rencontre')).toBeVisible();
  await expectAccessible(page);
  await call(page, 'workshops.createFromThemes', { meetingId: id });
  await page.goto(new URL(`/#/rencontres/${id}/fiches`, page.url()).href);
  await page.getByRole('button', { name: 'Fiche complète' }).click();
  await expect(page.getByText(/^La fiche est vide/)).toBeVisible();
});

test('what is pasted from Word keeps its words, bold and lists, without a complaint; lists too deep are not taken', async ({
  page,
  openSample,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await openSheets(page, openSample);
  await findings(page).focus();
  await page.keyboard.press('Control+A');
  await paste(
    page,
    [
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">',
      '<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=FR>',
      `<p class=MsoNormal style='margin-bottom:8.0pt;font-family:"Arial",sans-serif'><b>Débits<o:p></o:p></b> de 2 Mb/s`,
      '<img width=10 src="file:///C:/Temp/msohtmlclip1/01/clip_image001.png" style="width:7.5pt"></p>',
      `<ul style='margin-top:0cm' type=disc><li class=MsoNormal style='mso-list:l0 level1 lfo1'>Voir exemple.fr</li></ul>`,
      '</body></html>',
    ].join('\n'),
  );
  await expect(findings(page).locator('strong')).toHaveText('Débits');
  await expect(findings(page).getByRole('listitem')).toHaveText('Voir exemple.fr');
  await expect(findings(page).locator('img, [style]')).toHaveCount(0);
  await paste(page, `${'<ul><li><p>a</p>'.repeat(60)}${'</li></ul>'.repeat(60)}`);
  await page.keyboard.type(' Fin.');
  await expect(findings(page)).toHaveText(/Débits de 2 Mb\/s\s*Voir exemple\.fr Fin\.$/);
  expect(said).toEqual([]);
});

/** As the system’s clipboard does, with what a program left in it. */
async function paste(page: Page, html: string): Promise<void> {
  await findings(page).evaluate((text, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

const findings = (page: Page) => page.getByRole('textbox', { name: 'Constats' });
const proposal = (page: Page, number: number) =>
  page.getByRole('group', { name: new RegExp(`^Proposition ${number}\\b`) });

async function openSheets(page: Page, openSample: () => Promise<void>): Promise<void> {
  await openSample();
  await page.getByRole('link', { name: 'Rencontre départementale de la Vienne' }).click();
  await page.getByRole('link', { name: 'Fiches d’atelier' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Atelier 1/ })).toBeVisible();
}

/** Types a proposal from its title to its votes, going from field to field by Tab. */
async function propose(page: Page, { title, votes }: { title: string; votes: string }): Promise<void> {
  for (const text of [title, 'Avec les équipes et les familles.']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('familles');
  await page.keyboard.press('Tab');
  await page.keyboard.type(votes);
}

/** Presses Tab until a button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 30; pressed++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
  }
  throw new Error(`« ${name} » is not reached by Tab`);
}
