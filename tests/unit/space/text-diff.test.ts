import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareDocuments } from '../../../space/comparison/compare-documents.ts';
import { diffSequences } from '../../../space/comparison/sequence-diff.ts';
import { compareTexts } from '../../../space/comparison/text-diff.ts';
import { richText, sampleDocument } from '../../factories/packages.ts';

it('a comparison gives both sequences back, and no shorter way exists for a change of one', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const edits = diffSequences(before, after, 100) ?? [];
      expect(edits.filter(({ kind }) => kind !== 'added').map(({ item }) => item)).toEqual(before);
      expect(edits.filter(({ kind }) => kind !== 'removed').map(({ item }) => item)).toEqual(after);
    }),
  );
  fc.assert(
    fc.property(letters, fc.nat(), (before, place) => {
      const at = place % (before.length + 1);
      const after = [...before.slice(0, at), 'z', ...before.slice(at)];
      expect(diffSequences(before, after, 1)?.filter(({ kind }) => kind !== 'kept')).toEqual([
        { kind: 'added', item: 'z' },
      ]);
    }),
  );
});

it('gives up past its number of edits, so that no text costs much', () => {
  expect(diffSequences([...'abcd'], [...'wxyz'], 7)).toBeUndefined();
  expect(diffSequences([...'abcd'], [...'wxyz'], 8)).toHaveLength(8);
  const long = (letter: string) =>
    Array.from({ length: 50_000 }, (_, index) => `${letter}${index}`).join('\n');
  expect(compareTexts(long('a'), long('b'))).toHaveLength(100_000);
});

it('shows words in a paragraph rewritten, and whole paragraphs where little is left of them', () => {
  expect(compareTexts('Un.\nPrêter dix ordinateurs.\nFin.', 'Un.\nPrêter vingt ordinateurs.\nFin.')).toEqual([
    [{ kind: 'kept', text: 'Un.' }],
    [
      { kind: 'kept', text: 'Prêter ' },
      { kind: 'removed', text: 'dix' },
      { kind: 'added', text: 'vingt' },
      { kind: 'kept', text: ' ordinateurs.' },
    ],
    [{ kind: 'kept', text: 'Fin.' }],
  ]);
  expect(compareTexts('Les classes à distance.', 'Un paragraphe tout autre.')).toEqual([
    [{ kind: 'removed', text: 'Les classes à distance.' }],
    [{ kind: 'added', text: 'Un paragraphe tout autre.' }],
  ]);
});

it('tells by section which proposals came, went and changed', () => {
  const before = sampleDocument();
  expect(compareDocuments(before, sampleDocument())).toEqual([]);
  const [theme] = before.themes;
  const [proposal] = theme?.proposals ?? [];
  if (!theme || !proposal) throw new Error('the sample lost a part');
  const other = { ...proposal, id: '0199c000-0000-7000-8000-00000000000a', title: 'Autre' };
  const changed = sampleDocument({
    context: richText('Cinq rencontres départementales se sont tenues le 14 octobre.'),
    themes: [{ ...theme, proposals: [other, { ...proposal, votes: 32 }], practices: [] }],
  });
  const summary = compareDocuments(before, changed).map(({ title, text, proposals, practices }) => [
    title,
    text.length,
    ...[proposals, practices].map((items) => items.map((item) => `${item.kind} ${item.title}`)),
  ]);
  expect(summary).toEqual([
    ['Contexte', 1, [], []],
    [
      'Un égal accès au numérique pour tous',
      0,
      ['added Autre', 'changed Prêter un ordinateur à chaque lycéen'],
      ['removed Un bus numérique'],
    ],
  ]);
});
