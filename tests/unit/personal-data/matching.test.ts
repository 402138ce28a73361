import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../../main/personal-data/identity.ts';
import { passagesOf, seek } from '../../../main/personal-data/matching.ts';

const person = (familyName: string, givenName = '', email = '', phone = ''): Identity => ({
  ...{ familyName, givenName },
  ...{ email, phone },
});

/** What is found in a text, with how sure it is. */
const found = (text: string, people: readonly Identity[], others: readonly Identity[] = []) =>
  passagesOf(text, seek(people, others)).map(({ start, end, certainty }) => [
    text.slice(start, end),
    certainty,
  ]);

const DIAYE = person('N’Diaye', 'Éloïse');
const MARTIN = person('Martin', 'Paul');

describe('a family name', () => {
  test.each(['N’Diaye', 'NDIAYE', 'Ndiaye', "N'DIAYE", 'N Diaye', 'N-Diaye', 'N’DIAYÉ'])(
    'is found as %s',
    (spelt) => expect(found(`Voir Mme ${spelt}.`, [DIAYE])).toEqual([[spelt, 'family']]),
  );

  test('is only possible without a capital, but after a civility', () => {
    expect(found('appeler n diaye demain', [DIAYE])).toEqual([['n diaye', 'possible']]);
    expect(found('mme n diaye', [DIAYE])).toEqual([['n diaye', 'family']]);
    expect(found('un petit mot', [person('Petit')])).toEqual([['petit', 'possible']]);
  });

  test.each([
    ['Saint-Martin', [['Martin', 'possible']]],
    ['Martin-Dupont', [['Martin', 'possible']]],
    ['O’Martin', [['Martin', 'possible']]],
    ['celui de d’Martin', [['Martin', 'family']]],
    ['Martinez et Smartin', []],
    ['MARTIN', [['MARTIN', 'family']]],
    ['Le Bon, le bon', []],
  ])('is told from those that contain it: %s', (text, expected) => {
    expect(found(text, [MARTIN])).toEqual(expected);
  });

  test('entered in several words is found in one, and the other way round with care', () => {
    expect(found('LEGOFF', [person('Le Goff')])).toEqual([['LEGOFF', 'family']]);
    expect(found('Ce sera le Bon', [person('Lebon')])).toEqual([['le Bon', 'possible']]);
    expect(found('Saint Martin, SAINTMARTIN', [person('Saint-Martin')])).toEqual([
      ['Saint Martin', 'family'],
      ['SAINTMARTIN', 'family'],
    ]);
  });

  test('of two letters does not merely begin a sentence', () => {
    expect(found('Le midi. Voir M. Le', [person('Le')])).toEqual([
      ['Le', 'possible'],
      ['Le', 'family'],
    ]);
  });

  test('of someone else, of the same name or one that contains it, is left to them', () => {
    const others = [person('Martin', 'Jean'), person('Saint Martin', 'Awa')];
    expect(found('Jean Martin, MARTIN Jean, Saint Martin, Paul Martin', [MARTIN], others)).toEqual([
      ['Paul Martin', 'certain'],
    ]);
    expect(found('M. Martin', [MARTIN], others)).toEqual([['Martin', 'family']]);
  });
});

test.each(['paul martin', 'MARTIN Paul', 'Paul-Martin', 'paul.martin', 'Paul_MARTIN'])(
  'two names are certain however they are written: %s',
  (text) => expect(found(`(${text})`, [MARTIN])).toEqual([[text, 'certain']]),
);

test.each([
  'Paul\u200b Mar\u00adtin',
  'PaulMartin',
  'Ｐａｕｌ Martin',
  'M\u0061\u0301rtin Paul',
  'Paul\u00a0Martin',
])('two names are certain whatever the eye does not see: %j', (text) =>
  expect(found(`(${text})`, [MARTIN])).toEqual([[text, 'certain']]),
);

describe('the names of a card', () => {
  const lucie = person('Durand (née Martin)', 'Lucie (dite Lulu)');
  test('are each looked for, of birth and of use', () => {
    const spelt = ['Lucie Durand', 'MARTIN Lucie', 'Lulu Martin', 'Lucie Durand'];
    expect(found(spelt.join(' ; '), [lucie])).toEqual(spelt.map((one) => [one, 'certain']));
    expect(found('M. Durand, Martin', [lucie])).toEqual([
      ['Durand', 'family'],
      ['Martin', 'family'],
    ]);
  });

  test('that are compound may be another’s in part', () => {
    const awa = person('Sabourin-Texier', 'Awa');
    expect(found('Awa Texier, Texier, Mme Texier, Awa Sabourin-Texier', [awa])).toEqual([
      ['Awa Texier', 'possible'],
      ['Texier', 'possible'],
      ['Texier', 'family'],
      ['Awa Sabourin-Texier', 'certain'],
    ]);
    expect(found('Awa Texier', [awa], [person('Texier', 'Awa')])).toEqual([]);
  });

  test('may be a place without their particle', () => {
    const diane = person('de Poitiers', 'Diane');
    expect(found('à Poitiers, Mme Poitiers, Diane Poitiers', [diane])).toEqual([
      ['Poitiers', 'possible'],
      ['Poitiers', 'family'],
      ['Diane Poitiers', 'certain'],
    ]);
  });

  test.each([
    ['El Amrani', 'Karim Amrani', 'possible'],
    ['van Houten', 'Karim Houten', 'possible'],
    ['de La Tour', 'Karim La Tour', 'certain'],
    ['Saint-Martin', 'Karim St-Martin', 'certain'],
  ])('%s may be written without what they begin with', (familyName, text, certainty) => {
    expect(found(text, [person(familyName, 'Karim')])).toEqual([[text, certainty]]);
  });

  test('that are words too tell someone with both, or after a civility', () => {
    const claire = { ...person('Parent', 'Claire'), isWord: true };
    expect(found('Claire Parent, les Parents, un Parent, Mme Parent', [claire])).toEqual([
      ['Claire Parent', 'certain'],
      ['Parent', 'possible'],
      ['Parent', 'family'],
    ]);
  });

  test('are not found where words have their letters and end elsewhere', () => {
    expect(found('Léona ud', [person('Naud', 'Léo')])).toEqual([]);
  });
});

test('two names that are part of others, or in two lines, are not certain', () => {
  expect(found('Jean-Paul Martin', [MARTIN])).toEqual([['Paul Martin', 'possible']]);
  expect(found('Durand Paul\nMartin Jean, Durand Paul, Martin Jean', [MARTIN])).toEqual([
    ['Martin', 'family'],
    ['Martin', 'family'],
  ]);
});

test('an address is found in any case, whole', () => {
  const someone = person('', '', 'E.Vaudreuil@Example.org');
  expect(found('mailto:e.vaudreuil@EXAMPLE.org.', [someone])).toEqual([
    ['e.vaudreuil@EXAMPLE.org', 'certain'],
  ]);
  expect(found('me.vaudreuil@example.org, e.vaudreuil@example.org.fr', [someone])).toEqual([]);
});

test.each([
  'e.vaudreuil＠example.org',
  'e.vaudreuil (à) example.org',
  'E.VAUDREUIL[at]example.org',
  'e.vaudreuil arobase example point org',
  'e.vau\u00addreuil@example.org',
  'e.vaudreuil at example.org',
  'E.Vaudreuil AT example DOT org',
  'e.vaudreuil_at_example.org',
  'e.vaudreuil @ example . org',
  'e.vaudreuil%40example.org',
])('an address is found as %j', (text) => {
  const someone = person('', '', 'e.vaudreuil@example.org');
  expect(found(`Écrire à ${text}.`, [someone])).toEqual([[text, 'certain']]);
  expect(found(`L’adresse d’${text}.`, [someone])).toHaveLength(1);
});

describe('a number', () => {
  const spelt = ['06 12 34 56 78', '+33612345678', '0612345678', '06.12.34.56.78', '0033 6 12 34 56 78'];
  const all = [...spelt, '+33 (0)6 12 34 56 78', '06-12-34-56-78', '06\u00a012\u00a034\u00a056\u00a078'];
  test.each(spelt)('entered as %s is found in every writing', (phone) => {
    for (const text of all) {
      const [passage] = found(`Tél. ${text}, le soir`, [person('', '', '', phone)]);
      expect(passage).toEqual([text, 'certain']);
    }
  });

  test.each([
    ['+687 26 12 34', '26 12 34'],
    ['+687 26 12 34', '26.12.34'],
    ['26 12 34', '00687 26 12 34'],
    ['+689 40 12 34 56', '40123456'],
    ['+33 6 12 34 56 78', '612345678'],
    ['+212 6 12 34 56 78', '0612345678'],
    ['06 12 34 56 78', '06 – 12 – 34 – 56 – 78'],
    ['06 12 34 56 78', '06·12·34·56·78'],
    ['06 12 34 56 78', '06, 12, 34, 56, 78'],
    ['06 12 34 56 78', '06_12_34_56_78'],
    ['06 12 34 56 78', '06:12:34:56:78'],
    ['06 12 34 56 78', '06 → 12 → 34 → 56 → 78'],
    ['06 12 34 56 78', '06[12]34[56]78'],
    ['06 12 34 56 78 / 05 49 12 34 56', '05 49 12 34 56'],
    ['05 49 12 34 56 poste 12', '0549123456'],
    ['０６ 12 34 56 78', '0612345678'],
    ['06 12 34 56 78', '06\u00ad12\u200b34 ５６ 78'],
  ])('entered as %s is found as %s', (phone, text) => {
    expect(found(`Tél. ${text}, le soir`, [person('', '', '', phone)])).toEqual([[text, 'certain']]);
  });

  test('that is short is none within an identifier or an amount', () => {
    const someone = person('', '', '', '+687 26 12 34');
    expect(found('UAI 0261234X, 261 234 euros, 1 261 234, 05 26 12 34 56', [someone])).toEqual([]);
  });

  test('inside longer digits is another one', () => {
    const someone = person('', '', '', '06 12 34 56 78');
    expect(found('120612345678, 06123456789, 112 34 56 78, 2020', [someone])).toEqual([]);
    expect(found('2020 06 12 34 56 78', [someone])).toEqual([['06 12 34 56 78', 'certain']]);
  });

  test('of overseas or of abroad is found', () => {
    expect(found('+262 692 12 34 56', [person('', '', '', '0692 12 34 56')])).toHaveLength(1);
    expect(found('00 32 475 12 34 56', [person('', '', '', '+32 475 12 34 56')])).toHaveLength(1);
    expect(found('2020', [person('', '', '', '202 0')])).toEqual([]);
  });
});

const name = fc.stringMatching(/^[A-ZÉÈ][a-zéèçï]{2,9}([ '’-][A-ZÉÈ][a-zéèçï]{2,9})?$/);
const around = fc.constantFrom('', ' ', ', ', '(', ')', ' : ', '\n', '«\u00a0', '. ');

test('whoever is named is found whatever stands around, and nothing of it is left', () => {
  fc.assert(
    fc.property(name, name, around, around, (familyName, givenName, before, after) => {
      const bare = givenName.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      for (const text of [
        `${givenName} ${familyName}`,
        `${familyName.toUpperCase()} ${givenName}`,
        `${bare} ${familyName.normalize('NFD')}`,
      ]) {
        expect(found(before + text + after, [person(familyName, givenName)])).toEqual([[text, 'certain']]);
      }
    }),
  );
});

test('nothing is found of someone whom a text does not name', () => {
  fc.assert(
    fc.property(name, fc.array(name), (familyName, words) => {
      const plain = (one: string) =>
        one
          .normalize('NFD')
          .replace(/[^a-z]/giu, '')
          .toLowerCase();
      // Each name of a compound one is told too.
      const parts = familyName.split(/[ ’'-]/);
      fc.pre(parts.every((part) => !plain(words.join('')).includes(plain(part))));
      expect(found(words.join(' '), [person(familyName, 'Zzz', 'a@b.fr', '0612345678')])).toEqual([]);
    }),
  );
});
