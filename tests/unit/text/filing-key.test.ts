import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, type Named } from '../../../shared/text/collation.ts';
import { compareFiled, filed } from '../../../shared/text/filing-key.ts';

const letter = fc.constantFrom(...'aAàÀâbBcCçdDeEéÉèêëfilLnñoOôœŒæsßtuüvyÿzZ', ' ', '-', "'", '’', '.', ',');
const word = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''));
const familyName = fc.oneof(
  { weight: 6, arbitrary: word },
  fc
    .constantFrom('de ', 'd’', "D'", 'Le ', 'de La ')
    .chain((particle) => word.map((rest) => particle + rest)),
  fc.constantFrom('Øster', 'Łuczak', 'Ivanov 2', 'Ivanov 10', 'Ваня', '王', 'O\u2011Neil'),
);
const person = fc.record({ familyName, givenName: word });

const sortedByKey = (people: readonly Named[]) =>
  people
    .map(filed)
    .sort(compareFiled)
    .map(({ named }) => named);

test('people are in the order of the collation, whatever their names', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), (people) => {
      expect(sortedByKey(people)).toEqual([...people].sort(compareNames));
    }),
    { numRuns: 3000 },
  );
});

test('accents and capitals only decide between names otherwise alike', () => {
  const names = ['Éloi', 'ELOI', 'Eloi', 'Elot', 'Élie'].map((familyName) => ({ familyName, givenName: '' }));
  expect(sortedByKey(names).map(({ familyName: name }) => name)).toEqual([
    'Élie',
    'Eloi',
    'ELOI',
    'Éloi',
    'Elot',
  ]);
});
