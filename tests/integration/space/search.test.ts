import { beforeAll, expect, it } from 'vitest';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { MARKS, MOST_CANDIDATES, NothingToLookFor, search } from '../../../space/search/search.ts';
import { richText } from '../../factories/packages.ts';
import { accept, sharedDatabase } from '../../factories/reading-database.ts';
import { idOf } from '../../factories/reading-set.ts';
import { LIMOGES, uniqueDocument } from '../../factories/space.ts';

const shared = sharedDatabase();

beforeAll(async () => {
  await accept(
    shared(),
    synthesis('Œuvrer pour l’égalité d’accès', 'Les lycéens de l’Île-d’Yeu manquent d’ordinateurs.'),
  );
  await accept(shared(), {
    ...synthesis('Prêter des tablettes', 'Les lycéens en ont besoin, l’accès à l’égalité aussi.'),
    territory: LIMOGES,
    scope: { level: 'academy', id: '22', name: 'Académie de Limoges' },
  });
});

function synthesis(title: string, body: string): SynthesisDocument {
  const model = uniqueDocument();
  return {
    ...model,
    context: richText('Rien.'),
    conclusion: richText('Rien.'),
    themes: model.themes.map((theme) => ({
      ...theme,
      findings: richText('Rien.'),
      practices: [],
      proposals: theme.proposals.map((proposal) => ({ ...proposal, id: idOf(title), title, body })),
    })),
  };
}

const find = (text: string, changes: { theme?: string; region?: string } = {}) =>
  search(shared(), { text, page: 1, ...changes });
const titlesOf = async (text: string) =>
  (await find(text)).results.map(({ title }) => title.replaceAll(/[\ue000\ue001]/g, ''));

it.each([
  ['lyceen', ['Œuvrer pour l’égalité d’accès', 'Prêter des tablettes']],
  ['LYCÉENS', ['Œuvrer pour l’égalité d’accès', 'Prêter des tablettes']],
  ['oeuvrer', ['Œuvrer pour l’égalité d’accès']],
  ['ile yeu', ['Œuvrer pour l’égalité d’accès']],
  ['"égalité d’accès"', ['Œuvrer pour l’égalité d’accès']],
  ['lycéens -tablettes', ['Œuvrer pour l’égalité d’accès']],
  ['ordinateur or tablette', ['Œuvrer pour l’égalité d’accès', 'Prêter des tablettes']],
  ['bicyclette', []],
])('looking for %s finds %j', async (text, titles) => {
  expect((await titlesOf(text)).toSorted()).toEqual(titles.toSorted());
});

it('marks what was found, weighs titles more, and counts by facet', async () => {
  const answer = await find('égalité');
  expect(answer).toMatchObject({
    total: 2,
    capped: false,
    kinds: [{ value: 'proposal', count: 2 }],
    themes: [{ value: 'egal-acces', count: 2 }],
    regions: [{ value: '75', count: 2 }],
  });
  expect(answer.results.map(({ title, extract }) => [title, extract])).toEqual([
    [
      `Œuvrer pour l’${MARKS[0]}égalité${MARKS[1]} d’accès`,
      'Les lycéens de l’Île-d’Yeu manquent d’ordinateurs.',
    ],
    ['Prêter des tablettes', `lycéens en ont besoin, l’accès à l’${MARKS[0]}égalité${MARKS[1]} aussi`],
  ]);
  expect(await find('égalité', { theme: 'gouvernance' })).toMatchObject({ total: 0, results: [] });
});

it.each(['de la', '-lycéens', '!', '""', '()', '   '])(
  'says of %j that there is nothing to look for',
  (text) => expect(find(text)).rejects.toThrow(NothingToLookFor),
);

it.each([
  "l'école); drop table passage; --",
  '"phrase sans fin',
  'a & | ! <-> b:*',
  '\\',
  '%_',
  '😀 lycéens',
  'é'.repeat(200),
  'x '.repeat(100),
])('takes %j as words', async (text) => {
  await find(text).catch((error: unknown) => expect(error).toBeInstanceOf(NothingToLookFor));
});

it('ranks and counts no more than so many passages, and says that there are more', async () => {
  const model = synthesis('Un mot partout', 'partout');
  const [theme] = model.themes;
  const [proposal] = theme?.proposals ?? [];
  if (!theme || !proposal) throw new Error('the sample lost a part');
  const proposals = Array.from({ length: MOST_CANDIDATES + 5 }, (_, index) => ({
    ...proposal,
    id: idOf('many', index),
  }));
  await accept(shared(), { ...model, themes: [{ ...theme, proposals }] });
  const answer = await find('partout');
  expect(answer).toMatchObject({ total: MOST_CANDIDATES, capped: true });
  expect(answer.results).toHaveLength(20);
});
