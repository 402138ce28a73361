import { beforeEach, expect, it } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
let meetingId: string;
beforeEach(async () => {
  test = await openTestDossier();
  const venue = await test.call('venues.create', {
    name: 'Lycée',
    rooms: [{ name: 'CDI', capacity: 40, jauge: 2 }],
  });
  meetingId = await meeting(venue.id);
  return () => test.close();
});

async function meeting(venueId: string | null): Promise<string> {
  const { id } = await test.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '', venueId },
  });
  return id;
}

const add = async (familyName: string, of = meetingId) =>
  (await test.call('registrations.registerNew', { meetingId: of, person: { familyName } })).id;

async function smallWorkshop() {
  const [venue] = await test.call('venues.list', null);
  return test.call('workshops.create', {
    meetingId,
    title: 'Équiper',
    themeId: 'egal-acces',
    roomId: venue?.rooms[0]?.id ?? null,
    capacity: 24,
  });
}
const placesOf = async (id: string) =>
  (await test.call('workshops.list', { meetingId })).find((workshop) => workshop.id === id);

it('have as many places as the smallest limit, and may be overfull', async () => {
  const { id } = await smallWorkshop();
  expect(await placesOf(id)).toMatchObject({ places: 2, placesLeft: 2 });
  const people = [await add('A'), await add('B'), await add('C')];
  const { placesLeft } = await test.call('workshops.assign', { registrationIds: people, workshopId: id });
  expect(placesLeft).toBe(-1);
  await test.call('registrations.cancel', { id: people[0] ?? '' });
  expect(await placesOf(id)).toMatchObject({ assigned: 2, placesLeft: 0 });
});

it('take nobody of another meeting, and then nobody at all', async () => {
  const { id } = await smallWorkshop();
  const stranger = await add('D', await meeting(null));
  const own = await add('E');
  await expect(
    test.call('workshops.assign', { registrationIds: [own, stranger], workshopId: id }),
  ).rejects.toMatchObject({ code: 'not-registered' });
  expect(await placesOf(id)).toMatchObject({ assigned: 0 });
});

it('take nobody who is no longer registered, and let them go', async () => {
  const { id } = await smallWorkshop();
  const [gone, other] = [await add('Partie'), await add('Restée')];
  await test.call('workshops.assign', { registrationIds: [gone], workshopId: id });
  await test.call('registrations.cancel', { id: gone });
  await expect(
    test.call('workshops.assign', { registrationIds: [other, gone], workshopId: id }),
  ).rejects.toMatchObject({ code: 'not-registered' });
  expect(await placesOf(id)).toMatchObject({ assigned: 0 });
  await test.call('workshops.assign', { registrationIds: [gone], workshopId: null });
});

it('free their people when they go, and take them back with an undo', async () => {
  const { id } = await smallWorkshop();
  const person = await add('F');
  await test.call('workshops.assign', { registrationIds: [person], workshopId: id });
  await test.call('workshops.delete', { id });
  const after = await test.call('registrations.list', { meetingId });
  expect(after.map(({ workshopId }) => workshopId)).toEqual([null]);
  await test.call('history.undo', {});
  const back = await test.call('registrations.list', { meetingId });
  expect(back.map(({ workshopId }) => workshopId)).toEqual([id]);
});

it('are wished for in ranks, the better one kept when named twice', async () => {
  const made = await test.call('workshops.createFromThemes', { meetingId });
  const [first = '', second = ''] = made.map(({ id }) => id);
  const registrationId = await add('G');
  await test.call('workshops.choose', { registrationId, workshopIds: [second, first, second] });
  expect(await test.call('workshops.choices', { meetingId })).toEqual([
    { registrationId, workshopIds: [second, first] },
  ]);
  expect(await placesOf(second)).toMatchObject({ firstChoices: 1 });
  await test.call('workshops.choose', { registrationId, workshopIds: [] });
  expect(await test.call('workshops.choices', { meetingId })).toEqual([]);
});

it('are one for each theme that has none yet', async () => {
  await smallWorkshop();
  expect(await test.call('workshops.createFromThemes', { meetingId })).toHaveLength(4);
  await expect(test.call('workshops.createFromThemes', { meetingId })).rejects.toMatchObject({
    code: 'themes-treated',
  });
});

it('are refused for a meeting or a theme that does not exist', async () => {
  const fields = { title: 'Équiper', themeId: 'egal-acces' };
  await expect(
    test.call('workshops.create', { ...fields, meetingId: '018f0000-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    test.call('workshops.create', { ...fields, themeId: 'ailleurs', meetingId }),
  ).rejects.toMatchObject({ code: 'unknown-theme' });
});

it('keep numbers without a gap when one goes', async () => {
  const made = await test.call('workshops.createFromThemes', { meetingId });
  await test.call('workshops.delete', { id: made[1]?.id ?? '' });
  await smallWorkshop();
  const numbered = async () =>
    (await test.call('workshops.list', { meetingId })).map(({ position, title }) => [position, title]);
  expect((await numbered()).map(([position]) => position)).toEqual([0, 1, 2, 3, 4]);
  expect((await numbered())[1]?.[1]).toBe(made[2]?.title);
  expect((await numbered())[4]?.[1]).toBe('Équiper');
});

it('are held in a room of the meeting’s venue, or in the one they had', async () => {
  const workshop = await smallWorkshop();
  const elsewhere = await test.call('venues.create', { name: 'Collège', rooms: [{ name: 'Préau' }] });
  const { id, title, themeId, roomId } = workshop;
  await expect(
    test.call('workshops.update', { id, title, themeId, roomId: elsewhere.rooms[0]?.id ?? null }),
  ).rejects.toMatchObject({
    code: 'foreign-room',
    details: { fields: { roomId: expect.stringContaining('salle') } },
  });
  const plan = await test.call('meetings.get', { id: meetingId });
  await test.call('meetings.update', { ...plan, venueId: elsewhere.id });
  expect(await test.call('workshops.update', { id, title: 'Renommé', themeId, roomId })).toMatchObject({
    title: 'Renommé',
    roomId,
  });
});

it('are not wished for by someone of another meeting', async () => {
  const { id } = await smallWorkshop();
  const own = await add('H');
  await test.call('workshops.choose', { registrationId: own, workshopIds: [id] });
  const elsewhere = await meeting(null);
  const [foreign] = await test.call('workshops.createFromThemes', { meetingId: elsewhere });
  await expect(
    test.call('workshops.choose', { registrationId: own, workshopIds: [foreign?.id ?? ''] }),
  ).rejects.toMatchObject({ code: 'foreign-workshop' });
  expect(await test.call('workshops.choices', { meetingId })).toEqual([
    { registrationId: own, workshopIds: [id] },
  ]);
});
