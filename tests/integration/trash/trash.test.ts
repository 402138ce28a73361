import { beforeEach, describe, expect, it } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
let meetingId: string;
beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-12T08:00:00.000Z' });
  meetingId = await addMeeting('Rencontre de Niort');
  return () => test.close();
});

async function addMeeting(title: string): Promise<string> {
  const { id } = await test.call('meetings.create', {
    ...{ title, level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  return id;
}

const welcome = (familyName: string, of = meetingId) =>
  test.call('registrations.registerNew', { meetingId: of, person: { familyName, givenName: 'Camille' } });
const addWorkshop = (title: string) =>
  test.call('workshops.create', { meetingId, title, themeId: 'egal-acces' });
const trash = async () => (await test.call('trash.list', {})).items;
const names = async () => (await trash()).map(({ name }) => name);
const registered = async (of = meetingId) =>
  (await test.call('registrations.list', { meetingId: of })).map(({ person }) => person.familyName);

async function bringBack(name: string) {
  const item = (await trash()).find((one) => one.name === name);
  if (!item) throw new Error(`${name} is not in the trash`);
  return test.call('trash.restore', { sequence: item.sequence, id: item.id });
}

describe('the trash lists', () => {
  it('what was deleted, by whom, when, and what hung on it', async () => {
    const { person } = await welcome('Le Goff');
    await test.call('registrations.register', { meetingId: await addMeeting('Autre'), personId: person.id });
    await test.call('people.delete', { id: person.id });
    expect(await trash()).toEqual([
      {
        sequence: 6,
        id: person.id,
        kind: 'person',
        what: 'Personne',
        name: 'Camille Le Goff',
        along: 'avec ses 2 inscriptions',
        author: expect.any(String),
        at: '2020-10-12T08:00:00.000Z',
      },
    ]);
  });

  it('nothing of what a form wrote anew, nor of what was undone or brought back', async () => {
    const network = await test.call('networks.create', { name: 'Niort', schools: [{ name: 'Lycée' }] });
    await test.call('networks.update', { ...network, schools: [{ name: 'Collège' }] });
    expect(await trash()).toEqual([]);
    await test.call('networks.delete', { id: network.id });
    expect((await trash()).map(({ along }) => along)).toEqual(['avec son établissement']);
    await test.call('history.undo', {});
    expect(await trash()).toEqual([]);
    await test.call('history.redo', {});
    await bringBack('Niort');
    expect(await trash()).toEqual([]);
    expect((await test.call('networks.get', { id: network.id })).schools).toMatchObject([
      { name: 'Collège' },
    ]);
  });

  it('a thing once that was deleted twice, as it was the last time', async () => {
    const venue = await test.call('venues.create', { name: 'Lycée', rooms: [{ name: 'CDI' }] });
    await test.call('venues.delete', { id: venue.id });
    const [first] = await trash();
    await bringBack('Lycée');
    await test.call('venues.update', { ...venue, name: 'Lycée Guérin' });
    await test.call('venues.delete', { id: venue.id });
    expect(await names()).toEqual(['Lycée Guérin']);
    await expect(
      test.call('trash.restore', { sequence: first?.sequence ?? 0, id: venue.id }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await bringBack('Lycée Guérin');
    expect(await test.call('venues.get', { id: venue.id })).toMatchObject({ name: 'Lycée Guérin' });
  });

  it('what one looks for by kind, or by words without their accents', async () => {
    const { person } = await welcome('N’Diaye');
    const { id } = await addWorkshop('Équiper');
    await test.call('people.delete', { id: person.id });
    await test.call('workshops.delete', { id });
    const found = async (input: Parameters<typeof test.call<'trash.list'>>[1]) =>
      (await test.call('trash.list', input)).items.map(({ name }) => name);
    expect(await found({ text: 'ndiaye' })).toEqual([]);
    expect(await found({ text: 'n diaye' })).toEqual(['Camille N’Diaye']);
    expect(await found({ text: 'equiper' })).toEqual(['Équiper']);
    expect(await found({ kind: 'workshop' })).toEqual(['Équiper']);
  });

  it('a room taken out of its venue', async () => {
    const { id, rooms, ...venue } = await test.call('venues.create', {
      name: 'Lycée',
      rooms: [{ name: 'CDI' }, { name: 'B12' }],
    });
    await test.call('venues.update', { id, ...venue, rooms: rooms.slice(1) });
    expect(await names()).toEqual(['CDI']);
    await bringBack('CDI');
    expect((await test.call('venues.get', { id })).rooms.map(({ name }) => name)).toEqual(['CDI', 'B12']);
  });
});

describe('what is brought back', () => {
  it('comes with what hung on it, in one action that can be undone', async () => {
    const { id } = await addWorkshop('Équiper');
    const { id: registrationId } = await welcome('Le Goff');
    await test.call('workshops.assign', { registrationIds: [registrationId], workshopId: id });
    await test.call('workshops.choose', { registrationId, workshopIds: [id] });
    await test.call('meetings.delete', { id: meetingId });
    const before = await test.call('history.list', {});
    const { description, left } = await bringBack('Rencontre de Niort');
    expect(description).toBe(
      'Rencontre ramenée\u00a0: Rencontre de Niort, avec son atelier, son inscription et son choix d’atelier',
    );
    expect(left).toEqual([]);
    const [registration] = await test.call('registrations.list', { meetingId });
    expect(registration).toMatchObject({ workshopId: id, person: { familyName: 'Le Goff' } });
    expect((await test.call('history.list', {})).total).toBe(before.total + 1);
    await test.call('history.undo', {});
    expect(await names()).toEqual(['Rencontre de Niort']);
    await test.call('history.redo', {});
    expect(await registered()).toEqual(['Le Goff']);
  });

  it('finds its place and its people again, whatever was done since', async () => {
    const titles = async () => (await test.call('workshops.list', { meetingId })).map(({ title }) => title);
    await addWorkshop('A');
    const { id } = await addWorkshop('B');
    await addWorkshop('C');
    const people = [(await welcome('Un')).id, (await welcome('Deux')).id];
    await test.call('workshops.assign', { registrationIds: people, workshopId: id });
    await test.call('workshops.delete', { id });
    const other = await addWorkshop('D');
    await test.call('workshops.assign', { registrationIds: [people[1] ?? ''], workshopId: other.id });
    await bringBack('B');
    expect(await titles()).toEqual(['A', 'B', 'C', 'D']);
    const workshops = await test.call('workshops.list', { meetingId });
    expect(workshops.map(({ position, assigned }) => [position, assigned])).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 1],
    ]);
    await test.call('history.undo', {});
    expect(await titles()).toEqual(['A', 'C', 'D']);
  });

  it('leaves out what hung on something gone, and says so', async () => {
    const { person } = await welcome('Le Goff');
    const other = await addMeeting('Rencontre de Melle');
    await test.call('registrations.register', { meetingId: other, personId: person.id });
    await test.call('people.delete', { id: person.id });
    await test.call('meetings.delete', { id: other });
    const { left, description } = await bringBack('Camille Le Goff');
    expect(description).toBe('Personne ramenée\u00a0: Camille Le Goff, avec son inscription');
    expect(left).toEqual([
      'Inscription «\u00a0Camille Le Goff\u00a0»\u00a0: impossible à ramener, «\u00a0Rencontre de Melle\u00a0» n’est plus dans le dossier.',
    ]);
    expect(await registered()).toEqual(['Le Goff']);
    await bringBack('Rencontre de Melle');
    await bringBack('Camille Le Goff');
    expect(await registered(other)).toEqual(['Le Goff']);
    expect(await trash()).toEqual([]);
  });

  it('comes without a venue that is gone since', async () => {
    const venue = await test.call('venues.create', { name: 'Lycée', rooms: [] });
    const meeting = await test.call('meetings.get', { id: meetingId });
    await test.call('meetings.update', { ...meeting, venueId: venue.id });
    await test.call('meetings.delete', { id: meetingId });
    await test.call('venues.delete', { id: venue.id });
    const { left } = await bringBack('Rencontre de Niort');
    expect(left).toEqual([
      'Rencontre «\u00a0Rencontre de Niort\u00a0»\u00a0: revenue sans «\u00a0Lycée\u00a0», qui n’est plus dans le dossier.',
    ]);
    expect(await test.call('meetings.get', { id: meetingId })).toMatchObject({ venueId: null });
  });

  it('waits for what it cannot be without', async () => {
    const { id } = await addWorkshop('Équiper');
    await test.call('workshops.delete', { id });
    await test.call('meetings.delete', { id: meetingId });
    await expect(bringBack('Équiper')).rejects.toMatchObject({
      code: 'cannot-restore',
      message: expect.stringContaining('«\u00a0Rencontre de Niort\u00a0» n’est plus dans le dossier'),
    });
    expect(await names()).toEqual(['Rencontre de Niort', 'Équiper']);
    await bringBack('Rencontre de Niort');
    await bringBack('Équiper');
    expect(await trash()).toEqual([]);
  });

  it('does not take the place of what was written anew since', async () => {
    const scope = { level: 'meeting' as const, id: meetingId };
    const { id } = await test.call('syntheses.create', scope);
    await test.call('syntheses.delete', { id });
    await test.call('syntheses.create', scope);
    const [item] = await trash();
    await expect(
      test.call('trash.restore', { sequence: item?.sequence ?? 0, id: item?.id ?? '' }),
    ).rejects.toMatchObject({
      code: 'cannot-restore',
      message: expect.stringContaining('la même chose a été saisie de nouveau'),
    });
  });

  it('is not brought back over a row that has its identifier again', async () => {
    const workshop = await addWorkshop('Équiper');
    const fields = { meetingId, workshopId: workshop.id, title: 'Prêter', themeId: 'egal-acces' };
    const { id } = await test.call('proposals.create', fields);
    await test.call('proposals.delete', { id });
    const [item] = await trash();
    await test.call('proposals.create', { ...fields, id, title: 'Louer' });
    expect(await trash()).toEqual([]);
    await expect(test.call('trash.restore', { sequence: item?.sequence ?? 0, id })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await test.call('proposals.list', {})).toMatchObject([{ title: 'Louer' }]);
  });
});

const person = (n: number) =>
  bareStatement(
    `INSERT INTO person (id, civility, familyName, givenName, email, phone, category, function, mandate, organisation,
       uai, network, minor, pmr) VALUES (?, '', ?, '', '', '', 'autres', '', '', '', '', '', 0, 0)`,
    [`p${n}`, `Nom ${n}`],
  );

it('keeps its order among ten thousand deletions', async () => {
  const names = Array.from({ length: 10_000 }, (_, n) => `Nom ${n}`);
  const change = (operation: string, description: string) => ({
    ...{ operation, description },
    ...{ author: 'Camille', at: '2020-10-12T09:00:00.000Z' },
  });
  await test.store.transact(change('people.import', 'Liste'), (write) => {
    for (const n of names.keys()) write.run(person(n));
  });
  // All at once, they share the disk’s syncs.
  await Promise.all(
    names.map((name, n) =>
      test.store.transact(change('people.delete', `Personne supprimée : ${name}`), (write) =>
        write.run(bareStatement('DELETE FROM person WHERE id = ?', [`p${n}`])),
      ),
    ),
  );
  const { items, total } = await test.call('trash.list', {});
  expect(total).toBe(10_000);
  expect([items[0]?.name, items.at(-1)?.name]).toEqual(['Nom 9999', 'Nom 0']);
  const history = await test.call('history.list', { limit: 1_000_000 });
  expect(history.entries).toHaveLength(10_003);
  expect((await test.call('history.list', { text: 'nom 2500' })).found).toBe(1);
  await bringBack('Nom 2500');
  expect((await test.call('trash.list', {})).total).toBe(9999);
}, 60_000);
