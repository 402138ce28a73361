import { expect, test } from 'vitest';
import { proposedName } from '../../../main/engine/dossier/proposed-name.ts';

test.each([
  ['camille.le-goff', 'Camille Le-Goff'],
  ['ACADEMIE\\zoe.petit2', 'Zoe Petit'],
  ['awa_n’diaye@ac-poitiers.fr', 'Awa N’Diaye'],
  ['cdupont', 'Cdupont'],
  ['root', 'Coordination'],
  ['Administrateur', 'Coordination'],
  ['Utilisateur', 'Coordination'],
  ['user01', 'Coordination'],
  ['4512', 'Coordination'],
  ['', 'Coordination'],
])('to the user %j one proposes %j', (user, name) => {
  expect(proposedName(user)).toBe(name);
});
