import { expect, test } from 'vitest';
import { emailOf, phoneOf, plainCell, yesOrNo } from '../../../main/lists/import-cells.ts';
import { splitName } from '../../../main/lists/split-name.ts';
import { EGN_2020 } from '../../../shared/campaign/egn-2020.ts';
import { categoriesNamed, categoryFinder, categoryNames } from '../../../shared/people/categories.ts';
import { requestFault } from '../../../shared/people/import-fields.ts';
import { headingRow, suggestMapping } from '../../../shared/people/suggest-mapping.ts';

test.each([
  ['proviseure', 'encadrement'],
  ['Principale adjointe', 'encadrement'],
  ['PE', 'enseignants'],
  ['personnel', undefined],
  ['parent d’élève', 'parents'],
  ['conseillère principale d’éducation', 'enseignants'],
  ['adjointe au maire', 'collectivites'],
  ['Enseignant-chercheur', 'recherche'],
  ['cheffes d’établissement', 'encadrement'],
  ['représentante des familles', 'parents'],
  ['agent de collectivité', 'agents'],
  ['principalement bénévole', 'associations'],
  ['souffleuse de verre', undefined],
])('the function « %s » is of the category %s', (written, category) => {
  expect(categoryFinder(EGN_2020.functions)(written)).toBe(category);
});

test.each([
  ['élèves et parents', ['eleves', 'parents']],
  ['Les lycéens et leurs familles', ['eleves', 'parents']],
  ['parents d’élèves', ['parents']],
  ['parents d’élèves, élèves', ['eleves', 'parents']],
  ['enseignants-chercheurs', ['recherche']],
  ['ENSEIGNANT·E·S, chefs d’établissement', ['enseignants', 'encadrement']],
  ['personnels non enseignants', ['agents']],
  ['Collectivités territoriales / EdTech', ['collectivites', 'entreprises']],
  ['enseignants et inspecteurs', ['enseignants', 'encadrement']],
  ['toute la communauté, et d’autres', []],
  ['principalement ceux qui n’ont rien', []],
  ['', []],
])('« %s » speaks of %j', (written, categories) => {
  expect(categoriesNamed(EGN_2020)(written)).toEqual(categories);
});

test('a category is known by any of its names', () => {
  const find = categoryNames(EGN_2020.categories);
  for (const { id, title, plural } of EGN_2020.categories) {
    expect([find(title.toUpperCase()), find(plural), find(id)]).toEqual([id, id, id]);
  }
});

test.each([
  [
    ['Civ', 'NOM', 'Prénom(s)', 'Adresse mél', 'Tél.', 'RNE', 'Corps'],
    ['civility', 'familyName', 'givenName', 'email', 'phone', 'uai', 'function'],
  ],
  [
    ['Nom Prénom', 'Qualité', 'Structure', 'Choix n°2', '1er choix', 'Régime'],
    ['familyGivenName', 'function', 'organisation', 'choice2', 'choice1', null],
  ],
  [
    ['id', 'code', 'user/name', 'user/email'],
    [null, null, 'givenFamilyName', 'email'],
  ],
  [
    ['ID', 'Name', 'Email Address', 'Affiliation'],
    [null, 'givenFamilyName', 'email', 'organisation'],
  ],
  [
    ['Nom', 'Nom complet', 'Prénom'],
    ['familyName', null, 'givenName'],
  ],
])('the usual headings are recognised: %j', (headings, mapping) => {
  expect(suggestMapping(headings, [])).toEqual(mapping);
});

test('columns without a known heading are recognised by what is in them', () => {
  const samples = [
    ['Le Goff Anaïs', 'a@example.org', '06 12 34 56 78', '0790024X'],
    ['Martin Luc', 'b@example.org', '612345678', '0860001A'],
  ];
  expect(suggestMapping(['Nom', 'B', 'C', 'D'], samples)).toEqual([
    'familyGivenName',
    'email',
    'phone',
    'uai',
  ]);
});

test('the headings are found under the title of a list, and a list without any is known', () => {
  expect(headingRow([['Liste des inscrits au 12 octobre'], ['Nom', 'Prénom'], ['Petit', 'Luc']])).toBe(1);
  expect(headingRow([['Petit', 'Luc', 'luc@example.org']])).toBeNull();
  expect(headingRow([['Machin', 'Truc']])).toBe(0);
});

test.each([
  ['LE GOFF Anaïs', 'family-first', 'LE GOFF', 'Anaïs', ''],
  ['Anaïs LE GOFF', 'family-first', 'LE GOFF', 'Anaïs', ''],
  ['Le Goff Anaïs Marie', 'family-first', 'Le Goff', 'Anaïs Marie', ''],
  ['Anaïs Le Goff', 'given-first', 'Le Goff', 'Anaïs', ''],
  ['Mme de La FONTAINE Jeanne', 'given-first', 'de La FONTAINE', 'Jeanne', 'Mme'],
  ['Dupont, Jean', 'given-first', 'Dupont', 'Jean', ''],
  ['Dupont', 'given-first', 'Dupont', '', ''],
  ['', 'family-first', '', '', ''],
] as const)('« %s » (%s) is %s and %s', (written, order, familyName, givenName, civility) => {
  expect(splitName(written, order)).toEqual({ familyName, givenName, civility });
});

test('cells are read as people write them', () => {
  expect(['612345678', '33612345678', '06 12 34 56 78', '05-49'].map(phoneOf)).toEqual([
    '0612345678',
    '+33612345678',
    '06 12 34 56 78',
    '05-49',
  ]);
  expect(emailOf('Anne <anne@example.org>;')).toBe('anne@example.org');
  expect(["'=1+1", "''=x", "'Aubigné", '-5', "'+33 6"].map(plainCell)).toEqual([
    '=1+1',
    "'=x",
    "'Aubigné",
    '-5',
    '+33 6',
  ]);
  expect(['Oui', 'x', 'à distance', 'NON', '', '-', 'peut-être'].map(yesOrNo)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    undefined,
  ]);
});

test('a mapping that cannot stand says why', () => {
  expect(requestFault(['email', null], null)).toBe('Indiquez quelle colonne donne le nom.');
  expect(requestFault(['familyName', 'email', 'email'], null)).toMatch(/^Deux colonnes donnent/);
  expect(requestFault(['familyName', 'familyGivenName'], null)).toMatch(/plusieurs colonnes/);
  expect(requestFault(['familyName', 'choice1'], null)).toMatch(/choisissez la rencontre/);
  expect(requestFault(['familyName', 'choice1'], '0')).toBeNull();
});
