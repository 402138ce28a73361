import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  NOTRE_ECOLE_DOSSIER,
  NOTRE_ECOLE_PATH,
  notreEcole,
  notreEcoleFile,
} from '../../factories/campaigns.ts';
import { openTestApplication } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signOff } from '../../factories/signed-synthesis.ts';
import { emptySpaceFolder, openTestSpace } from '../../factories/space.ts';

const MAYOTTE = { level: 'academy', code: '43', name: 'Académie de Mayotte' } as const;

const PEOPLE = [
  'Nom;Prénom;Fonction',
  ...['Ali', 'Bacar', 'Combo', 'Daoud', 'Éliassa'].map((name) => `${name};Anli;lycéenne`),
  ...['Fadhul', 'Hamada', 'Inoussa', 'Madi', 'Oili'].map((name) => `${name};Zaïnaba;parents d’élèves`),
  ...['Saïd', 'Toumbou', 'Velou', 'Youssouf', 'Zoubert'].map((name) => `${name};Ibrahim;pêcheur`),
].join('\n');

/** A space of that campaign, by the very file that coordinators open. */
async function openSpaceOfCampaign() {
  const dataFolder = await emptySpaceFolder();
  await copyFile(NOTRE_ECOLE_PATH, join(dataFolder, 'campagne.json'));
  await writeFile(join(dataFolder, 'space.json'), JSON.stringify({ campaign: 'campagne.json' }));
  return openTestSpace({ dataFolder });
}

it('another campaign than the first goes from its file to the pages of its space', async () => {
  await using test = openTestApplication({ renderer: inProcessRenderer, now: '2027-03-25T06:00:00.000Z' });
  const { call, runJob, sendFile } = test;
  const campaignFile = await sendFile('ned.campagne.json', notreEcoleFile());
  const { folder } = await runJob('dossier.create', { ...NOTRE_ECOLE_DOSSIER, campaignFile });

  const { id: networkId } = await call('networks.create', { name: 'Bassin de Petite-Terre' });
  const meeting = await call('meetings.create', {
    ...{ title: 'Rencontre du bassin de Petite-Terre', level: 'network', networkId, state: 'held' },
    ...{ date: '2027-03-24', startTime: '09:00', endTime: '12:00', withTemplate: true },
  });
  expect(meeting.zone).toBe('Indian/Mayotte');
  const meetingId = meeting.id;
  expect(
    (await call('meetings.agenda', { meetingId })).map(({ title, startTime }) => [startTime, title]),
  ).toEqual([
    ['09:00', 'Accueil'],
    ['09:30', 'Ateliers par thème'],
    ['11:00', 'Mise en commun'],
    ['11:45', 'Mot de la fin'],
  ]);

  const file = await sendFile('inscrits.csv', PEOPLE);
  const { mapping } = await runJob('people.readFile', { file });
  await runJob('people.import', { file, mapping, meetingId });
  const ids = (await call('registrations.list', { meetingId })).map(({ id }) => id);
  await call('registrations.mark', { ids, attendance: 'present' });
  await call('workshops.createFromThemes', { meetingId });
  const [workshop] = await call('workshops.list', { meetingId });
  const proposal = await call('proposals.create', {
    ...{ meetingId, workshopId: workshop?.id ?? null, themeId: 'climat', subjectId: 'eau' },
    ...{ title: 'Récupérer l’eau de pluie', audience: 'Les lycéens et leurs familles' },
  });
  const { id, content } = await call('syntheses.create', { level: 'network', id: networkId });
  const themes = content.themes.map((theme) =>
    theme.themeId === 'climat' ? { ...theme, proposalIds: [proposal.id] } : theme,
  );
  await call('syntheses.save', {
    id,
    title: 'Synthèse du bassin de Petite-Terre',
    content: { ...content, themes },
  });
  const store = test.application.session.current();
  await signOff({ ...test, store, folder }, id, '2027-03-25');

  const space = await openSpaceOfCampaign();
  const { secret: key } = await space.createKey(MAYOTTE);
  const built = await runJob('packages.build', { synthesisId: id, confirmed: [] });
  const { id: spaceId } = await runJob('publishing.addSpace', { address: space.url, key });
  const deposit = await runJob('publishing.send', { packageId: built.id, spaceId });
  expect(deposit).toMatchObject({ state: 'accepted', receipt: { territory: 'academy:43' } });

  const page = async (path: string) => (await fetch(`${space.url}${path}`)).text();
  const json = async (path: string) => (await fetch(`${space.url}${path}`)).json();
  const { themes: counted } = await json('/api/themes');
  expect(
    counted.map(({ id: theme, title, proposals }: Record<string, unknown>) => [theme, title, proposals]),
  ).toEqual(notreEcole().themes.map((theme) => [theme.id, theme.title, theme.id === 'climat' ? 1 : 0]));
  expect(await json('/api/space')).toMatchObject({
    campaign: {
      id: 'notre-ecole-demain-2027',
      name: 'Notre école demain 2027',
      shortName: 'NED 2027',
      synthesisDeadline: '2027-04-16',
    },
  });
  expect(await page('/')).toContain('Notre école demain 2027');
  expect(await page('/themes/climat')).toContain('Apprendre par forte chaleur, économiser l’eau, rebâtir.');
  expect(await page('/themes/climat/eau')).toContain('href="https://notre-ecole-demain.example/climat/eau"');
  const found = await page('/recherche?q=pluie');
  expect(found).toContain('Jeunes (1)');
  expect(found).toContain('Familles (1)');
  expect(await page('/recherche?q=pluie&categorie=jeunes')).toContain('1\u00a0résultat');
  const synthesis = await page(`/syntheses/${built.identifier}/versions/1`);
  for (const category of ['Jeunes', 'Familles', 'Habitants']) expect(synthesis).toContain(category);
  expect(await page('/')).not.toContain('numérique');
});
