import { beforeAll, expect, it } from 'vitest';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { MARKS, MOST_CANDIDATES } from '../../../space/search/ranked.ts';
import { NothingToLookFor, type Reach, type SearchQuestion, search } from '../../../space/search/search.ts';
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
    ...synthesis(
      'Prêter des tablettes',
      'Les lycéens en ont besoin, l’accès à l’égalité aussi.',
      'lycéens et leurs familles',
    ),
    territory: LIMOGES,
    scope: { level: 'academy', id: '22', name: 'Académie de Limoges' },
  });
});

function synthesis(title: string, body: string, audience = ''): SynthesisDocument {
  const model = uniqueDocument();
  return {
    ...model,
    context: richText('Rien.'),
    conclusion: richText('Rien.'),
    themes: model.themes.map((theme) => ({
      ...theme,
      findings: richText('Rien.'),
      practices: [],
      proposals: theme.proposals.map((proposal) => ({ ...proposal, id: idOf(title), title, body, audience })),
    })),
  };
}

const find = (text: string, changes: Partial<SearchQuestion> = {}, reach?: Reach) =>
  search(shared(), { text, page: 1, ...changes }, reach);
const titlesOf = async (text: string, changes: Partial<SearchQuestion> = {}) =>
  (await find(text, changes)).results.map(({ title }) => title.replaceAll(/[\ue000\ue001]/g, ''));

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
    categories: [
      { value: 'eleves', count: 1 },
      { value: 'parents', count: 1 },
    ],
  });
  expect(answer.results.map(({ title, extract }) => [title, extract])).toEqual([
    [
      `Œuvrer pour l’${MARKS[0]}égalité${MARKS[1]} d’accès`,
      'Les lycéens de l’Île-d’Yeu manquent d’ordinateurs.',
    ],
    ['Prêter des tablettes', `…\u00a0lycéens en ont besoin, l’accès à l’${MARKS[0]}égalité${MARKS[1]} aussi`],
  ]);
  expect(await find('égalité', { theme: 'gouvernance' })).toMatchObject({ total: 0, results: [] });
});

const BOTH = ['Œuvrer pour l’égalité d’accès', 'Prêter des tablettes'];

it.each<[Partial<SearchQuestion>, string[]]>([
  [{ category: 'parents' }, ['Prêter des tablettes']],
  [{ category: 'enseignants' }, []],
  [{ kind: 'proposal', theme: 'egal-acces', region: '75' }, BOTH],
  [{ kind: 'proposal', theme: 'egal-acces', region: '75', category: 'eleves' }, ['Prêter des tablettes']],
  [{ kind: 'findings' }, []],
  [{ region: '11' }, []],
])('narrowed by %j, it finds %j', async (changes, titles) => {
  expect((await titlesOf('lycéens', changes)).toSorted()).toEqual(titles.toSorted());
});

it.each(["'", "' | 'kind=proposal", '\\', "\\'", '& !', 'é', ''])(
  'takes %j as the name of a facet',
  async (value) => expect(await titlesOf('lycéens', { theme: value })).toEqual([]),
);

it.each(['kind=proposal', 'category=eleves', "'region=75'"])(
  'does not find by %j what no text says',
  async (text) => {
    expect(await titlesOf(text)).toEqual([]);
  },
);

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

/** A synthesis that says a text so many times. */
function many(text: string, count: number): SynthesisDocument {
  const model = synthesis(text, text);
  const [theme] = model.themes;
  const [proposal] = theme?.proposals ?? [];
  if (!theme || !proposal) throw new Error('the sample lost a part');
  const proposals = Array.from({ length: count }, (_, index) => ({
    ...proposal,
    id: idOf(text, index, count),
  }));
  return { ...model, title: 'Un titre', themes: [{ ...theme, proposals }] };
}

it('ranks and counts no more than so many passages, and says that there are more', async () => {
  await accept(shared(), many('partout', MOST_CANDIDATES + 5));
  const answer = await find('partout');
  expect(answer).toMatchObject({ total: MOST_CANDIDATES, capped: true });
  expect(answer.results).toHaveLength(20);
});

it('looks for usual words among the newest, unless too few of these hold them', async () => {
  const [old, newest] = ['2020-10-15T12:00:00.000Z', '2020-10-17T12:00:00.000Z'];
  await accept(shared(), many('vélodrome', 30), old);
  await accept(shared(), many('autodrome', 3), old);
  // Of its 24 passages, the first three and the last one hold neither word.
  await accept(shared(), many('vélodrome autodrome', 20), newest);
  const totals = async (text: string, reach: Reach) => {
    const { total, capped } = await find(text, {}, reach);
    return { total, capped };
  };
  expect(await totals('vélodrome', { sample: 24, listed: 0, newest: 24, enough: 10 })).toEqual({
    total: 20,
    capped: true,
  });
  expect(await totals('vélodrome', { sample: 24, listed: 0, newest: 24, enough: 21 })).toEqual({
    total: 50,
    capped: false,
  });
  // The sample says that they are usual; the newest hold fewer than it said.
  expect(await totals('autodrome', { sample: 13, listed: 0, newest: 60, enough: 40 })).toEqual({
    total: 23,
    capped: false,
  });
});
