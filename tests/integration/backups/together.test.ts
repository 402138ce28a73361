import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countingPeople, peopleIn } from '../../factories/counts.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let opened: TestDossier;
beforeEach(async () => {
  opened = await openTestDossier();
  await add('Martin');
});
afterEach(() => opened.close());

const add = (familyName: string) => opened.call('people.create', { familyName });
const people = async () => (await opened.call('people.list', {})).people.map(({ familyName }) => familyName);
const make = () => opened.runJob('backups.make', null);
const list = async () => (await opened.call('backups.list', null)).backups;
const close = () => opened.runJob('dossier.close', null);
const open = (folder = opened.folder) => opened.runJob('dossier.open', { folder });
const expectNothingUnfinished = () =>
  expect(readdirSync(join(opened.folder, 'backups')).filter((name) => name.endsWith('.new'))).toEqual([]);

test('backups asked for at once are all made, one after the other', async () => {
  const made = await Promise.all([make(), make(), make(), add('Petit'), make()]);
  expect(new Set((await list()).map(({ name }) => name)).size).toBe(4);
  expect(made.filter((one) => 'state' in one).every(({ state }) => state === 'verified')).toBe(true);
  expectNothingUnfinished();
  expect(opened.logged).toEqual([]);
});

test('a dossier that is closed during a backup is closed once the backup is whole', async () => {
  const [made] = await Promise.all([make(), close()]);
  expect(made.state).toBe('verified');
  await open();
  expect((await list()).map(({ name }) => name)).toContain(made.name);
  expectNothingUnfinished();
  expect(await people()).toEqual(['Martin']);
});

test('a backup asked for when the dossier is closing says that it is closed', async () => {
  const closing = close();
  const late = closing.then(make);
  await closing;
  await expect(late).rejects.toMatchObject({ code: 'no-dossier' });
});

test('a backup and a restore asked for at once both end, and nothing is lost of what was there', async () => {
  const { name } = await make();
  await add('Petit');
  const outcomes = await Promise.allSettled([
    make(),
    opened.runJob('backups.restore', { name }),
    make(),
    opened.runJob('backups.verify', null),
  ]);
  expect(outcomes[1]).toMatchObject({
    status: 'fulfilled',
    value: { reason: 'aside', counts: countingPeople(2) },
  });
  for (const outcome of outcomes) {
    // What was asked of the dossier before it was restored may find it closed, and says so.
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'no-dossier' });
  }
  expect(await people()).toEqual(['Martin']);
  for (const backup of await list()) expect(backup.state).toBe('verified');
  expect(opened.logged).toEqual([]);
});

test('two restores asked for at once are made one after the other', async () => {
  const first = await make();
  await add('Petit');
  const second = await make();
  await add('Leroy');
  await Promise.all([
    opened.runJob('backups.restore', { name: first.name }),
    opened.runJob('backups.restore', { name: second.name }),
  ]);
  expect((await people()).toSorted()).toEqual(['Martin', 'Petit']);
  const asides = (await list()).filter(({ reason }) => reason === 'aside');
  expect(asides.map(({ counts }) => peopleIn(counts)).toSorted()).toEqual([1, 3]);
});

test('a command given during a restore is done before it or refused, never lost', async () => {
  const { name } = await make();
  const restore = opened.runJob('backups.restore', { name });
  const written = await add('Petit').then(
    () => true,
    () => false,
  );
  const aside = await restore;
  const names = await people();
  expect(names.includes('Petit') || !written || peopleIn(aside.counts) === 2).toBe(true);
});

test('a copy under way keeps the dossier open until it ends or is cancelled', async () => {
  const stick = join(opened.dataFolder, 'clé');
  mkdirSync(stick);
  const copy = opened.runJob('backups.copy', { folder: stick });
  await expect(close()).rejects.toMatchObject({ code: 'busy' });
  expect((await copy).attachments).toBe(0);
  await close();
});

test.each([
  ['accents composed', 'Académie d’Orléans-Tours, été 2020'.normalize('NFC')],
  ['accents decomposed', 'Académie d’Orléans-Tours, été 2020'.normalize('NFD')],
  ['what a shell would take for its own', "rencontres & 'retours' %TEMP% $(x) [1]"],
  ['letters of elsewhere and an emoji', 'Ωμέγα 東京 🏫'],
])('a folder whose name has %s is backed up, restored and copied', async (_, name) => {
  await close();
  const folder = join(opened.dataFolder, name);
  renameSync(opened.folder, folder);
  await open(folder);
  const made = await make();
  await add('Petit');
  await opened.runJob('backups.restore', { name: made.name });
  expect(await people()).toEqual(['Martin']);
  const stick = join(opened.dataFolder, `Clé ${name}`);
  mkdirSync(stick);
  const copy = await opened.runJob('backups.copy', { folder: stick });
  await open(copy.folder);
  expect(await people()).toEqual(['Martin']);
});
