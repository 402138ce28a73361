import { expect, it } from 'vitest';
import { openTestApplication, openTestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';

it('of a new dossier awaits every département, and blames no theme or category yet', async () => {
  await using test = await openTestDossier({ dossier: { referenceDate: '2020-10-12' } });
  const { daysLeft, missing, toDo, figures } = await test.call('dashboard.get', null);
  expect(daysLeft).toBe(4);
  expect(missing).toEqual({
    departments: ['Charente', 'Charente-Maritime', 'Deux-Sèvres', 'Vienne'],
    themes: [],
    categories: [],
  });
  expect(Object.values(toDo).every((count) => count === 0)).toBe(true);
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
  expect(before.toDo).toMatchObject({ unconfirmed: 1, placeless: 1 });
  expect(before.figures).toMatchObject({ meetings: 1, registrations: 1, present: 1, proposals: 1 });
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

it('of the sample says who is late and what waits', async () => {
  await using test = openTestApplication({ renderer: inProcessRenderer });
  await test.runJob('dossier.openSample', null);
  const { today, toDo, coming } = await test.call('dashboard.get', null);
  expect(today).toBe('2020-10-12');
  expect(toDo).toMatchObject({ lateNetworks: 2, synthesesToSignOff: 1, synthesesToSend: 0 });
  expect(coming.map(({ date }) => date)).toEqual(Array(4).fill('2020-10-14'));
});
