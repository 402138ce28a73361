import { expect, test } from 'vitest';
import type { ImportRow } from '../../../main/lists/import-row.ts';
import { matchRows } from '../../../main/lists/matching.ts';
import { NewPerson, type Person } from '../../../shared/people/model.ts';

type Said = Partial<NewPerson> & { familyName: string };
const person = (id: string, said: Said): Person => ({ id, ...NewPerson.parse(said) });
const row = (line: number, said: Said): ImportRow => ({
  line,
  person: NewPerson.parse(said),
  given: [],
  categoryKnown: true,
  remote: undefined,
  choices: [],
  workshopId: undefined,
});

/** By line: who of the dossier it is, « new », « new like … » or « repeats … ». */
function outcome(rows: ImportRow[], people: Person[], recognised: [number, string][] = []): string[] {
  const { known, repeats, lookalikes } = matchRows(rows, people, new Map(recognised));
  return rows.map((one) => {
    const repeated = repeats.get(one);
    if (repeated !== undefined) return `repeats ${repeated}`;
    const alike = (lookalikes.get(one) ?? []).map(({ id }) => id).join(' ');
    return known.get(one)?.id ?? (alike ? `new like ${alike}` : 'new');
  });
}

const anne = { familyName: 'Martin', givenName: 'Anne', organisation: 'Lycée A', email: 'anne@example.org' };

test('someone is known by address and name, or by name and organisation, accents and capitals ignored', () => {
  const people = [person('anne', anne)];
  expect(outcome([row(2, { ...anne, organisation: 'Lycée B' })], people)).toEqual(['anne']);
  expect(
    outcome([row(2, { familyName: 'MARTIN', givenName: 'Anné', organisation: 'LYCEE A' })], people),
  ).toEqual(['anne']);
  expect(outcome([row(2, { ...anne, familyName: 'Durand' })], people)).toEqual(['anne']);
});

test('namesakes, and people who share an address, are not made one', () => {
  const people = [person('anne', anne)];
  expect(outcome([row(2, { ...anne, organisation: 'Lycée B', email: '' })], people)).toEqual([
    'new like anne',
  ]);
  expect(outcome([row(2, { ...anne, givenName: 'Paul' })], people)).toEqual(['new like anne']);
  expect(outcome([row(2, anne), row(3, { ...anne, givenName: 'Paul' })], people)).toEqual(['anne', 'new']);
  const school = { ...anne, email: 'ce.0790024x@example.org' };
  expect(outcome([row(2, { ...school, familyName: 'Durand' })], [person('anne', school)])).toEqual([
    'new like anne',
  ]);
});

test('a line that the user recognised is that person', () => {
  const people = [person('anne', anne)];
  expect(outcome([row(2, { familyName: 'Martyn', givenName: 'Ann' })], people, [[2, 'anne']])).toEqual([
    'anne',
  ]);
});

test('the same person twice in a list is a repeat, unless an address or a function tells them apart', () => {
  const luc = { familyName: 'Petit', givenName: 'Luc', organisation: 'Collège' };
  expect(outcome([row(2, luc), row(3, luc)], [])).toEqual(['new', 'repeats 2']);
  expect(outcome([row(2, anne), row(3, anne)], [person('anne', anne)])).toEqual(['anne', 'repeats 2']);
  expect(
    outcome([row(2, { ...luc, function: 'principal' }), row(3, { ...luc, function: 'gestionnaire' })], []),
  ).toEqual(['new', 'new']);
});

test('namesakes of one organisation are told apart by their functions when the list comes again', () => {
  const luc = { familyName: 'Petit', givenName: 'Luc', organisation: 'Collège' };
  const people = [
    person('head', { ...luc, function: 'principal' }),
    person('teacher', { ...luc, function: 'professeur' }),
  ];
  expect(
    outcome([row(2, { ...luc, function: 'professeur' }), row(3, { ...luc, function: 'principal' })], people),
  ).toEqual(['teacher', 'head']);
});

test('people whom the dossier has twice stay two when their list comes again', () => {
  expect(outcome([row(2, anne), row(3, anne)], [person('one', anne), person('two', anne)])).toEqual([
    'one',
    'two',
  ]);
});
