import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newStore } from '../../../main/engine/dossier/new-dossier.ts';
import { listPeople } from '../../../main/people/read.ts';
import { insertPeople } from '../../../main/people/write.ts';
import { NewPerson } from '../../../shared/people/model.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';
import { presenceInMemory } from '../../factories/presence.ts';
import { fillSet, SETS } from '../../factories/sets.ts';
import { change } from '../../factories/store.ts';

let dossier: TestDossier;
beforeEach(async () => {
  dossier = await openTestDossier();
});
afterEach(() => dossier.close());

const listed = async (filter: { text?: string; limit?: number; category?: string }) =>
  (await dossier.call('people.list', filter)).people;

test('the first of those found are the first in French order, whatever the order in which they were added', async () => {
  await fillSet(dossier.store, SETS.typical);
  const everyone = await listed({});
  expect(everyone).toEqual([...everyone].sort(compareNames));
  for (const filter of [
    { text: 'l' },
    { text: 'poitiers' },
    { category: 'parents' },
    { text: 'poi', category: 'eleves' },
  ]) {
    const all = await listed(filter);
    expect(all.length).toBeGreaterThan(3);
    expect(await listed({ ...filter, limit: 3 })).toEqual(all.slice(0, 3));
  }
});

test('a list of the first follows who is added, renamed, deleted and brought back', async () => {
  for (const familyName of ['Mora', 'Nadal', 'Olive', 'Petit'])
    await dossier.call('people.create', { familyName });
  const names = async () => (await listed({ limit: 2 })).map(({ familyName }) => familyName);
  expect(await names()).toEqual(['Mora', 'Nadal']);
  const added = await dossier.call('people.create', { familyName: 'Abel' });
  expect(await names()).toEqual(['Abel', 'Mora']);
  await dossier.call('people.update', { ...added, familyName: 'Zola' });
  expect(await names()).toEqual(['Mora', 'Nadal']);
  await dossier.call('history.undo', {});
  expect(await names()).toEqual(['Abel', 'Mora']);
  await dossier.call('people.delete', { id: added.id });
  expect(await names()).toEqual(['Mora', 'Nadal']);
  await dossier.call('history.undo', {});
  expect(await names()).toEqual(['Abel', 'Mora']);
});

test('a list shows nobody whom a failing disk refused', async () => {
  const files = faultyFileSystem();
  const store = await newStore(
    {
      ...{ files, presence: presenceInMemory(), folder: join(dossier.dataFolder, 'fragile') },
      ...{ author: 'Camille', newId: uuidv7 },
      at: '2020-10-12T08:00:00.000Z',
    },
    {
      name: 'Essai',
      territory: { level: 'academy', code: '13' },
      campaignId: 'egn-2020',
      referenceDate: null,
    },
  );
  const names = () => listPeople(store).map(({ familyName }) => familyName);
  const add = (familyName: string) =>
    store.transact(change(`${familyName} ajouté`), (write) =>
      insertPeople(write, [{ ...NewPerson.parse({ familyName }), id: uuidv7() }]),
    );
  await add('Mora');
  expect(names()).toEqual(['Mora']);
  files.before = (call) => {
    if (call === 'syncData') throw systemError('EIO');
  };
  const adding = add('Abel');
  expect(names()).toEqual(['Abel', 'Mora']);
  await expect(adding).rejects.toMatchObject({ code: 'not-saved' });
  files.before = () => undefined;
  expect(names()).toEqual(['Mora']);
  await add('Nadal');
  expect(names()).toEqual(['Mora', 'Nadal']);
  await store.close();
});
