import { expect, it } from 'vitest';
import { readDocument } from '../../../shared/packages/check-document.ts';
import { placeInWords } from '../../../shared/packages/place-words.ts';
import { sampleDocument } from '../../factories/packages.ts';

const sample = sampleDocument();
const [theme] = sample.themes;
const [proposal] = theme?.proposals ?? [];
const proposing = (changes: object) => ({
  ...sample,
  themes: [{ ...theme, proposals: [proposal, { ...proposal, ...changes }] }],
});
const IN_PROPOSAL = 'La synthèse est à corriger à « thème 1, proposition 2';

it.each<[string, unknown, string]>([
  ['a part nobody knows', { ...sample, participants: [] }, 'élément inconnu. Retirez-le.'],
  ['another thing altogether', [], 'cette valeur n’est pas de celles qui sont attendues. Corrigez-la.'],
])('a synthesis that is %s is said not to have its form', (_, said, sentence) => {
  expect(readDocument(JSON.stringify(said))).toEqual({
    ok: false,
    reasons: [
      {
        sentence: `La synthèse n’a pas la forme attendue : ${sentence}`,
        place: { file: 'data/synthesis.json', path: [] },
      },
    ],
  });
});

it.each<[string, unknown, string]>([
  [
    'too long',
    proposing({ title: 'a'.repeat(201) }),
    `${IN_PROPOSAL}, titre » : ce texte dépasse 200 caractères. Raccourcissez-le.`,
  ],
  ['empty', proposing({ title: '' }), `${IN_PROPOSAL}, titre » : il n’y a rien. Remplissez-le.`],
  [
    'not a text',
    proposing({ title: 3 }),
    `${IN_PROPOSAL}, titre » : cette valeur n’est pas de celles qui sont attendues. Corrigez-la.`,
  ],
  [
    'a text with a control character',
    proposing({ title: 'a\u0007' }),
    `${IN_PROPOSAL}, titre » : cette valeur n’est pas écrite comme attendu, ou contient un caractère interdit. Corrigez-la.`,
  ],
  ['too small', proposing({ votes: -1 }), `${IN_PROPOSAL}, votes » : ce nombre est trop petit (0 au moins).`],
  [
    'too large',
    proposing({ votes: 100_001 }),
    `${IN_PROPOSAL}, votes » : ce nombre est trop grand (100000 au plus).`,
  ],
  [
    'too few',
    { ...sample, attendance: { total: 5, categories: [], grouped: { titles: [], count: 5 } } },
    'La synthèse est à corriger à « présences, catégories regroupées, noms des catégories » : il n’y en a pas assez (1 au moins).',
  ],
  [
    'too many',
    { ...sample, themes: [{ ...theme, proposals: Array.from({ length: 2001 }, () => proposal) }] },
    'La synthèse est à corriger à « thème 1, propositions » : il y en a trop (2000 au plus).',
  ],
])('a value that is %s is said to be mended, where it is', (_, said, sentence) => {
  const read = readDocument(JSON.stringify(said));
  expect(!read.ok && read.reasons.map((reason) => reason.sentence)).toEqual([sentence]);
});

it.each<[(string | number)[], string]>([
  [[], ''],
  [['meetings', 1, 'venue', 'uai'], 'rencontre 2, lieu, numéro UAI'],
  [['themes', 0, 'practices', 2, 'place'], 'thème 1, pratique 3, lieu'],
  [['attendance', 'categories', 0, 'count'], 'présences, catégorie d’acteurs 1, nombre de personnes'],
  [['meetings'], 'rencontres'],
  [['toString', 3], 'toString, 3'],
  // Inside a text, the editor's own structure says nothing to its author.
  [['context', 'content', 0, 'type'], 'contexte'],
  [['themes', 1, 'findings', 'content', 0], 'thème 2, constats'],
])('the way %j is told by the words of the screens', (path, words) => {
  expect(placeInWords(path)).toBe(words);
});
