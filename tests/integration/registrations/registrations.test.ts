import { beforeEach, expect, it } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
let meetingId: string;
beforeEach(async () => {
  test = await openTestDossier();
  meetingId = (await meeting('Rencontre de Niort')).id;
  return () => test.close();
});

const meeting = (title: string) =>
  test.call('meetings.create', {
    ...{ title, level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
const add = (familyName: string, givenName = '') =>
  test.call('registrations.registerNew', { meetingId, person: { familyName, givenName } });
const names = async () =>
  (await test.call('registrations.list', { meetingId })).map(({ person }) => person.familyName);

it('are listed as a French reader sorts names', async () => {
  for (const name of ['Zola', 'Évrard', 'N’Diaye', 'Eve', 'd’Hérouville']) await add(name);
  expect(await names()).toEqual(['Eve', 'Évrard', 'd’Hérouville', 'N’Diaye', 'Zola']);
});

it('say who comes, and not how to reach them', async () => {
  const person = { familyName: 'Petit', email: 'awa@example.org', phone: '0549123456', pmr: true };
  const { person: added } = await test.call('registrations.registerNew', { meetingId, person });
  const [row] = await test.call('registrations.list', { meetingId });
  expect(row?.person).toEqual({
    ...{ id: added.id, civility: '', familyName: 'Petit', givenName: '', category: 'autres' },
    ...{ function: '', organisation: '', pmr: true },
  });
});

it('say the addresses of those who are asked for, and of nobody else', async () => {
  const person = { familyName: 'Petit', givenName: 'Awa', phone: '0549123456' };
  const register = (email: string) =>
    test.call('registrations.registerNew', { meetingId, person: { ...person, email } });
  const ids = [(await register('awa@example.org')).id, (await register('')).id];
  await register('autre@example.org');
  const told = await test.call('registrations.addresses', { ids });
  expect(told.toSorted((a, b) => a.email.localeCompare(b.email))).toEqual([
    { id: ids[1], email: '' },
    { id: ids[0], email: 'awa@example.org' },
  ]);
  expect(await test.call('registrations.addresses', { ids: [] })).toEqual([]);
});

it('do not mix meetings', async () => {
  await add('Martin');
  const other = await meeting('Rencontre de Poitiers');
  expect(await test.call('registrations.list', { meetingId: other.id })).toEqual([]);
});

it('are refused twice for the same person, and taken up again once cancelled', async () => {
  const { id, personId } = await add('Martin', 'Zoé');
  await expect(test.call('registrations.register', { meetingId, personId })).rejects.toMatchObject({
    code: 'already-registered',
    message: 'Zoé Martin est déjà inscrit à cette rencontre.',
  });
  await test.call('registrations.cancel', { id });
  const again = await test.call('registrations.register', { meetingId, personId });
  expect(again).toMatchObject({ id, status: 'registered' });
});

it('of someone lead to their meetings, cancelled ones included', async () => {
  const { id, personId } = await add('Martin');
  const other = await meeting('Rencontre de Poitiers');
  await test.call('registrations.register', { meetingId: other.id, personId, remote: true });
  await test.call('registrations.cancel', { id });
  const found = await test.call('registrations.ofPerson', { personId });
  expect(found.map(({ status, remote, meeting: { title } }) => [title, status, remote]).sort()).toEqual([
    ['Rencontre de Niort', 'cancelled', false],
    ['Rencontre de Poitiers', 'registered', true],
  ]);
  await expect(test.call('registrations.ofPerson', { personId: other.id })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('leave with their person, and come back with an undo', async () => {
  const { personId } = await add('Martin');
  await test.call('people.delete', { id: personId });
  expect(await names()).toEqual([]);
  await test.call('history.undo', {});
  expect(await names()).toEqual(['Martin']);
});

it('are exported with what a spreadsheet could run made harmless', async () => {
  await test.call('registrations.registerNew', {
    meetingId,
    person: { familyName: '=cmd|calc', givenName: 'Noël', function: 'proviseur', category: 'encadrement' },
    remote: true,
  });
  const file = await test.runJob('registrations.export', { meetingId });
  const text = (await test.contentOf(file)).toString();
  expect(text.startsWith('\ufeffNom;Prénom;')).toBe(true);
  expect(text).not.toMatch(/(^|;|\n)"?=cmd/);
  expect(text).toContain(';Noël;proviseur;');
  expect(text).toContain(';à distance;');
});

it('name no meeting or person that does not exist', async () => {
  const nobody = '018f0000-0000-7000-8000-000000000000';
  await expect(test.call('registrations.register', { meetingId, personId: nobody })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(test.runJob('registrations.export', { meetingId: nobody })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(test.call('registrations.cancel', { id: nobody })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('keep their workshop while cancelled, without counting in it', async () => {
  const { id } = await add('Martin');
  const [workshop] = await test.call('workshops.createFromThemes', { meetingId });
  const workshopId = workshop?.id ?? '';
  const assigned = async () => (await test.call('workshops.list', { meetingId }))[0]?.assigned;
  await test.call('workshops.assign', { registrationIds: [id], workshopId });
  await test.call('registrations.cancel', { id });
  expect(await assigned()).toBe(0);
  expect(await test.call('registrations.restore', { id })).toMatchObject({
    status: 'registered',
    workshopId,
  });
  expect(await assigned()).toBe(1);
});

it('say who attends from afar, when taken up again too', async () => {
  const { id, personId } = await add('Martin');
  expect(await test.call('registrations.setRemote', { id, remote: true })).toMatchObject({ remote: true });
  await test.call('registrations.cancel', { id });
  expect(await test.call('registrations.register', { meetingId, personId })).toMatchObject({ remote: false });
  await test.call('history.undo', {});
  const [row] = await test.call('registrations.list', { meetingId });
  expect(row).toMatchObject({ status: 'cancelled', remote: true });
});

it('leave nobody new behind when the meeting does not exist', async () => {
  await expect(
    test.call('registrations.registerNew', {
      meetingId: '018f0000-0000-7000-8000-000000000000',
      person: { familyName: 'Martin' },
    }),
  ).rejects.toMatchObject({ code: 'not-found' });
  expect(await test.call('people.list', {})).toMatchObject({ total: 0 });
});
