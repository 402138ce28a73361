import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countingPeople } from '../../factories/counts.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let opened: TestDossier;
let now: string;
let added = 0;
beforeEach(async () => {
  now = moment(10, 8);
  opened = await openTestDossier({
    get now() {
      return now;
    },
  });
});
afterEach(() => opened.close());

/** A moment of an October on the calendar of this computer. */
function moment(day: number, hour: number, year = 2020): string {
  return new Date(year, 9, day, hour).toISOString();
}

const add = () => {
  added += 1;
  return opened.call('people.create', { familyName: `Personne ${added}` });
};
const list = async () => (await opened.call('backups.list', null)).backups;
const moments = async () => (await list()).map(({ madeAt }) => madeAt);
const pathOf = (name: string, ...parts: string[]) => join(opened.folder, 'backups', name, ...parts);

/** Opens the dossier at a moment, does something, and leaves it: a backup is made. */
async function work(at: string): Promise<void> {
  await opened.runJob('dossier.close', null);
  now = at;
  await opened.runJob('dossier.open', { folder: opened.folder });
  await add();
  await opened.runJob('dossier.close', null);
  await opened.runJob('dossier.open', { folder: opened.folder });
}

test('the last backup of each hour of today is kept, then the last of each day', async () => {
  for (const hour of [8, 9, 10]) await work(moment(10, hour));
  await work(new Date(Date.parse(moment(10, 10)) + 60_000).toISOString());
  const last = now;
  expect(await moments()).toEqual([last, moment(10, 9), moment(10, 8)]);
  await work(moment(11, 8));
  expect(await moments()).toEqual([moment(11, 8), last]);
});

test('a session a year ahead takes its own place only, and the fullest is kept though its clock was years behind', async () => {
  const days = [4, 5, 6, 7, 8, 9, 10].map((day) => moment(day, 18));
  for (const day of days) await work(day);
  const ahead = moment(10, 18, 2021);
  await work(ahead);
  expect(await moments()).toEqual([ahead, ...days.slice(1).toReversed()]);
  // Its clock begins again at each start.
  const behind = [50, 10].map((minute) => new Date(2015, 0, 1, 1, minute).toISOString());
  for (const start of behind) await work(start);
  expect(await moments()).toEqual([ahead, ...days.slice(1).toReversed(), ...behind]);
  const { people } = await opened.call('people.list', {});
  expect((await list()).at(-1)).toMatchObject({ counts: countingPeople(people.length) });
});

test('a damaged backup does not take the place of a sound one of its day', async () => {
  await work(moment(10, 8));
  await work(moment(10, 9));
  const [damaged, sound] = await list();
  const database = pathOf(damaged?.name ?? '', 'dossier.sqlite');
  writeFileSync(database, readFileSync(database).fill(1, 200, 300));
  await opened.runJob('backups.verify', null);
  await work(moment(11, 8));
  const ofThatDay = (await moments()).filter((madeAt) => madeAt < moment(11, 0));
  expect(ofThatDay).toEqual([sound?.madeAt]);
});

test('one made before an update, which nothing dates any more, is not taken for an old one', async () => {
  await work(moment(10, 8));
  const [made] = await list();
  renameSync(pathOf(made?.name ?? ''), pathOf('avant-0002'));
  rmSync(pathOf('avant-0002', 'sauvegarde.json'));
  for (const day of [11, 12, 13, 14, 15, 16, 17, 18]) await work(moment(day, 8));
  expect((await list()).map(({ name }) => name)).toContain('avant-0002');
});

test('a clock set back does not keep a backup from being made within the hour', async () => {
  await work(moment(10, 18));
  now = moment(10, 6);
  await add();
  await expect.poll(moments).toContain(moment(10, 6));
});
