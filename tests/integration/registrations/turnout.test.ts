import { beforeEach, expect, it } from 'vitest';
import { attendanceOfEach } from '../../../main/syntheses/whole.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ dossier: { referenceDate: '2020-10-15' } });
  return () => test.close();
});

const meeting = (title: string, state: 'held' | 'postponed' | 'cancelled' = 'held') =>
  test.call('meetings.create', {
    ...{ title, level: 'department', territoryCode: '079', date: '2020-10-14', state },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
const add = (meetingId: string, familyName: string, category: string, remote = false) =>
  test.call('registrations.registerNew', { meetingId, person: { familyName, category }, remote });
const mark = (id: string, attendance: 'present' | 'remote' | 'represented', representedBy = '') =>
  test.call('registrations.mark', { ids: [id], attendance, representedBy });

/** Of two meetings: two who came, one of them twice, one who had cancelled, and two represented. */
async function twoMeetings() {
  const niort = await meeting('Niort');
  const bressuire = await meeting('Bressuire');
  const zoe = await add(niort.id, 'Martin', 'parents');
  await mark(zoe.id, 'present');
  const again = await test.call('registrations.register', {
    ...{ meetingId: bressuire.id, personId: zoe.personId },
  });
  await mark(again.id, 'remote');
  const roy = await add(niort.id, 'Roy', 'parents');
  await mark(roy.id, 'present');
  await test.call('registrations.cancel', { id: roy.id });
  await mark((await add(niort.id, 'Petit', 'agents')).id, 'represented', 'M. MARTIN');
  await mark((await add(niort.id, 'Leroy', 'agents')).id, 'represented', 'Awa Diop');
  return { niort, bressuire };
}

it('is the same on every screen: each once, representatives included, cancelled registrations left out', async () => {
  const { niort } = await twoMeetings();
  await test.call('people.create', { familyName: 'Diop', givenName: 'Awa', category: 'eleves' });
  expect(await test.call('registrations.turnout', { meetingId: niort.id })).toEqual({
    people: 2,
    categories: [
      { id: 'parents', people: 1 },
      { id: 'eleves', people: 1 },
    ],
  });
  const { id } = await test.call('syntheses.create', { level: 'department', id: '079' });
  const { attendance, presences } = await test.call('syntheses.get', { id });
  expect(attendance.filter(({ count }) => count > 0)).toEqual([
    expect.objectContaining({ id: 'eleves', count: 1 }),
    expect.objectContaining({ id: 'parents', count: 1 }),
  ]);
  expect(presences).toBe(3);
  // What a package says of each meeting.
  const meetings = await test.call('meetings.list', {});
  const each = attendanceOfEach(test.store, meetings);
  expect(meetings.map(({ id: one }) => each.get(one)?.reduce((sum, { count }) => sum + count, 0))).toEqual([
    1, 2,
  ]);
  const { figures } = await test.call('dashboard.get', null);
  expect(figures).toMatchObject({ registrations: 4, presences: 3, people: 2 });
});

it('and those expected leave out a meeting that is cancelled, and headcounts of networks', async () => {
  const { bressuire } = await twoMeetings();
  const { id } = await test.call('networks.create', { name: 'Gâtine', departmentCode: '079' });
  await test.call('networks.saveReturn', { id, headcount: 18 });
  await test.call('meetings.setState', { id: bressuire.id, state: 'cancelled' });
  const { figures } = await test.call('dashboard.get', null);
  expect(figures).toMatchObject({ registrations: 3, presences: 2, people: 2, headcount: 18 });
  const synthesis = await test.call('syntheses.create', { level: 'department', id: '079' });
  expect(await test.call('syntheses.get', { id: synthesis.id })).toMatchObject({
    ...{ presences: 2, headcount: 18 },
  });
});

it('gives no place to those who attend from afar, nor to who cancelled', async () => {
  const { id: meetingId } = await meeting('Niort');
  const [workshop] = await test.call('workshops.createFromThemes', { meetingId });
  if (!workshop) throw new Error('no workshop');
  const { position: _, meetingId: __, ...fields } = workshop;
  await test.call('workshops.update', { ...fields, capacity: 2 });
  const people = [
    await add(meetingId, 'Martin', 'parents'),
    await add(meetingId, 'Roy', 'parents', true),
    await add(meetingId, 'Petit', 'parents'),
  ];
  const registrationIds = people.map(({ id }) => id);
  await test.call('workshops.assign', { registrationIds, workshopId: workshop.id });
  for (const registrationId of registrationIds) {
    await test.call('workshops.choose', { registrationId, workshopIds: [workshop.id] });
  }
  await test.call('registrations.cancel', { id: registrationIds[2] ?? '' });
  const [shown] = await test.call('workshops.list', { meetingId });
  expect(shown).toMatchObject({ assigned: 2, assignedFromAfar: 1, placesLeft: 1 });
  expect(shown).toMatchObject({ firstChoices: 2, firstChoicesOnSite: 1 });
  // Whoever meant to attend from afar and came takes a seat after all.
  await mark(registrationIds[1] ?? '', 'present');
  expect((await test.call('workshops.list', { meetingId }))[0]).toMatchObject({ placesLeft: 0 });
});

it('keeps the name of a representative as names are kept, and asks for it in French when it is too long', async () => {
  const { id: meetingId } = await meeting('Niort');
  const { id } = await add(meetingId, 'Martin', 'parents');
  await mark(id, 'represented', '  Paul \u202eDupont\n\t(e\u0301lu) ');
  const [listed] = await test.call('registrations.list', { meetingId });
  expect(listed?.representedBy).toBe('Paul Dupont (élu)');
  await expect(mark(id, 'represented', 'a'.repeat(201))).rejects.toMatchObject({
    code: 'invalid-input',
    details: { fields: { representedBy: 'Ce texte est trop long (200 caractères au plus).' } },
  });
  // Whoever came in person has nobody in their place.
  await mark(id, 'present', 'Paul Dupont');
  expect((await test.call('registrations.list', { meetingId }))[0]?.representedBy).toBe('');
});
