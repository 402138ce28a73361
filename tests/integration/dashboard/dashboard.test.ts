import { expect, it } from 'vitest';
import { toDoInWords } from '../../../renderer/dashboard/to-do.ts';
import { isToSend } from '../../../shared/publishing/stage.ts';
import { stageOfRow } from '../../../shared/syntheses/stage.ts';
import { openTestApplication, openTestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signedSynthesis, signOff } from '../../factories/signed-synthesis.ts';

it('of a new dossier awaits every département, and blames no theme or category yet', async () => {
  await using test = await openTestDossier({ dossier: { referenceDate: '2020-10-12' } });
  const { daysLeft, missing, toDo, figures } = await test.call('dashboard.get', null);
  expect(daysLeft).toBe(4);
  expect(missing).toEqual({
    departments: ['Charente', 'Charente-Maritime', 'Deux-Sèvres', 'Vienne'],
    themes: [],
    categories: [],
  });
  expect(toDo).toEqual({
    ...{ meetings: [], lateNetworks: 0 },
    ...{ synthesesToWrite: 0, synthesesInReview: 0, synthesesToSign: 0, synthesesToSend: 0 },
  });
  expect(figures.meetings).toBe(0);
});

it('names what is missing, and forgets a meeting that is cancelled', async () => {
  await using test = await openTestDossier({ dossier: { referenceDate: '2020-10-17' } });
  const plan = {
    title: 'Rencontre de la Vienne',
    level: 'department',
    territoryCode: '086',
    date: '2020-10-20',
    startTime: '08:30',
    endTime: '13:00',
    link: '',
  } as const;
  const { id } = await test.call('meetings.create', plan);
  await test.call('proposals.create', {
    title: 'Prêter des ordinateurs',
    themeId: 'egal-acces',
    meetingId: id,
  });
  await test.call('registrations.registerNew', {
    meetingId: id,
    person: { familyName: 'Martin', category: 'parents' },
    atTheDoor: true,
  });
  const before = await test.call('dashboard.get', null);
  expect(before.daysLeft).toBe(-1);
  expect(before.missing.departments).not.toContain('Vienne');
  expect(before.toDo.meetings).toEqual([
    { kind: 'unconfirmed', meetings: 1, count: 1 },
    { kind: 'placeless', meetings: 1, count: 1 },
  ]);
  expect(before.figures).toMatchObject({ meetings: 1, registrations: 1, presences: 1, proposals: 1 });
  const { campaign } = (await test.call('dossier.current', null)) ?? {};
  expect(before.missing.themes).toHaveLength((campaign?.themes.length ?? 0) - 1);
  expect(before.missing.categories).not.toContain(
    campaign?.categories.find((category) => category.id === 'parents')?.plural,
  );

  await test.call('meetings.setState', { id, state: 'cancelled' });
  const after = await test.call('dashboard.get', null);
  expect(after.missing.departments).toContain('Vienne');
  expect(after.coming).toEqual([]);
  expect(after.figures.meetings).toBe(0);
});

it('of the sample says who is late, what waits and what is missing', async () => {
  await using test = openTestApplication({ renderer: inProcessRenderer });
  await test.runJob('dossier.openSample', null);
  const { today, toDo, coming, figures } = await test.call('dashboard.get', null);
  expect(today).toBe('2020-10-12');
  const syntheses = await test.call('syntheses.overview', null);
  const toWrite = syntheses.filter((row) => stageOfRow(row) === 'missing');
  expect(toDo).toEqual({
    meetings: [
      { kind: 'unrecorded', meetings: 2, count: 2 },
      { kind: 'postponed', meetings: 1, count: 1 },
      { kind: 'addressless', meetings: 1, count: 1 },
      { kind: 'roomless', meetings: 1, count: 1 },
      { kind: 'leaderless', meetings: 4, count: 20 },
      { kind: 'unassigned', meetings: 4, count: 282 },
      { kind: 'overwished', meetings: 4, count: 4 },
    ],
    lateNetworks: 2,
    synthesesToWrite: toWrite.length,
    synthesesInReview: 1,
    synthesesToSign: 0,
    synthesesToSend: 0,
  });
  expect(figures).toMatchObject({ meetings: 16, held: 9, headcount: 36 });
  expect(coming.map(({ date }) => date)).toEqual(Array(4).fill('2020-10-14'));
  // Each count is that of the rows of the list it leads to.
  const awaited = await test.call('meetings.awaited', null);
  for (const { kind, meetings } of toDo.meetings) {
    expect(awaited.filter((one) => one.kind === kind)).toHaveLength(meetings);
  }
});

it('counts as to send what the list of envois shows so, whatever version is being written after it', async () => {
  await using test = await openTestDossier({ renderer: inProcessRenderer });
  const toSend = async () => [
    (await test.call('dashboard.get', null)).toDo.synthesesToSend,
    (await test.call('publishing.list', null)).filter(isToSend).length,
  ];
  const first = await signedSynthesis(test);
  expect(await toSend()).toEqual([1, 1]);
  const { id: second } = await test.call('syntheses.newVersion', { id: first });
  expect(await toSend()).toEqual([1, 1]);
  await signOff(test, second);
  expect(await toSend()).toEqual([1, 1]);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId: second, confirmed: [] });
  await test.call('publishing.handOver', { packageId, on: '2020-10-16', to: '' });
  expect(await toSend()).toEqual([0, 0]);
});

it('counts syntheses as the list that each count leads to shows them, to its very link', async () => {
  await using test = openTestApplication({ renderer: inProcessRenderer });
  await test.runJob('dossier.openSample', null);
  const shown = async () => {
    const { toDo } = await test.call('dashboard.get', null);
    const rows = await test.call('syntheses.overview', null);
    return toDoInWords(toDo).flatMap(({ text, href }) => {
      const stage = /^\/syntheses\?etat=(.+)$/.exec(href)?.[1];
      return stage ? [{ text, rows: rows.filter((row) => stageOfRow(row) === stage).length }] : [];
    });
  };
  const [toWrite] = await shown();
  expect(await shown()).toEqual([toWrite, { text: '1\u00a0synthèse en relecture', rows: 1 }]);
  const inReview = (await test.call('syntheses.overview', null)).find((row) => stageOfRow(row) === 'review');
  await test.call('syntheses.putToSign', { id: inReview?.latest?.id ?? '' });
  expect(await shown()).toEqual([
    toWrite,
    { text: '1\u00a0synthèse à la signature, à faire viser', rows: 1 },
  ]);
  expect(toWrite?.text).toBe(`${toWrite?.rows}\u00a0synthèses à écrire`);
});
