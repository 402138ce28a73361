import { beforeEach, describe, expect, it } from 'vitest';
import type { NewMeeting } from '../../../shared/meetings/model.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
let now: string;
beforeEach(async () => {
  now = '2020-10-01T08:00:00.000Z';
  test = await openTestDossier({
    get now() {
      return now;
    },
  });
  return () => test.close();
});

const NIORT = {
  ...{ title: 'Rencontre de Niort', level: 'department' as const, territoryCode: '079', date: '2020-10-14' },
  ...{ startTime: '08:30', endTime: '13:00', link: '' },
};
const create = (changes: Partial<NewMeeting> = {}) => test.call('meetings.create', { ...NIORT, ...changes });
const titles = async (states?: ['cancelled' | 'confirmed' | 'draft']) =>
  (await test.call('meetings.list', states ? { states } : {})).map(({ title }) => title);
const venue = async (name: string) => (await test.call('venues.create', { name, rooms: [] })).id;

describe('a meeting', () => {
  it('is refused where its fields disagree, beside each of them', async () => {
    const refused = (changes: Partial<NewMeeting>, fields: object) =>
      expect(create(changes)).rejects.toMatchObject({ code: 'invalid-input', details: { fields } });
    await refused({ endTime: '08:30' }, { endTime: expect.stringContaining('finit avant de commencer') });
    await refused(
      { level: 'network', territoryCode: null },
      { networkId: 'Choisissez le réseau qui se réunit.' },
    );
    await refused({ territoryCode: null }, { territoryCode: 'Choisissez le territoire de la rencontre.' });
    expect(await titles()).toEqual([]);
  });

  it('is changed as far as one says, its hours still agreeing, and is so when the dossier opens again', async () => {
    const { id } = await create({ notes: 'Prévoir deux micros' });
    const changed = { ...NIORT, title: 'Rencontre de Thouars', date: '2020-10-15', contactName: 'M. Dan' };
    await test.call('meetings.update', { ...changed, id });
    const held = await test.call('meetings.setState', { id, state: 'held' });
    expect(held).toMatchObject({
      ...{ ...changed, id, notes: 'Prévoir deux micros', state: 'held', zone: 'Europe/Paris' },
    });
    await expect(test.call('meetings.update', { id, endTime: '08:00' })).rejects.toMatchObject({
      details: { fields: { endTime: expect.stringContaining('finit avant de commencer') } },
    });
    await expect(test.call('meetings.update', { id, title: ' ', date: 'demain' })).rejects.toMatchObject({
      details: { fields: { title: 'Donnez un titre à la rencontre.', date: expect.any(String) } },
    });
    await test.runJob('dossier.close', null);
    await test.runJob('dossier.open', { folder: test.folder });
    expect(await test.call('meetings.get', { id })).toMatchObject(held);
  });

  it('is told in the history by what became of it', async () => {
    const { id } = await create();
    for (const state of ['confirmed', 'postponed', 'draft', 'cancelled', 'held'] as const) {
      await test.call('meetings.setState', { id, state });
    }
    const { entries } = await test.call('history.list', { limit: 6 });
    expect(entries.map(({ description }) => description.replaceAll('\u00a0', ' '))).toEqual([
      'Rencontre notée comme tenue : Rencontre de Niort',
      'Rencontre annulée : Rencontre de Niort',
      'Rencontre remise en brouillon : Rencontre de Niort',
      'Rencontre reportée : Rencontre de Niort',
      'Rencontre confirmée : Rencontre de Niort',
      'Rencontre ajoutée : Rencontre de Niort, 14 octobre 2020',
    ]);
  });

  it('is listed in the order of the calendar, then of French titles, with its place, territory and people', async () => {
    const venueId = (await test.call('venues.create', { name: 'Lycée Guérin', city: 'Niort', rooms: [] })).id;
    const network = await test.call('networks.create', { name: 'Réseau des Sources', schools: [] });
    const { id: meetingId } = await create({ title: 'Rencontre 10', venueId });
    await create({ title: 'Rencontre 9' });
    await create({ title: 'Zones rurales', startTime: '08:00' });
    await create({ title: 'École et numérique', startTime: '08:00' });
    await create({
      ...{ title: 'En réseau', level: 'network', territoryCode: null, networkId: network.id },
      date: '2020-10-13',
    });
    for (const familyName of ['Martin', 'Petit']) {
      await test.call('registrations.registerNew', { meetingId, person: { familyName } });
    }
    const [first] = await test.call('registrations.list', { meetingId });
    await test.call('registrations.cancel', { id: first?.id ?? '' });
    expect(
      (await test.call('meetings.list', {})).map(
        ({ title, venueName, city, territoryName, registered }) =>
          `${title} | ${venueName} | ${city} | ${territoryName} | ${registered}`,
      ),
    ).toEqual([
      'En réseau |  |  | Réseau des Sources | 0',
      'École et numérique |  |  | Deux-Sèvres | 0',
      'Zones rurales |  |  | Deux-Sèvres | 0',
      'Rencontre 9 |  |  | Deux-Sèvres | 0',
      'Rencontre 10 | Lycée Guérin | Niort | Deux-Sèvres | 1',
    ]);
  });

  it('says what it still lacks, then that nobody noted what became of it', async () => {
    const venueId = await venue('Lycée Guérin');
    const { id: meetingId } = await create({ venueId });
    await test.call('workshops.create', { meetingId, title: 'Accès', themeId: 'egal-acces' });
    await test.call('registrations.registerNew', { meetingId, person: { familyName: 'Martin' } });
    await create({ title: 'Ailleurs', state: 'confirmed', link: 'https://visio.exemple.fr/niort' });
    const awaited = async () =>
      (await test.call('meetings.awaited', null)).map((one) => [one.meetingId === meetingId, one.kind]);
    expect(await awaited()).toEqual([
      [true, 'unconfirmed'],
      [true, 'addressless'],
      [true, 'roomless'],
      [true, 'leaderless'],
      [true, 'unassigned'],
    ]);
    now = '2020-10-15T08:00:00.000Z';
    await test.call('meetings.setState', { id: meetingId, state: 'held' });
    expect(await awaited()).toEqual([[false, 'unrecorded']]);
  });

  it('that is gone is found by nothing, and nothing is added to it', async () => {
    const { id } = await create();
    await test.call('meetings.delete', { id });
    const lost = [
      () => test.call('meetings.update', { ...NIORT, id }),
      () => test.call('meetings.setState', { id, state: 'held' }),
      () => test.call('meetings.delete', { id }),
      () => test.call('meetings.agenda', { meetingId: id }),
      () => test.call('meetings.saveAgenda', { meetingId: id, items: [item('Accueil', 30)] }),
      () => test.call('meetings.agendaFromTemplate', { meetingId: id }),
      () => test.call('meetings.addSpeaker', { meetingId: id, name: 'M. Dan' }),
    ];
    for (const one of lost) {
      await expect(one()).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('Cette rencontre'),
      });
    }
    expect(await titles()).toEqual([]);
  });

  it('is listed by state, and goes with all that is its own, which an undo brings back', async () => {
    const { id } = await create();
    await create({ title: 'Rencontre de Poitiers', date: '2020-10-13' });
    await test.call('meetings.setState', { id, state: 'cancelled' });
    expect(await titles()).toEqual(['Rencontre de Poitiers', 'Rencontre de Niort']);
    expect(await titles(['cancelled'])).toEqual(['Rencontre de Niort']);

    await test.call('meetings.saveAgenda', { meetingId: id, items: [item('Accueil', 30)] });
    await test.call('meetings.delete', { id });
    await expect(test.call('meetings.get', { id })).rejects.toMatchObject({ code: 'not-found' });
    await test.call('history.undo', {});
    expect(await test.call('meetings.agenda', { meetingId: id })).toMatchObject([{ title: 'Accueil' }]);
  });

  it('says which others need its venue at the same hour, those that will not be held apart', async () => {
    const venueId = await venue('Atelier Canopé');
    const { id } = await create({ venueId });
    const conflicts = async () => (await test.call('meetings.get', { id })).conflicts;
    const after = await create({ title: 'Après', venueId, startTime: '13:00', endTime: '15:00' });
    await create({ title: 'Ailleurs', venueId: await venue('Lycée') });
    await create({ title: 'La veille', venueId, date: '2020-10-13' });
    expect(await conflicts()).toEqual([]);
    await test.call('meetings.update', { ...NIORT, ...after, startTime: '12:59', endTime: '15:00' });
    expect(await conflicts()).toEqual(['Après']);
    await test.call('meetings.setState', { id: after.id, state: 'postponed' });
    expect(await conflicts()).toEqual([]);
  });

  it('says who of its workshops is awaited at another at the same hour, as the list and the dashboard count it', async () => {
    const lead = (meetingId: string, title: string, facilitator: string, rapporteur = 'Ali Roy') =>
      test.call('workshops.create', { meetingId, title, themeId: 'egal-acces', facilitator, rapporteur });
    const niort = await create();
    const thouars = await create({ title: 'Rencontre de Thouars', startTime: '12:30', endTime: '14:00' });
    await lead(niort.id, 'Équiper', 'Mme Léa Le Goff');
    await lead(niort.id, 'Inclure', 'Zoé Martin', 'Paul Petit');
    expect((await test.call('meetings.get', { id: niort.id })).awaitedElsewhere).toEqual([]);

    await lead(thouars.id, 'Former', 'LE GOFF Léa', 'Zoé Martin');
    expect((await test.call('meetings.get', { id: niort.id })).awaitedElsewhere).toEqual([
      { name: 'Mme Léa Le Goff', workshop: 'Former', meeting: { id: thouars.id, title: thouars.title } },
      { name: 'Zoé Martin', workshop: 'Former', meeting: { id: thouars.id, title: thouars.title } },
    ]);
    const elsewhere = (await test.call('workshops.list', { meetingId: niort.id })).map((one) =>
      one.awaitedElsewhere.map(({ name, meeting }) => [name, meeting?.title]),
    );
    expect(elsewhere).toEqual([[['Mme Léa Le Goff', thouars.title]], [['Zoé Martin', thouars.title]]]);
    const doubled = async () =>
      (await test.call('dashboard.get', null)).toDo.meetings.filter(({ kind }) => kind === 'doubled');
    expect(await doubled()).toEqual([{ kind: 'doubled', meetings: 2, count: 3 }]);
    const awaited = await test.call('meetings.awaited', null);
    expect(awaited.filter(({ kind }) => kind === 'doubled')).toEqual([
      { meetingId: niort.id, kind: 'doubled', count: 2 },
      { meetingId: thouars.id, kind: 'doubled', count: 1 },
    ]);

    await test.call('meetings.setState', { id: thouars.id, state: 'cancelled' });
    expect(await doubled()).toEqual([]);
    expect((await test.call('meetings.get', { id: niort.id })).awaitedElsewhere).toEqual([]);
  });

  it('counts who is given to two workshops of one meeting too', async () => {
    const { id: meetingId } = await create();
    for (const title of ['Équiper', 'Inclure']) {
      const rapporteur = title === 'Équiper' ? 'Paul Petit' : 'Luc Roux';
      const given = { themeId: 'egal-acces', facilitator: 'Léa Le Goff', rapporteur };
      await test.call('workshops.create', { meetingId, title, ...given });
    }
    expect((await test.call('meetings.get', { id: meetingId })).awaitedElsewhere).toEqual([]);
    const awaited = await test.call('meetings.awaited', null);
    expect(awaited).toContainEqual({ meetingId, kind: 'doubled', count: 2 });
  });
});

describe('the calendar', () => {
  const revisionOf = async (id: string) => (await test.call('meetings.get', { id })).revision;

  it('is told of each change that it shows, and of no other', async () => {
    const { id, ...meeting } = await create();
    const update = (changes: Partial<NewMeeting>) =>
      test.call('meetings.update', { ...meeting, id, ...changes });
    expect(await revisionOf(id)).toBe(0);
    await update({ notes: 'Prévoir deux micros' });
    expect(await revisionOf(id)).toBe(0);
    const shown: Partial<NewMeeting>[] = [
      { date: '2020-10-15' },
      { startTime: '09:00' },
      { endTime: '12:30' },
      { title: 'Rencontre de Niort et de Thouars' },
      { link: 'https://visio.exemple.fr/niort' },
      { venueId: await venue('Lycée Paul Guérin') },
      { zone: 'Indian/Reunion' },
    ];
    for (const [count, changes] of shown.entries()) {
      await update(Object.assign({}, ...shown.slice(0, count), changes));
      expect(await revisionOf(id), JSON.stringify(changes)).toBe(count + 1);
    }
    await test.call('meetings.setState', { id, state: 'confirmed' });
    expect(await revisionOf(id)).toBe(shown.length + 1);
    await test.call('meetings.setState', { id, state: 'confirmed' });
    expect(await revisionOf(id)).toBe(shown.length + 1);
  });

  it('tells a meeting that is back at its former hour as a later one, and again when that is undone', async () => {
    const { id } = await create();
    const before = await test.call('meetings.get', { id });
    await test.call('meetings.update', { ...before, startTime: '14:00', endTime: '17:00' });
    expect(await revisionOf(id)).toBe(1);
    await test.call('history.undo', { sequence: null });
    expect((await test.call('meetings.get', { id })).startTime).toBe(before.startTime);
    expect(await revisionOf(id)).toBe(2);
    await test.call('history.redo', { sequence: null });
    expect((await test.call('meetings.get', { id })).startTime).toBe('14:00');
    expect(await revisionOf(id)).toBe(3);
    await test.call('history.undo', { sequence: null });
    await test.call('history.undo', { sequence: null });
    expect(await test.call('meetings.list', {})).toEqual([]);
  });

  it('holds the meetings that are asked for, each with its revision', async () => {
    const { id } = await create();
    await create({ title: 'Rencontre de Poitiers' });
    await test.call('meetings.setState', { id, state: 'cancelled' });
    const text = async (meetingIds?: string[]) =>
      String(
        await test.contentOf(await test.runJob('meetings.exportCalendar', meetingIds ? { meetingIds } : {})),
      );
    expect((await text()).match(/BEGIN:VEVENT/g)).toHaveLength(2);
    const one = await text([id]);
    expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(one).toContain(`UID:${id}@cahiers`);
    expect(one).toMatch(/SEQUENCE:1\r?\n/);
    expect(one).toContain('STATUS:CANCELLED');
  });
});

describe('the déroulé', () => {
  it('keeps what is left of it in its new order, and loses what is left out', async () => {
    const { id: meetingId } = await create();
    const [first, second, third] = await test.call('meetings.saveAgenda', {
      meetingId,
      items: [item('Accueil', 30), item('Ateliers', 90), item('Restitution', 45)],
    });
    const after = await test.call('meetings.saveAgenda', {
      meetingId,
      items: [
        { ...item('Restitution', 60), id: third?.id },
        { ...item('Accueil', 30), id: first?.id },
      ],
    });
    expect(after.map(({ id, title, durationMinutes }) => [id, title, durationMinutes])).toEqual([
      [third?.id, 'Restitution', 60],
      [first?.id, 'Accueil', 30],
    ]);
    await expect(
      test.call('meetings.saveAgenda', { meetingId, items: [{ ...item('Ateliers', 90), id: second?.id }] }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await test.call('meetings.agenda', { meetingId })).toEqual(after);
  });

  it('follows the hour at which its meeting begins', async () => {
    const { id: meetingId, ...meeting } = await create();
    await test.call('meetings.saveAgenda', { meetingId, items: [item('Accueil', 30), item('Ateliers', 90)] });
    const hours = async () =>
      (await test.call('meetings.agenda', { meetingId })).map((one) => `${one.startTime}-${one.endTime}`);
    expect(await hours()).toEqual(['08:30-09:00', '09:00-10:30']);
    await test.call('meetings.update', { ...meeting, id: meetingId, startTime: '09:15' });
    expect(await hours()).toEqual(['09:15-09:45', '09:45-11:15']);
  });

  it('leaves at the meeting whoever spoke in what is left out of it', async () => {
    const { id: meetingId } = await create();
    const [opening] = await test.call('meetings.saveAgenda', { meetingId, items: [item('Ouverture', 10)] });
    const speakers = async () =>
      (await test.call('meetings.speakers', { meetingId })).map(({ name, agendaItemId }) => [
        name,
        agendaItemId,
      ]);
    const agendaItemId = opening?.id ?? '';
    await test.call('meetings.addSpeaker', { meetingId, name: 'Mme Zola', agendaItemId });
    await test.call('meetings.addSpeaker', { meetingId, name: 'M. Dan' });
    expect(await speakers()).toEqual([
      ['Mme Zola', agendaItemId],
      ['M. Dan', null],
    ]);
    await test.call('meetings.saveAgenda', { meetingId, items: [] });
    expect(await speakers()).toEqual([
      ['Mme Zola', null],
      ['M. Dan', null],
    ]);
  });

  it('is that of the campaign when it is empty, and no other time', async () => {
    const { id: meetingId } = await test.call('meetings.create', { ...NIORT, withTemplate: true });
    const items = await test.call('meetings.agenda', { meetingId });
    expect(items.length).toBeGreaterThan(3);
    await expect(test.call('meetings.agendaFromTemplate', { meetingId })).rejects.toMatchObject({
      code: 'agenda-exists',
    });
    expect(await test.call('meetings.agenda', { meetingId })).toEqual(items);
    await test.call('meetings.saveAgenda', { meetingId, items: [] });
    expect(await test.call('meetings.agendaFromTemplate', { meetingId })).toHaveLength(items.length);
  });
});

describe('a speaker', () => {
  it('is changed as far as one says, stays at their meeting, and leaves it', async () => {
    const { id: meetingId } = await create();
    const speaker = {
      name: 'Mme Bisagni-Faure',
      function: 'rectrice',
      role: 'opening' as const,
      byVideo: true,
    };
    const { id } = await test.call('meetings.addSpeaker', { ...speaker, meetingId });
    await test.call('meetings.updateSpeaker', { id, representedByName: 'M. Dan' });
    expect(await test.call('meetings.speakers', { meetingId })).toMatchObject([
      { ...speaker, id, representedByName: 'M. Dan' },
    ]);
    await test.call('meetings.deleteSpeaker', { id });
    expect(await test.call('meetings.speakers', { meetingId })).toEqual([]);
    await expect(test.call('meetings.deleteSpeaker', { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(test.call('meetings.updateSpeaker', { id, name: 'Mme Zola' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a venue', () => {
  it('is not deleted while meetings are held there', async () => {
    const venueId = await venue('Lycée Paul Guérin');
    const { id, ...meeting } = await create({ venueId });
    await expect(test.call('venues.delete', { id: venueId })).rejects.toMatchObject({
      code: 'venue-in-use',
      message: expect.stringContaining('accueille une rencontre'),
    });
    const thouars = await create({ title: 'Rencontre de Thouars', venueId });
    await expect(test.call('venues.delete', { id: venueId })).rejects.toMatchObject({
      message: expect.stringContaining('accueille 2 rencontres'),
    });
    expect(await test.call('venues.list', null)).toHaveLength(1);
    await test.call('meetings.delete', { id: thouars.id });
    await test.call('meetings.update', { ...meeting, id, venueId: null });
    await test.call('venues.delete', { id: venueId });
    expect(await test.call('venues.list', null)).toEqual([]);
  });
});

function item(title: string, durationMinutes: number) {
  return { kind: 'other' as const, title, durationMinutes, details: '' };
}
