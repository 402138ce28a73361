import { describe, expect, test } from 'vitest';
import { typedNames } from '../../../shared/personal-data/typed-names.ts';

const namesIn = (typed: string) => typedNames(typed).map(({ name }) => name);

describe('a field that names someone', () => {
  test.each([
    ['Claire Trougnac', 'Claire Trougnac'],
    ['claire trougnac', 'claire trougnac'],
    ['TROUGNAC Claire', 'TROUGNAC Claire'],
    ['Trougnac, Claire', 'Trougnac Claire'],
    ['anne d’hérouville', 'anne d’hérouville'],
    ['Claire Parent', 'Claire Parent'],
    ['Parent Claire', 'Parent Claire'],
    ['Anne Maître', 'Anne Maître'],
    ['Parent, Claire', 'Parent Claire'],
    ['Yann Le Maître', 'Yann Le Maître'],
    ['Jean de La Ville', 'Jean de La Ville'],
    ['Sophie Vidal de la ville', 'Sophie Vidal'],
    ['Claire Parent, formatrice', 'Claire Parent'],
    ['Paul Maire maire de Niort', 'Paul Maire'],
    ['maître Paul Préfet', 'Paul Préfet'],
    ['anne maître', 'anne maître'],
    ['Sophie Ville', 'Sophie Ville'],
    ['Dominique Conseil', 'Dominique Conseil'],
    ['Luc Préfet', 'Luc Préfet'],
    ['Anne Parent-Dubois', 'Anne Parent-Dubois'],
    ['Mme Parent', 'Parent'],
    ['Sophie Vidal adjointe au maire', 'Sophie Vidal'],
    ['sophie vidal adjointe', 'sophie vidal'],
    ['Claire Trougnac formatrice Canopé', 'Claire Trougnac'],
    ['Claire Trougnac, formatrice Canopé chargée de mission auprès du recteur de région', 'Claire Trougnac'],
    ['Claire Trougnac directrice de l’école Jean Moulin', 'Claire Trougnac'],
    ['Luc Bréhier 06 12 34 56 78', 'Luc Bréhier'],
    ['Luc Bréhier (06 12 34 56 78)', 'Luc Bréhier'],
    ['Luc Bréhier : luc.brehier@exemple.fr', 'Luc Bréhier'],
    ['Luc Bréhier luc.brehier@exemple.fr', 'Luc Bréhier'],
    ['M. Luc Bréhier, DSDEN', 'Luc Bréhier'],
    ['M. le maire Luc Bréhier', 'Luc Bréhier'],
    ['DSDEN Luc Bréhier', 'Luc Bréhier'],
    ['contact: Luc Bréhier', 'Luc Bréhier'],
    ['Mme Trougnac formatrice', 'Trougnac'],
    ['Trougnac', 'Trougnac'],
    ['trougnac 06 12 34 56 78', 'trougnac'],
    ['A. Martin', 'A Martin'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Lan'],
    ['Awa N\u02bcDiaye', 'Awa N’Diaye'],
  ])('names of « %s » %s', (typed, name) => expect(namesIn(typed)).toEqual([name]));

  test.each([
    ['Claire Trougnac / luc bréhier', ['Claire Trougnac', 'luc bréhier']],
    ['Claire Trougnac et Luc Bréhier 0612345678', ['Claire Trougnac', 'Luc Bréhier']],
    ['Claire Trougnac, Luc Bréhier', ['Claire Trougnac', 'Luc Bréhier']],
    ['Claire Trougnac de Niort', ['Claire Trougnac de Niort', 'Claire Trougnac']],
    ['Marie Claire Parent', ['Marie Claire Parent', 'Marie Claire']],
  ])('names of « %s » each that it may name', (typed, names) => expect(namesIn(typed)).toEqual(names));
});

test.each([
  'à désigner',
  'À définir',
  'A définir avec la DSDEN',
  '?',
  '—',
  '06 12 34 56 78',
  'Le collège',
  'La mairie',
  'la Mairie de Niort',
  'le principal',
  'Pilote du réseau',
  'Mme la rectrice',
  'Monsieur le maire',
  'les parents d’élèves',
  'Lycée Paul Guérin',
  'Salle Paul Guérin',
  'directrice de l’école Jean Moulin',
  'professeure de lettres classiques',
  'Conseil départemental',
  'Conseil Régional',
  'maire de La Rochelle',
  'vice-présidente',
  'Atelier Canopé',
  'Néant',
  'en cours',
  'Président de l’association',
  'Ville de Niort',
])('« %s » names nobody', (typed) => {
  expect(namesIn(typed)).toEqual([]);
});

test('a name is sure when nothing else can be meant by it', () => {
  const sure = (typed: string) => typedNames(typed).map(({ isSure }) => isSure);
  expect(sure('Mme Ysoline Trougnac, adjointe')).toEqual([true]);
  expect(sure('Sophie Vidal adjointe au maire')).toEqual([true]);
  for (const typed of ['claire trougnac', 'Claire Parent', 'adjointe Claire Trougnac', 'Trougnac'])
    expect(sure(typed)).toEqual([false]);
});

test('a family name that is a word of what people do tells nobody alone', () => {
  const words = (typed: string) => typedNames(typed).map(({ familyName, isWord }) => [familyName, isWord]);
  expect(words('Claire Parent')).toEqual([['Parent', true]]);
  expect(words('claire trougnac')).toEqual([['trougnac', false]]);
  expect(words('Jean de La Tour')).toEqual([['de La Tour', false]]);
});
