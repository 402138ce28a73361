import { beforeEach, expect, it } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
let meetingId: string;
let workshopId: string;
beforeEach(async () => {
  test = await openTestDossier();
  meetingId = await meeting();
  const [first] = await test.call('workshops.createFromThemes', { meetingId });
  workshopId = first?.id ?? '';
  return () => test.close();
});

async function meeting(): Promise<string> {
  const { id } = await test.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  return id;
}

const propose = (title: string, more: { workshopId?: string | null; subjectId?: string } = {}) =>
  test.call('proposals.create', { title, themeId: 'egal-acces', meetingId, workshopId, ...more });
const titles = async () => (await test.call('proposals.list', { workshopId })).map(({ title }) => title);

it('keep the order that the rapporteur gives them', async () => {
  await propose('Une');
  await propose('Deux');
  const { id } = await propose('Trois');
  await test.call('proposals.move', { id, by: -1 });
  await test.call('proposals.move', { id, by: -1 });
  await test.call('proposals.move', { id, by: -1 });
  expect(await titles()).toEqual(['Trois', 'Une', 'Deux']);
  await test.call('history.undo', {});
  expect(await titles()).toEqual(['Une', 'Trois', 'Deux']);
});

it('are refused from a workshop of another meeting, a meeting unknown, or a theme of no campaign', async () => {
  const other = await meeting();
  const fields = { title: 'Prêter', themeId: 'egal-acces' };
  await expect(
    test.call('proposals.create', { ...fields, meetingId: other, workshopId }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    test.call('practices.create', { ...fields, meetingId: '018f0000-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    test.call('proposals.create', { ...fields, themeId: 'ailleurs', meetingId }),
  ).rejects.toMatchObject({ code: 'unknown-theme', details: { fields: { themeId: expect.any(String) } } });
  await expect(propose('Prêter', { subjectId: 'ailleurs' })).rejects.toMatchObject({
    details: { fields: { subjectId: expect.any(String) } },
  });
  expect(await test.call('proposals.list', {})).toEqual([]);
});

it('answer to stakes of the campaign, each once and in its order, which the history says in words', async () => {
  const fields = { title: 'Prêter', themeId: 'egal-acces', meetingId };
  const made = await test.call('proposals.create', {
    ...fields,
    stakes: ['temps-et-lieux', 'continuite', 'continuite'],
  });
  expect(made.stakes).toEqual(['continuite', 'temps-et-lieux']);
  expect(await test.call('proposals.list', {})).toEqual([made]);
  await expect(
    test.call('proposals.update', { ...fields, id: made.id, stakes: ['ailleurs'] }),
  ).rejects.toMatchObject({ code: 'unknown-stake', details: { fields: { stakes: expect.any(String) } } });
  await test.call('proposals.update', { ...fields, id: made.id, stakes: ['continuite'] });
  const [entry] = (await test.call('history.list', {})).entries;
  const { things } = await test.call('history.detail', { sequence: entry?.sequence ?? 0 });
  expect(things[0]?.fields).toMatchObject([
    { label: 'Enjeux', before: expect.stringContaining('lieux qui deviennent poreux') },
  ]);
  await test.call('history.undo', {});
  expect(await test.call('proposals.list', {})).toEqual([made]);
});

it('stay with the meeting when their workshop goes', async () => {
  await propose('Prêter des ordinateurs');
  await test.call('workshops.delete', { id: workshopId });
  expect(await test.call('proposals.list', { meetingId })).toMatchObject([
    { title: 'Prêter des ordinateurs', workshopId: null },
  ]);
});

it('are refused with faulty votes, and changed whole', async () => {
  const { id } = await propose('Prêter');
  const fields = { id, title: 'Prêter', themeId: 'egal-acces' };
  await expect(test.call('proposals.update', { ...fields, votes: 1.5 })).rejects.toMatchObject({
    details: { fields: { votes: 'Indiquez un nombre entier.' } },
  });
  expect(await test.call('proposals.update', { ...fields, votes: 12 })).toMatchObject({ votes: 12 });
});
