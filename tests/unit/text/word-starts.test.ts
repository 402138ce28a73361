import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded } from '../../../shared/text/folded.ts';
import { typedStarts, withMarkedStarts } from '../../../shared/text/word-starts.ts';

test('each word begins with what no other sign of it can be', () => {
  expect(withMarkedStarts('N’Diaye, Élise œuvre 12 rue 王')).toBe('N Diaye Elise Oeuvre #12 Rue #王');
  expect(typedStarts('  d’Hérou  12')).toEqual(['D', 'Herou', '#12']);
  expect(typedStarts(' – ')).toEqual([]);
});

test('what is found are the texts in which every word typed begins a word', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aàbBœß1 2’-王') });
  fc.assert(
    fc.property(text, text, (typed, searched) => {
      const words = folded(searched).split(' ');
      const begins = folded(typed)
        .split(' ')
        .every((start) => words.some((word) => word.startsWith(start)));
      expect(typedStarts(typed).every((start) => withMarkedStarts(searched).includes(start))).toBe(begins);
    }),
    { numRuns: 2000 },
  );
});
