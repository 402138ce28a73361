import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

/** A dossier that had to be written elsewhere: what is known of where it lay. */
let dossier: TestDossier;
let folder: string;

beforeEach(async () => {
  dossier = await openTestDossier();
  folder = dossier.folder;
});
afterEach(async () => {
  await dossier.close();
});

const add = (familyName: string) => dossier.call('people.create', { familyName });
const opened = async () => {
  const current = await dossier.call('dossier.current', null);
  if (!current) throw new Error('no dossier is open');
  return current;
};
/** Has the dossier written elsewhere, what lies in its folder staying there; answers where. */
const moveFrom = async (from: string) => {
  renameSync(join(from, 'dossier.journal'), join(from, 'journal.ailleurs'));
  await add('Ensuite');
  renameSync(join(from, 'journal.ailleurs'), join(from, 'dossier.journal'));
  return (await opened()).folder;
};
const copies = async () => (await dossier.call('personalData.overview', null)).copies;

test('a former place says where the work went on, for as long as that is there', async () => {
  const moved = await moveFrom(folder);
  const again = await moveFrom(moved);
  await dossier.runJob('dossier.open', { folder });
  expect((await opened()).warnings).toEqual([expect.stringContaining(again)]);
  await dossier.runJob('dossier.open', { folder: again });
  expect((await opened()).warnings).toEqual([]);
  await dossier.runJob('dossier.open', { folder });
  rmSync(again, { recursive: true });
  await dossier.runJob('dossier.close', null);
  await dossier.runJob('dossier.open', { folder });
  expect((await opened()).warnings).toEqual([expect.stringContaining(moved)]);
  await dossier.runJob('dossier.close', null);
  rmSync(moved, { recursive: true });
  await dossier.runJob('dossier.open', { folder });
  expect((await opened()).warnings).toEqual([]);
});

test('it says so too when where the work went on was renamed meanwhile', async () => {
  const moved = await moveFrom(folder);
  const renamed = join(dirname(moved), 'Poitiers, le bon');
  renameSync(moved, renamed);
  await add('Après');
  await dossier.runJob('dossier.close', null);
  await dossier.runJob('dossier.open', { folder });
  expect((await opened()).warnings).toEqual([expect.stringContaining(renamed)]);
});

test('what lies at former places is listed with the personal data until it is removed', async () => {
  expect(await copies()).toEqual([]);
  await moveFrom(folder);
  expect(await copies()).toEqual([{ folder, isAway: false, isLater: false }]);
  rmSync(folder, { recursive: true });
  expect(await copies()).toEqual([]);
});

test('one that was moved while the dossier was closed is known again once it was opened', async () => {
  const moved = await moveFrom(folder);
  await dossier.runJob('dossier.close', null);
  const renamed = join(dirname(moved), 'Poitiers, le bon');
  renameSync(moved, renamed);
  await dossier.runJob('dossier.open', { folder: renamed });
  await dossier.runJob('dossier.open', { folder });
  expect((await opened()).warnings).toEqual([expect.stringContaining(renamed)]);
  expect(await copies()).toEqual([{ folder: renamed, isAway: false, isLater: true }]);
});

test('nothing is erased at a former place while the work went on elsewhere, which nobody is told to remove', async () => {
  const { id } = await add('Effacée');
  const moved = await moveFrom(folder);
  await dossier.runJob('dossier.open', { folder });
  expect(await copies()).toEqual([{ folder: moved, isAway: false, isLater: true }]);
  await expect(dossier.runJob('personalData.erase', { personId: id })).rejects.toMatchObject({
    ...{ code: 'work-went-on', details: { folder: moved } },
    message: expect.not.stringContaining('supprim'),
  });
  const { people } = await dossier.call('people.list', {});
  expect(people).toContainEqual(expect.objectContaining({ id, familyName: 'Effacée' }));
});

test('a former place on a stick that is not plugged in is listed, and keeps nobody from being erased', async () => {
  const stick = join(dossier.dataFolder, 'cle');
  mkdirSync(stick);
  const made = await dossier.runJob('dossier.create', {
    ...{ name: 'Sur une clé', campaignId: 'egn-2020', folder: join(stick, 'poitiers') },
    territory: { level: 'academy', code: '13' },
  });
  const { id } = await add('Effacée');
  renameSync(stick, `${stick}.debranchee`);
  await add('Ensuite');
  expect(await copies()).toEqual([{ folder: made.folder, isAway: true, isLater: false }]);
  await dossier.runJob('personalData.erase', { personId: id });
  expect(await copies()).toEqual([{ folder: made.folder, isAway: true, isLater: false }]);
  renameSync(`${stick}.debranchee`, stick);
  expect(await copies()).toEqual([{ folder: made.folder, isAway: false, isLater: false }]);
});

test('nor does a later one on a stick that is lost', async () => {
  const stick = join(dossier.dataFolder, 'cle');
  mkdirSync(stick);
  const made = await dossier.runJob('dossier.create', {
    ...{ name: 'Sur une clé', campaignId: 'egn-2020', folder: join(stick, 'poitiers') },
    territory: { level: 'academy', code: '13' },
  });
  const { id } = await add('Effacée');
  const later = await moveFrom(made.folder);
  await dossier.runJob('dossier.close', null);
  const brought = join(dossier.dataFolder, 'poitiers');
  renameSync(made.folder, brought);
  await dossier.runJob('dossier.open', { folder: brought });
  await dossier.runJob('dossier.close', null);
  renameSync(stick, `${stick}.perdue`);
  await dossier.runJob('dossier.open', { folder: brought });
  expect((await opened()).warnings).toEqual([expect.stringContaining(later)]);
  expect(await copies()).toContainEqual({ folder: later, isAway: true, isLater: true });
  await dossier.runJob('personalData.erase', { personId: id });
});
