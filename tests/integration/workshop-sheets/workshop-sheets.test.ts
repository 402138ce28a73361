import { beforeEach, expect, it } from 'vitest';
import type { RichText } from '../../../shared/text/rich-text.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

const ID = '01751b93-0000-7000-8000-000000000001';

let test: TestDossier;
let meetingId: string;
let workshopId: string;
beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-14T09:40:00.000Z' });
  const meeting = await test.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  meetingId = meeting.id;
  const [first] = await test.call('workshops.createFromThemes', { meetingId });
  workshopId = first?.id ?? '';
  return () => test.close();
});

const text = (words: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

it('a proposal asked for twice under one identifier is one proposal, as last written', async () => {
  const asked = { id: ID, meetingId, workshopId, themeId: 'egal-acces' };
  await test.call('proposals.create', { ...asked, title: 'Prêter' });
  const again = await test.call('proposals.create', { ...asked, title: 'Prêter des ordinateurs', votes: 12 });
  expect(again).toMatchObject({ id: ID, title: 'Prêter des ordinateurs', votes: 12, position: 0 });
  expect(await test.call('proposals.list', { workshopId })).toEqual([again]);
});

it('a practice asked for twice under one identifier is one practice, as last written', async () => {
  const asked = { id: ID, meetingId, workshopId, themeId: 'egal-acces' };
  await test.call('practices.create', { ...asked, title: 'Le bus' });
  const again = await test.call('practices.create', {
    ...asked,
    title: 'Le bus numérique',
    kind: 'innovation',
  });
  expect(again).toMatchObject({ id: ID, title: 'Le bus numérique', kind: 'innovation' });
  expect(await test.call('practices.list', { workshopId })).toEqual([again]);
});

it('a proposal that was undone comes back whole when its screen saves it again', async () => {
  const asked = { id: ID, meetingId, workshopId, themeId: 'egal-acces', title: 'Prêter' };
  await test.call('proposals.create', asked);
  await test.call('history.undo', {});
  expect(await test.call('proposals.list', { workshopId })).toEqual([]);
  await test.call('proposals.create', asked);
  expect(await test.call('proposals.list', { workshopId })).toMatchObject([{ id: ID, title: 'Prêter' }]);
});

it('findings of lists too deep are refused in a sentence, and those that were there stay', async () => {
  await test.call('workshops.saveSheet', { workshopId, findings: text('Les connexions sont lentes.') });
  const open = '{"type":"bulletList","content":[{"type":"listItem","content":[';
  const deep = `${open.repeat(2000)}{"type":"paragraph"}${']}]}'.repeat(2000)}`;
  const findings = JSON.parse(`{"type":"doc","content":[${deep}]}`) as RichText;
  await expect(test.call('workshops.saveSheet', { workshopId, findings })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect(await test.call('workshops.sheet', { workshopId })).toMatchObject({
    findings: text('Les connexions sont lentes.'),
  });
});

it('a sheet is empty, begun, declared complete at a moment that stays, and opened again', async () => {
  expect(await test.call('workshops.sheet', { workshopId })).toMatchObject({
    findings: { content: [] },
    updatedAt: null,
    completedAt: null,
  });
  await test.call('workshops.saveSheet', { workshopId, findings: text('Peu de débit.') });
  expect((await test.call('workshops.sheet', { workshopId })).completedAt).toBeNull();
  await test.call('workshops.saveSheet', { workshopId, findings: text('Peu de débit.'), complete: true });
  const complete = await test.call('workshops.saveSheet', {
    ...{ workshopId, findings: text('Très peu de débit.'), complete: true },
  });
  expect(complete).toMatchObject({
    findings: text('Très peu de débit.'),
    completedAt: '2020-10-14T09:40:00.000Z',
  });
  const opened = await test.call('workshops.saveSheet', { workshopId, findings: complete.findings });
  expect(opened.completedAt).toBeNull();
  const sheets = await test.call('workshops.sheets', { meetingId });
  expect(sheets[0]).toEqual(opened);
  expect(sheets.slice(1).every(({ updatedAt }) => updatedAt === null)).toBe(true);
});
