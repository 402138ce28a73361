import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { TABLES } from '../../../main/tables.ts';
import { DossierSettings } from '../../../shared/dossier/contract.ts';
import { NewAgendaItem, NewMeeting, NewSpeaker } from '../../../shared/meetings/model.ts';
import { MemberSchool, NewNetwork } from '../../../shared/networks/model.ts';
import { NewPerson } from '../../../shared/people/model.ts';
import { DataKind } from '../../../shared/personal-data/kinds.ts';
import { NewPractice, NewProposal } from '../../../shared/proposals/model.ts';
import { NewRoom, NewVenue } from '../../../shared/venues/model.ts';
import { NewWorkshop } from '../../../shared/workshops/model.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { addMeeting, ELISE, nameEverywhere, says, traces } from '../../factories/named-everywhere.ts';

const NOW = '2021-02-01T08:00:00.000Z';

let opened: TestDossier;
let meetingId: string;
let now: string;
beforeEach(async () => {
  now = NOW;
  opened = await openTestDossier({
    get now() {
      return now;
    },
  });
  meetingId = await addMeeting(opened, 'Rencontre de Niort');
});
afterEach(() => opened.close());

test('no column in which a name can be typed is said to hold none', () => {
  const typed = Object.entries(WRITTEN).flatMap(([table, schema]) =>
    Object.entries(schema.shape)
      .filter(([field, rule]) => !CHOSEN.includes(field) && rule.safeParse('Élisabeth N’Diaye').success)
      .map(([field]) => [table, field] as const),
  );
  expect(typed).toContainEqual(['venue', 'city']);
  expect(typed.filter(([table, field]) => TABLES[table]?.columns[field]?.personal === 'none')).toEqual([]);
});

test('someone is found in what says where a place is', async () => {
  const { id } = await opened.call('people.create', ELISE);
  await opened.call('venues.create', { name: 'Collège du Marais', city: 'chez Élisabeth N’DIAYE' });
  await opened.call('networks.create', {
    name: 'Réseau du Marais',
    schools: [{ name: 'École du Bourg', city: 'Niort (Elisabeth Ndiaye)' }],
  });
  await opened.call('dossier.settings', { name: 'EGN', networkLabel: 'bassin Élisabeth N’Diaye' });
  await opened.runJob('personalData.erase', { personId: id });
  expect((await listed()).map(({ what, text }) => `${what}, ${text}`).toSorted()).toEqual([
    'Dossier, bassin Élisabeth N’Diaye',
    'Lieu, chez Élisabeth N’DIAYE',
    'Établissement du réseau, Niort (Elisabeth Ndiaye)',
  ]);
  await eraseAllThere();
  expect(rows().filter(says)).toEqual([]);
});

describe('someone who is everywhere', () => {
  test('is listed first, and stays listed until each place has been seen to', async () => {
    const id = await nameEverywhere(opened, meetingId);
    const { mentions } = await opened.call('personalData.of', { personId: id });
    const { drafts = [], rest = [] } = Object.groupBy(mentions, ({ what }) =>
      what === 'Brouillon' ? 'drafts' : 'rest',
    );
    expect(drafts).toMatchObject([{ text: 'Rappeler Mme NDIAYE' }, { text: 'e.ndiaye@example.org' }]);
    expect(rest.map(({ what, where }) => `${what}, ${where}`).toSorted()).toEqual(LISTED.toSorted());
    await opened.runJob('personalData.erase', { personId: id });
    const left = await listed();
    expect(left.filter(({ byHand }) => byHand).map(({ what, where }) => `${what}, ${where}`)).toEqual([
      ...SIGNED,
      'Document joint, visa.txt, contenu du fichier, à traiter à la main',
    ]);
    await eraseAllThere();
    expect((await listed()).filter(({ byHand }) => !byHand)).toEqual([]);
    // What is signed is as it was, and what is still to be seen to says where it is.
    expect(
      rows()
        .filter(says)
        .map((row) => row.split(' ')[0])
        .toSorted(),
    ).toEqual(['erasure', 'synthesis']);
    const keys = (await listed()).map(({ key }) => key);
    await expect(opened.runJob('personalData.eraseThere', { keys })).rejects.toMatchObject({
      code: 'signed',
    });
    await opened.call('personalData.leaveThere', { keys });
    expect(await listed()).toEqual([]);
  });

  test('does not come back by undoing, doing again or the trash, and nothing stops there', async () => {
    const id = await nameEverywhere(opened, meetingId, { signed: false });
    await opened.runJob('personalData.erase', { personId: id });
    await eraseAllThere();
    expect(rows().filter(says)).toEqual([]);
    let undone = 0;
    for (; ; undone++) {
      const { undo } = await opened.call('history.list', { limit: 1 });
      if (!undo || undo.description.startsWith('Rencontre ajoutée\u00a0: Rencontre de Niort')) break;
      await opened.call('history.undo', { sequence: null });
      expect(rows().filter(says)).toEqual([]);
    }
    expect(undone).toBeGreaterThan(15);
    for (let redone = 0; redone < undone; redone++) await opened.call('history.redo', { sequence: null });
    for (const { sequence, id: deleted } of (await opened.call('trash.list', {})).items) {
      await opened.call('trash.restore', { sequence, id: deleted });
    }
    expect(rows().filter(says)).toEqual([]);
    await opened.runJob('backups.make', null);
    expect(traces(opened.folder)).toEqual([]);
  });

  test('leaves every file and every answer, and a backup is made of what is left', async () => {
    const id = await nameEverywhere(opened, meetingId, { signed: false });
    const made = await opened.runJob('backups.make', null);
    now = '2021-02-01T09:00:00.000Z';
    await opened.runJob('personalData.erase', { personId: id });
    await eraseAllThere();
    expect(traces(opened.folder)).toEqual([]);
    expect(await opened.call('backups.list', null)).toMatchObject({
      backups: [{ state: 'verified', reason: 'automatic' }],
      failure: null,
    });
    await expect(opened.runJob('backups.restore', { name: made.name })).rejects.toMatchObject({
      code: 'not-found',
    });
    const answers = [
      await opened.call('history.list', { limit: 200 }),
      await opened.call('trash.list', {}),
      await opened.call('people.list', {}),
      await opened.call('meetings.list', {}),
      await opened.call('registrations.list', { meetingId }),
      await opened.call('drafts.list', { dossier: opened.store.id }),
      await opened.call('personalData.overview', null),
    ];
    expect(answers.map((answer) => JSON.stringify(answer)).filter(says)).toEqual([]);
  });

  test('leaves nothing of herself when every kind is due, but where someone is to read again', async () => {
    await nameEverywhere(opened, meetingId, { signed: false });
    now = '2031-02-01T08:00:00.000Z';
    await opened.runJob('personalData.purge', { kinds: DataKind.options });
    await eraseAllThere();
    expect(rows().filter(says)).toEqual([]);
    expect(traces(opened.folder)).toEqual([]);
    const { kinds } = await opened.call('personalData.overview', null);
    expect(kinds.filter(({ kind }) => kind !== 'history').map(({ held }) => held)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a text that is corrected', () => {
  test('after the erasure leaves the history, the files and the list of itself', async () => {
    const { id } = await opened.call('people.create', ELISE);
    await note('Rappeler mme n diaye au +33 6 12 34 56 78.');
    await opened.runJob('personalData.erase', { personId: id });
    expect(await listed()).toMatchObject([
      {
        what: 'Rencontre',
        where: 'Rencontre de Niort, notes',
        text: 'Rappeler mme n diaye au +33 6 12 34 56 78.',
      },
    ]);
    await note('Rappeler la principale adjointe.');
    await expect.poll(listed).toEqual([]);
    await expect
      .poll(async () => (await opened.call('personalData.overview', null)).erasures[0]?.finishedAt)
      .toBe(NOW);
    await expect.poll(async () => (await opened.call('backups.list', null)).backups).toHaveLength(1);
    expect(traces(opened.folder)).toEqual([]);
    await opened.call('history.undo', { sequence: null });
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe(
      'Rappeler mme Personne effacée au Personne effacée.',
    );
  });

  test('before it leaves the history as surely, what may be another word being listed', async () => {
    const { id } = await opened.call('people.create', { familyName: 'Petit', givenName: 'Awa' });
    await note('M. petit et AWA PETIT, un petit mot.');
    await note('Rien.');
    await opened.runJob('personalData.erase', { personId: id });
    expect(await listed()).toMatchObject([
      {
        where: 'Rencontre de Niort, notes, ancienne version',
        text: 'M. Personne effacée et Personne effacée, un petit mot.',
      },
    ]);
  });

  test('before it is undone to what it said, without her', async () => {
    const { id } = await opened.call('people.create', ELISE);
    await note('Appeler Mme N’Diaye.');
    await note('Appeler Mme Durand.');
    await opened.runJob('personalData.erase', { personId: id });
    await opened.call('history.undo', { sequence: null });
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe(
      'Appeler Mme Personne effacée.',
    );
    await opened.call('history.redo', { sequence: null });
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe('Appeler Mme Durand.');
  });

  test('before it is not taken for what it said, by which an older change would be undone', async () => {
    const { id } = await opened.call('people.create', ELISE);
    await note('Appeler Mme N’Diaye.');
    const { entries } = await opened.call('history.list', { limit: 1 });
    await note('Appeler Mme Durand.');
    await opened.runJob('personalData.erase', { personId: id });
    await expect(opened.call('history.undo', { sequence: entries[0]?.sequence ?? 0 })).rejects.toMatchObject({
      code: 'changed-since',
    });
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe('Appeler Mme Durand.');
  });

  test('by someone who meant someone else keeps what it says', async () => {
    const { id } = await opened.call('people.create', { familyName: 'Petit', givenName: 'Awa' });
    await opened.call('people.create', { familyName: 'Petit', givenName: 'Jean' });
    await note('Jean Petit viendra, un petit mot, M. Petit aussi.');
    await opened.runJob('personalData.erase', { personId: id });
    const [left] = await listed();
    await opened.call('personalData.leaveThere', { keys: [left?.key ?? ''] });
    expect(await listed()).toEqual([]);
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe(
      'Jean Petit viendra, un petit mot, M. Petit aussi.',
    );
    // Another change is undone around what the history no longer says.
    await opened.call('meetings.setState', { id: meetingId, state: 'confirmed' });
    await opened.call('history.undo', { sequence: null });
    await opened.call('history.undo', { sequence: null });
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe('');
  });

  test('is taken back although the meeting was confirmed before the erasure, and no longer is', async () => {
    const { id } = await opened.call('people.create', { familyName: 'Petit', givenName: 'Awa' });
    await opened.call('people.create', { familyName: 'Petit', givenName: 'Jean' });
    await note('Jean Petit viendra, M. Petit aussi.');
    const { entries } = await opened.call('history.list', { limit: 1 });
    await opened.call('meetings.setState', { id: meetingId, state: 'confirmed' });
    await opened.runJob('personalData.erase', { personId: id });
    await opened.call('meetings.setState', { id: meetingId, state: 'draft' });
    await opened.call('history.undo', { sequence: entries[0]?.sequence ?? 0 });
    expect(await opened.call('meetings.get', { id: meetingId })).toMatchObject({ notes: '', state: 'draft' });
  });
});

test('a collège keeps the name that someone bears', async () => {
  const { id } = await opened.call('people.create', ELISE);
  await opened.call('venues.create', { name: 'Collège N’Diaye' });
  await opened.runJob('personalData.erase', { personId: id });
  expect(await opened.call('venues.list', null)).toMatchObject([{ name: 'Collège N’Diaye' }]);
});

test('whoever shares a number with someone erased loses it when asked, and nothing else', async () => {
  const { id } = await opened.call('people.create', ELISE);
  const other = await opened.call('people.create', { familyName: 'Petit', phone: '+33 6 12 34 56 78' });
  await opened.runJob('personalData.erase', { personId: id });
  expect(await listed()).toMatchObject([{ what: 'Autre fiche', where: 'Petit', isCard: true }]);
  await eraseAllThere();
  expect((await opened.call('people.list', { text: 'petit' })).people).toEqual([{ ...other, phone: '' }]);
  expect(rows().filter(says)).toEqual([]);
  await opened.call('history.undo', { sequence: null });
  expect(rows().filter(says)).toEqual([]);
});

test('someone in the trash is found, told and erased like anyone', async () => {
  const { id } = await opened.call('people.create', ELISE);
  await opened.call('people.delete', { id });
  expect(await opened.call('personalData.find', { text: 'n’diaye', limit: 8 })).toMatchObject([
    { id, deleted: true },
  ]);
  const { own } = await opened.call('personalData.of', { personId: id });
  expect(own).toContainEqual({ what: 'Fiche, dans la corbeille', where: 'Téléphone', text: ELISE.phone });
  const file = await opened.runJob('personalData.export', { personId: id });
  expect((await opened.contentOf(file)).toString()).toContain(ELISE.email);
  await opened.runJob('personalData.erase', { personId: id });
  expect(rows().filter(says)).toEqual([]);
  const [item] = (await opened.call('trash.list', {})).items;
  await opened.call('trash.restore', { sequence: item?.sequence ?? 0, id });
  expect((await opened.call('people.list', {})).people).toMatchObject([{ familyName: 'Personne effacée' }]);
});

test('all that is held on someone says choices, participation from afar, former values and files', async () => {
  const { id } = await opened.call('people.create', { ...ELISE, phone: '05 49 00 00 00' });
  await opened.call('people.update', { id, ...ELISE });
  const { id: registration } = await opened.call('registrations.register', {
    ...{ meetingId, personId: id },
    remote: true,
  });
  const workshops = [];
  for (const title of ['Lire', 'Écrire']) {
    workshops.push((await opened.call('workshops.create', { meetingId, title, themeId: 'egal-acces' })).id);
  }
  await opened.call('workshops.choose', {
    registrationId: registration,
    workshopIds: workshops.toReversed(),
  });
  const { id: synthesis } = await opened.call('syntheses.create', { level: 'meeting', id: meetingId });
  await opened.runJob('syntheses.attach', {
    id: synthesis,
    file: await opened.sendFile('compte-rendu.txt', 'Merci à NDIAYE Elisabeth.'),
  });
  const { own, mentions } = await opened.call('personalData.of', { personId: id });
  expect(own).toContainEqual({ what: 'Ancienne valeur', where: 'Téléphone', text: '05 49 00 00 00' });
  expect(own).toContainEqual({
    what: 'Inscription',
    where: 'Rencontre de Niort, 14 octobre 2020',
    text: 'le 1er février 2021, à distance, choix d’ateliers\u00a0: 1. Écrire\u202f; 2. Lire, non pointé',
  });
  expect(mentions).toContainEqual({
    what: 'Document joint',
    where: 'compte-rendu.txt, contenu du fichier, à traiter à la main',
    text: 'Merci à NDIAYE Elisabeth.',
  });
});

/** Where a synthesis that is signed names her: no two lines read alike. */
const SIGNED = ['texte', 'nom de la personne qui vise', 'document figé'].map(
  (part) => `Synthèse, Rencontre de Melle, ${part}, signé\u00a0: à traiter à la main`,
);

/** What each table is written from. */
const WRITTEN = {
  person: NewPerson,
  network: NewNetwork,
  network_school: MemberSchool,
  venue: NewVenue,
  room: NewRoom,
  meeting: NewMeeting,
  agenda_item: NewAgendaItem,
  speaker: NewSpeaker,
  workshop: NewWorkshop,
  proposal: NewProposal,
  practice: NewPractice,
  dossier: DossierSettings,
} satisfies Record<string, { readonly shape: Readonly<Record<string, z.ZodType>> }>;

/** Identifiers that screens have one choose in a list. */
const CHOSEN = ['departmentCode', 'territoryCode', 'themeId', 'subjectId', 'category'];

/** What is listed of her before she is erased. */
const LISTED = [
  'Rencontre, Rencontre de Niort, contact',
  'Rencontre, Rencontre de Niort, notes',
  'Rencontre, Rencontre de Melle, notes',
  'Rencontre, Rencontre supprimée, notes, corbeille',
  'Séquence, Ouverture, précisions',
  'Intervenant, Élisabeth N’Diaye, nom',
  'Intervenant, Le maire, représenté par',
  'Atelier, Atelier libre, animateur',
  'Atelier, Atelier libre, rapporteur',
  'Représentation, Rencontre de Niort',
  'Représentation, Rencontre supprimée, corbeille',
  'Proposition, Écouter, texte',
  'Pratique, Lire à deux, lieu, ancienne version',
  'Fiche d’atelier, Atelier libre, constats',
  'Lieu, Collège du Marais, nom du contact',
  'Lieu, Collège du Marais, adresse électronique du contact',
  'Lieu, Collège du Marais, téléphone du contact',
  'Réseau, Réseau du Marais, pilote',
  'Réseau, Réseau du Marais, adresse électronique du pilote',
  'Réseau, Réseau du Marais, notes',
  'Réseau, Réseau du Marais, ce que le réseau a écrit',
  'Autre fiche, E. Dupont',
  'Autre fiche, Elisabeth NDIAYE, corbeille',
  ...SIGNED,
  'Document joint, visa.txt, contenu du fichier, à traiter à la main',
  'Document joint, CV Ndiaye.txt, nom du fichier, corbeille',
  'Document joint, CV Ndiaye.txt, contenu du fichier, corbeille',
];

async function note(notes: string, contactName = ''): Promise<void> {
  const known = await opened.call('meetings.get', { id: meetingId });
  await opened.call('meetings.update', { ...known, notes, contactName } as never);
}

const listed = async () => (await opened.call('personalData.overview', null)).left;

/** Until what was found in the cards of others has been seen to as well. */
async function eraseAllThere(): Promise<void> {
  for (;;) {
    const keys = (await listed()).filter(({ byHand }) => !byHand).map(({ key }) => key);
    if (keys.length === 0) return;
    await opened.runJob('personalData.eraseThere', { keys });
  }
}

/** Every row of every table, after the name of its table. */
function rows(): string[] {
  const tables = opened.store.all(
    bareStatement<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`, []),
  );
  return tables.flatMap(({ name }) =>
    opened.store
      .all(bareStatement(`SELECT * FROM "${name}"`, []))
      .map((row) => `${name} ${JSON.stringify(row)}`),
  );
}
