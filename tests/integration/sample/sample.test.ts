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

it('has nobody on site in two places at once', async () => {
  await using test = await openSample();
  const where = new Map<string, string[]>();
  const meetings = (await test.call('meetings.list', {})).filter(({ date }) => date === '2020-10-14');
  for (const { id, title } of meetings) {
    for (const { name, byVideo, representedByName } of await test.call('meetings.speakers', {
      meetingId: id,
    })) {
      const there = representedByName || (byVideo ? '' : name);
      if (there !== '') where.set(there, [...(where.get(there) ?? []), title]);
    }
  }
  expect(meetings).toHaveLength(4);
  expect([...where].filter(([, titles]) => titles.length > 1)).toEqual([]);
});

it('is a shop window: no two networks found the same, every proposal has a subject, functions agree with people', async () => {
  await using test = await openSample();
  const networks = (await test.call('meetings.list', {})).filter(({ level }) => level === 'network');
  const sheets = [];
  for (const { id } of networks) {
    const written = await test.call('workshops.sheets', { meetingId: id });
    if (written.length > 0) sheets.push(JSON.stringify(written.map(({ findings }) => findings)));
  }
  expect(sheets).toHaveLength(7);
  expect(new Set(sheets).size).toBe(7);
  const proposals = await test.call('proposals.list', {});
  expect(proposals.filter(({ subjectId }) => subjectId === null)).toEqual([]);
  const { people } = await test.call('people.list', {});
  const ofAnother = people.filter(({ civility, function: role }) => {
    const words = role.split(/[^\p{L}]+/u);
    return AGREED.some((pair) => words.includes(pair[civility === 'Mme' ? 0 : 1]));
  });
  expect(ofAnother).toEqual([]);
});

/** Words that agree, for a man and for a woman. */
const AGREED = [
  ...[['représentant', 'représentante'] as const, ['élu', 'élue'] as const, ['gérant', 'gérante'] as const],
  ...[['principal', 'principale'] as const, ['adjoint', 'adjointe'] as const],
  ...[['directeur', 'directrice'] as const, ['président', 'présidente'] as const],
  ...[['chargé', 'chargée'] as const, ['professeur', 'professeure'] as const],
];

it('is the same at every making, but for the moment it was made', async () => {
  await using first = await openSample();
  await using second = await openSample();
  for (const name of ['people.list', 'meetings.list', 'syntheses.overview', 'networks.list'] as const) {
    const input = name === 'people.list' || name === 'meetings.list' ? {} : null;
    expect(await second.answer(name, input)).toEqual(await first.answer(name, input));
  }
});
