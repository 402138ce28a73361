import { expect, it } from 'vitest';
import { namesakesOf, seek } from '../../../../renderer/registrations/day/seek.ts';
import type { RegistrationOfPerson } from '../../../../shared/registrations/contract.ts';

it('finds by the beginnings of words, accents and punctuation ignored', () => {
  expect(found('herou ana')).toEqual(['d’Hérouville Anaïs']);
  expect(found('NDIAYE')).toEqual(['N’Diaye Émilie']);
  expect(found("n'di")).toEqual(['N’Diaye Émilie']);
  expect(found('emilie')).toEqual(['N’Diaye Émilie']);
  expect(found('ouville')).toEqual([]);
  expect(found("d'herouville")).toEqual(['d’Hérouville Anaïs']);
  expect([found('le goff'), found('Le Goff L'), found('le goffre')]).toEqual([
    ['LEGOFF Léa'],
    ['LEGOFF Léa'],
    [],
  ]);
});

it('puts the family name first, then the given name, then the organisation', () => {
  expect(found('mar')).toEqual(['Martin Zoé', 'Petit Marie', 'Durand Noël', 'Marchand Paul']);
});

it('shows a cancelled registration only when it is searched for, and last', () => {
  expect(found('')).not.toContain('Marchand Paul');
  expect(found('march')).toEqual(['Marchand Paul']);
});

it('finds exact namesakes, however their name is written, and nobody else', () => {
  const [first, ...others] = [
    someone('Le Goff', 'Léa'),
    someone('LE GOFF', 'Lea', { organisation: 'Lycée du Parc' }),
    someone('Le Goff', 'Léa-Marie'),
    someone('Goff', 'Le Léa'),
  ];
  if (!first) throw new Error('nobody');
  expect(namesakesOf(first, [first, ...others])).toEqual([others[0]]);
});

const PEOPLE = [
  someone('Durand', 'Noël', { organisation: 'Collège Marie-Curie' }),
  someone('d’Hérouville', 'Anaïs'),
  someone('LEGOFF', 'Léa'),
  someone('Marchand', 'Paul', { status: 'cancelled' }),
  someone('Martin', 'Zoé'),
  someone('N’Diaye', 'Émilie'),
  someone('Petit', 'Marie'),
];

function found(typed: string): string[] {
  return seek(PEOPLE, typed).map(({ person }) => `${person.familyName} ${person.givenName}`);
}

function someone(
  familyName: string,
  givenName: string,
  { organisation = '', status = 'registered' as RegistrationOfPerson['status'] } = {},
): RegistrationOfPerson {
  const id = `${familyName} ${givenName}`;
  return {
    ...{ id, personId: id, meetingId: 'meeting', status, origin: 'hand', remote: false, registeredAt: '' },
    ...{ attendance: null, attendanceAt: null, representedBy: '', workshopId: null },
    person: {
      ...{ id, familyName, givenName, organisation, civility: '', email: '', phone: '', category: 'autres' },
      ...{ function: '', mandate: '', uai: '', network: '', minor: false, pmr: false },
    },
  };
}
