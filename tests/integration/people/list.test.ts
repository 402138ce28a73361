import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareNames } from '../../../shared/text/collation.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { fillSet, SETS } from '../../factories/sets.ts';

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
