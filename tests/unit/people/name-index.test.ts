import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Indexed, NameIndex } from '../../../main/people/name-index.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { folded } from '../../../shared/text/folded.ts';
import { typedStarts, typedWords } from '../../../shared/text/word-starts.ts';

const person = fc.record({
  place: fc.integer({ min: 1, max: 900 }),
  familyName: fc.constantFrom('Le Goff', 'LEGOFF', 'N’Diaye', 'd’Hérouville', 'Petit', 'Érard', 'Abel', ''),
  givenName: fc.constantFrom('Aïssatou', 'Éloïse', 'Jean-Marc', ''),
  organisation: fc.constantFrom('Collège Jean-Moulin', 'Lycée 12', ''),
  email: fc.constantFrom('a@example.org', ''),
  category: fc.constantFrom('parents', 'eleves'),
});
const change = fc.oneof(
  { weight: 3, arbitrary: person },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }) },
);

test('whoever is added, changed or removed, those found are the first in the order of names', () => {
  const search = fc.record({
    text: fc.constantFrom('', 'l', 'je mo', 'd’hé', 'ndia', 'le goff', 'legoff a', '12', 'exa', 'oïse', 'zz'),
    category: fc.constantFrom(undefined, 'parents'),
    limit: fc.constantFrom(1, 20, Number.POSITIVE_INFINITY),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(person, { selector: ({ place }) => place, maxLength: 600, size: 'max' }),
      fc.array(change, { maxLength: 40 }),
      search,
      (first, changes, { text, category, limit }) => {
        const index = new NameIndex(first);
        const people = new Map<number, Indexed>(first.map((one) => [one.place, one]));
        for (const one of changes) {
          if (typeof one === 'number') {
            index.remove(one);
            people.delete(one);
          } else {
            index.put(one);
            people.set(one.place, one);
          }
        }
        const expected = [...people.values()]
          .filter((one) => category === undefined || one.category === category)
          .filter((one) => isFound(one, text))
          .sort((a, b) => compareNames(a, b) || a.place - b.place)
          .map(({ place }) => place);
        expect(index.find({ starts: typedStarts(text), category, limit })).toEqual(expected.slice(0, limit));
      },
    ),
    { numRuns: 60 },
  );
});

test('chunks that grow are cut, and those that empty go', () => {
  const of = (place: number) => ({
    ...{ place, familyName: `Nom ${String(place).padStart(4, '0')}`, givenName: '', organisation: '' },
    ...{ email: '', category: '' },
  });
  const index = new NameIndex([]);
  for (let place = 2000; place > 0; place--) index.put(of(place));
  const everyone = { starts: [[]], category: undefined, limit: Number.POSITIVE_INFINITY };
  expect(index.find(everyone)).toEqual(Array.from({ length: 2000 }, (_, number) => number + 1));
  for (let place = 1; place < 2000; place++) index.remove(place);
  expect(index.find({ ...everyone, starts: typedStarts('nom 2') })).toEqual([2000]);
  index.remove(2000);
  expect(index.find(everyone)).toEqual([]);
});

function isFound({ familyName, givenName, organisation, email }: Indexed, text: string): boolean {
  const names = [familyName, givenName].map((name) => folded(name).replaceAll(' ', ''));
  const words = [...folded(`${familyName} ${givenName} ${organisation} ${email}`).split(' '), ...names];
  return typedWords(text).some((starts) =>
    starts.every((start) => words.some((word) => word.startsWith(start))),
  );
}
