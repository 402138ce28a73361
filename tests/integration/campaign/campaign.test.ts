import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAMPAIGNS } from '../../../shared/campaign/built-in.ts';
import { readCampaignFile } from '../../../shared/campaign/read-file.ts';
import {
  NOTRE_ECOLE_DOSSIER,
  notreEcole,
  notreEcoleFile,
  notreEcoleWith,
} from '../../factories/campaigns.ts';
import { openTestApplication, openTestDossier, type TestApplication } from '../../factories/dossier.ts';
import { paragraph } from '../../factories/typed-text.ts';

let test: TestApplication;
beforeEach(() => {
  test = openTestApplication({ now: '2027-03-01T08:00:00.000Z' });
});
afterEach(() => test.close());

const send = (content: string | Uint8Array) => test.sendFile('une.campagne.json', content);

async function create() {
  const campaignFile = await send(notreEcoleFile());
  return test.runJob('dossier.create', { ...NOTRE_ECOLE_DOSSIER, campaignFile });
}

// biome-ignore lint/suspicious/noExplicitAny: it stands for whatever someone may write.
const changed = async (change: (said: any) => void) => ({ file: await send(notreEcoleWith(change)) });

const kept = async () => (await test.call('dossier.current', null))?.campaign;

const addMeeting = () =>
  test.call('meetings.create', {
    ...{ title: 'Rencontre de Mamoudzou', level: 'department', territoryCode: '976' },
    ...{ date: '2027-03-24', startTime: '09:00', endTime: '12:00', link: '' },
  });

describe('a file', () => {
  it('is read before any dossier is open', async () => {
    expect(await test.runJob('campaign.read', { file: await send(notreEcoleFile()) })).toEqual(notreEcole());
  });

  it('makes a dossier, which keeps its own copy through the years', async () => {
    const made = await create();
    expect(made).toMatchObject({ campaign: notreEcole(), networkLabel: 'bassin' });
    await test.runJob('dossier.close', null);
    await test.runJob('dossier.open', { folder: made.folder });
    expect(await kept()).toEqual(notreEcole());
  });

  it('makes none when it is not in order, and leaves open what was', async () => {
    await create();
    const { file } = await changed((said) => {
      said.themes[1].title = '';
    });
    await expect(
      test.runJob('dossier.create', { ...NOTRE_ECOLE_DOSSIER, campaignFile: file }),
    ).rejects.toMatchObject({
      code: 'campaign-file',
      message:
        'Ce fichier de campagne est à corriger, rien n’a changé. Thème 2, titre\u00a0: rien n’y est écrit.',
    });
    expect(await test.call('dossier.list', null)).toHaveLength(1);
    expect(await kept()).toEqual(notreEcole());
  });

  it('is written again as it was read', async () => {
    await create();
    const exported = await test.runJob('campaign.export', null);
    expect(exported.name).toBe('notre-ecole-demain-2027.campagne.json');
    expect(readCampaignFile(await test.contentOf(exported))).toEqual(notreEcole());
  });
});

describe('a preview', () => {
  beforeEach(async () => {
    await create();
  });

  it('says nothing of the same file', async () => {
    const preview = await test.runJob('campaign.preview', { file: await send(notreEcoleFile()) });
    expect(preview).toEqual({ name: 'Notre école demain 2027', changes: [], inUse: [] });
  });

  it('says in words what another version changes, and changes nothing', async () => {
    const file = await changed((said) => {
      said.synthesisDeadline = '2027-04-30';
      said.themes[0].title = 'Le climat et les écoles';
      said.themes[2].subjects.push({ id: 'pirogue', title: 'La barge' });
      said.categories.push({ id: 'elus', title: 'Élu', plural: 'Élus' });
      said.functions.push({ label: 'conseiller municipal', category: 'elus' });
      said.addresses.questionnaire = 'https://notre-ecole-demain.example/questionnaire';
      said.networkLabel = 'bassin d’éducation';
      said.themes.splice(3, 1);
    });
    expect(await test.runJob('campaign.preview', file)).toEqual({
      name: 'Notre école demain 2027',
      changes: [
        {
          title: 'Nom et dates',
          sentences: ['Échéance des synthèses\u00a0: 30 avril 2027, au lieu de «\u00a016 avril 2027\u00a0».'],
        },
        {
          title: 'Thèmes',
          sentences: [
            'Thème «\u00a0Le climat et les bâtiments scolaires\u00a0» renommé «\u00a0Le climat et les écoles\u00a0».',
            'Thème retiré\u00a0: «\u00a0Découvrir les métiers\u00a0».',
          ],
        },
        { title: 'Sujets', sentences: ['Sujet ajouté\u00a0: «\u00a0La barge\u00a0».'] },
        {
          title: 'Catégories d’acteurs',
          sentences: ['Catégorie d’acteurs ajoutée\u00a0: «\u00a0Élu\u00a0».'],
        },
        { title: 'Fonctions', sentences: ['1\u00a0fonction ajoutée.'] },
        {
          title: 'Réseaux',
          sentences: ['Nom donné à un réseau\u00a0: bassin d’éducation, au lieu de «\u00a0bassin\u00a0».'],
        },
        {
          title: 'Adresses',
          sentences: ['Questionnaire\u00a0: https://notre-ecole-demain.example/questionnaire.'],
        },
      ],
      inUse: [],
    });
    expect(await kept()).toEqual(notreEcole());
  });

  it('is refused of another campaign', async () => {
    const file = await changed((said) => {
      said.id = 'une-autre';
    });
    const refused = { code: 'other-campaign' };
    await expect(test.runJob('campaign.preview', file)).rejects.toMatchObject(refused);
    await expect(test.runJob('campaign.import', file)).rejects.toMatchObject(refused);
  });
});

describe('an import', () => {
  beforeEach(async () => {
    await create();
  });

  it('is an action of the history, which is undone as a whole', async () => {
    await test.runJob('campaign.import', {
      ...(await changed((said) => {
        said.networkLabel = 'bassin d’éducation';
        said.endsOn = '2027-04-10';
      })),
    });
    expect(await test.call('dossier.current', null)).toMatchObject({
      campaign: { endsOn: '2027-04-10' },
      networkLabel: 'bassin d’éducation',
    });
    const { entries } = await test.call('history.list', {});
    expect(entries[0]?.description).toBe(
      'Campagne mise à jour\u00a0: Fin\u00a0: 10 avril 2027, au lieu de «\u00a09 avril 2027\u00a0». Nom donné à un réseau\u00a0: bassin d’éducation, au lieu de «\u00a0bassin\u00a0».',
    );
    await test.call('history.undo', {});
    expect(await test.call('dossier.current', null)).toMatchObject({
      campaign: notreEcole(),
      networkLabel: 'bassin',
    });
  });

  it('leaves to networks the name that the territory gave them', async () => {
    await test.call('dossier.settings', { name: 'Mayotte', networkLabel: 'circonscription' });
    await test.runJob(
      'campaign.import',
      await changed((said) => {
        said.networkLabel = 'bassin d’éducation';
      }),
    );
    expect(await test.call('dossier.current', null)).toMatchObject({ networkLabel: 'circonscription' });
  });

  it('takes away nothing that is in use, which it counts', async () => {
    const { id: meetingId } = await addMeeting();
    await test.call('workshops.createFromThemes', { meetingId });
    await test.call('proposals.create', {
      meetingId,
      title: 'Ombrager la cour',
      themeId: 'climat',
      subjectId: 'eau',
      stakes: ['reussite', 'confiance'],
    });
    await test.call('practices.create', { meetingId, title: 'Un jardin', themeId: 'climat' });
    await test.call('people.create', { familyName: 'Saïd', category: 'familles' });
    await test.call('people.create', { familyName: 'Combo', category: 'familles' });
    const { id, title, content } = await test.call('syntheses.create', { level: 'meeting', id: meetingId });
    const themes = content.themes.map((theme) =>
      theme.themeId === 'langues' ? { ...theme, findings: paragraph('Deux langues.') } : theme,
    );
    await test.call('syntheses.save', { id, title, content: { ...content, themes } });
    const without = await changed((said) => {
      said.themes = [said.themes[2], { ...said.themes[3], subjects: [said.themes[0].subjects[1]] }];
      said.categories = said.categories.filter(({ id: one }: { id: string }) => one !== 'familles');
      said.functions = [];
      said.stakes.splice(0, 1);
    });
    const inUse = [
      'Thème «\u00a0Le climat et les bâtiments scolaires\u00a0»\u00a0: 1\u00a0atelier, 1\u00a0proposition, 1\u00a0pratique, 1\u00a0synthèse.',
      'Thème «\u00a0Les langues de l’école et de la maison\u00a0»\u00a0: 1\u00a0atelier, 1\u00a0synthèse.',
      'Sujet «\u00a0L’eau à l’école\u00a0»\u00a0: 1\u00a0proposition.',
      'Enjeu «\u00a0La réussite de chacun, où qu’il vive\u00a0»\u00a0: 1\u00a0proposition.',
      'Catégorie d’acteurs «\u00a0Familles\u00a0»\u00a0: 2\u00a0personnes.',
    ];
    expect(await test.runJob('campaign.preview', without)).toMatchObject({ inUse });
    await expect(test.runJob('campaign.import', without)).rejects.toMatchObject({
      code: 'campaign-in-use',
      message: `Cette campagne ne contient plus ce que le dossier utilise, rien n’a changé. ${inUse.join(' ')}`,
    });
    expect(await kept()).toEqual(notreEcole());
  });

  it('is no longer undone once what it brought is in use', async () => {
    const { id: meetingId } = await addMeeting();
    await test.runJob(
      'campaign.import',
      await changed((said) => {
        said.themes.push({ id: 'mer', title: 'La mer', shortTitle: 'Mer', subjects: [] });
      }),
    );
    const { entries } = await test.call('history.list', {});
    const sequence = entries[0]?.sequence ?? 0;
    const proposal = await test.call('proposals.create', { meetingId, title: 'Nager', themeId: 'mer' });
    await expect(test.call('history.undo', { sequence })).rejects.toMatchObject({
      code: 'campaign-in-use',
      message: expect.stringContaining('Thème «\u00a0La mer\u00a0»\u00a0: 1\u00a0proposition.'),
    });
    expect(await test.call('history.detail', { sequence })).toMatchObject({
      undo: 'none',
      why: expect.stringContaining('la campagne perdrait ce que le dossier utilise depuis'),
    });
    await test.call('proposals.delete', { id: proposal.id });
    await test.call('history.undo', { sequence });
    expect(await kept()).toEqual(notreEcole());
  });
});

it('what names a theme that an update took away comes back only with that theme', async () => {
  await create();
  const { id: meetingId } = await addMeeting();
  const { id } = await test.call('proposals.create', { meetingId, title: 'Visiter', themeId: 'metiers' });
  await test.call('proposals.delete', { id });
  const { entries } = await test.call('history.list', {});
  const sequence = entries[0]?.sequence ?? 0;
  await test.runJob(
    'campaign.import',
    await changed((said) => {
      said.themes.pop();
    }),
  );
  const message = expect.stringContaining(
    'la campagne n’a plus le thème, le sujet ou l’enjeu qui y est nommé',
  );
  await expect(test.call('history.undo', { sequence })).rejects.toMatchObject({
    code: 'campaign-in-use',
    message,
  });
  await expect(test.call('trash.restore', { sequence, id })).rejects.toMatchObject({ message });
  await test.runJob('campaign.import', { file: await send(notreEcoleFile()) });
  await test.call('trash.restore', { sequence, id });
  expect(await test.call('proposals.list', {})).toMatchObject([{ title: 'Visiter', themeId: 'metiers' }]);
});

describe('the categories of people', () => {
  beforeEach(async () => {
    await create();
  });

  it('are those of the campaign, and its fallback when nobody says one', async () => {
    const unsaid = await test.call('people.create', { familyName: 'Attoumani' });
    expect(unsaid.category).toBe('habitants');
    await expect(
      test.call('people.create', { familyName: 'Madi', category: 'autres' }),
    ).rejects.toMatchObject({
      code: 'unknown-category',
      details: { fields: { category: expect.stringContaining('n’est pas de cette campagne') } },
    });
  });

  it('are found by its functions in a list, where the fallback is not a public that is missing', async () => {
    const { id: meetingId } = await addMeeting();
    const file = await send('Nom;Prénom;Fonction\nBacar;Anli;proviseure\nAli;Zaïnaba;pêcheuse\n');
    const { mapping } = await test.runJob('people.readFile', { file });
    await test.runJob('people.import', { file, mapping, meetingId });
    const { people } = await test.call('people.list', {});
    expect(people.map(({ familyName, category }) => [familyName, category])).toEqual([
      ['Ali', 'habitants'],
      ['Bacar', 'equipes'],
    ]);
    const { missing } = await test.call('dashboard.get', null);
    expect(missing.categories).toEqual(['Jeunes', 'Familles', 'Communes']);
  });
});

it('a dossier of the first campaign sends nobody elsewhere than before', async () => {
  await using poitiers = await openTestDossier();
  const person = await poitiers.call('people.create', { familyName: 'Petit' });
  expect(person.category).toBe('autres');
  expect((await poitiers.call('dossier.current', null))?.campaign).toEqual(CAMPAIGNS[0]);
});
