import { expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';

async function openSample(): Promise<TestApplication> {
  const test = openTestApplication({ renderer: inProcessRenderer, now: '2020-10-12T06:00:00.000Z' });
  await test.runJob('dossier.openSample', null);
  return test;
}

it('holds syntheses of networks at every stage', async () => {
  await using test = await openSample();
  const rows = await test.call('syntheses.overview', null);
  const stages = rows
    .filter(({ scope }) => scope.level === 'network')
    .map(({ latest }) => (latest ? `${latest.state} ${latest.version}` : 'missing'));
  expect(new Set(stages)).toEqual(new Set(['missing', 'draft 1', 'review 1', 'sent 1', 'draft 2']));
  const sendings = await test.call('publishing.list', null);
  expect(sendings.flatMap(({ deposits }) => deposits.map(({ state }) => state))).toEqual([
    'handed-over',
    'handed-over',
  ]);
});

it('has speakers in their sequences, some of them represented or by video', async () => {
  await using test = await openSample();
  const meetings = await test.call('meetings.list', {});
  const speakers = [];
  for (const { id, level } of meetings) {
    if (level === 'department') speakers.push(...(await test.call('meetings.speakers', { meetingId: id })));
  }
  expect(speakers).toHaveLength(4 * 7);
  expect(speakers.every(({ agendaItemId }) => agendaItemId !== null)).toBe(true);
  expect(speakers.filter(({ representedByName }) => representedByName !== '')).toHaveLength(2);
  expect(speakers.some(({ byVideo }) => byVideo)).toBe(true);
});

it('is the same at every making, but for the moment it was made', async () => {
  await using first = await openSample();
  await using second = await openSample();
  for (const name of ['people.list', 'meetings.list', 'syntheses.overview', 'networks.list'] as const) {
    const input = name === 'people.list' || name === 'meetings.list' ? {} : null;
    expect(await second.answer(name, input)).toEqual(await first.answer(name, input));
  }
});
