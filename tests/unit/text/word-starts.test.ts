import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded } from '../../../shared/text/folded.ts';
import { inOneWord, typedStarts, typedWords, withMarkedStarts } from '../../../shared/text/word-starts.ts';

test('each word begins with what no other sign of it can be', () => {
  expect(withMarkedStarts('N’Diaye, Élise œuvre 12 rue 王')).toBe('N Diaye Elise Oeuvre #12 Rue #王');
  expect(typedStarts('  Hérou  12')).toEqual([['Herou', '#12']]);
  expect(typedStarts(' – ')).toEqual([[]]);
});

test('a name of several words is also one, whichever way it is written and typed', () => {
  expect([inOneWord('N’Diaye'), inOneWord('Le Goff'), inOneWord('Petit')]).toEqual(['ndiaye', 'legoff', '']);
  expect(typedWords('Le Goff A')).toEqual([
    ['le', 'goff', 'a'],
    ['legoff', 'a'],
    ['le', 'goffa'],
  ]);
});

test('what is found are the texts in which every word typed begins a word, or two of them joined', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aàbBœß1 2’-王') });
  fc.assert(
    fc.property(text, text, (typed, searched) => {
      const words = folded(searched).split(' ');
      const begins = typedWords(typed).map((starts) =>
        starts.every((start) => words.some((word) => word.startsWith(start))),
      );
      const found = typedStarts(typed).map((starts) =>
        starts.every((start) => withMarkedStarts(searched).includes(start)),
      );
      expect(found).toEqual(begins);
    }),
    { numRuns: 2000 },
  );
});
