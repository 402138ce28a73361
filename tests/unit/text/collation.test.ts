import { describe, expect, it } from 'vitest';
import { compareFrench, compareNames, filingName } from '../../../shared/text/collation.ts';

const sorted = (names: string[]) =>
  names
    .map((familyName) => ({ familyName, givenName: '' }))
    .sort(compareNames)
    .map(({ familyName }) => familyName);

describe('the order of names', () => {
  it('files « de » and « d’ » under what follows, and keeps articles', () => {
    expect(
      sorted(['Le Goff', 'Imbert', 'd’Hérouville', 'du Bellay', 'de La Fontaine', 'Garnier', 'De Smet']),
    ).toEqual(['De Smet', 'du Bellay', 'Garnier', 'd’Hérouville', 'Imbert', 'de La Fontaine', 'Le Goff']);
  });

  it('takes a capital D’ for the particle, since lists are typed in capitals', () => {
    expect(filingName("D'HÉROUVILLE")).toBe('HÉROUVILLE');
    expect(filingName('D’Hérouville')).toBe('Hérouville');
    expect(filingName('Dupont')).toBe('Dupont');
    expect(filingName('N’Diaye')).toBe('N’Diaye');
  });

  it('looks at accents and case only between words otherwise alike', () => {
    expect(['Éluard', 'Zola', 'elan', 'œuvre', 'Eluard', 'odeur', 'ofrande'].sort(compareFrench)).toEqual([
      'elan',
      'Eluard',
      'Éluard',
      'odeur',
      'œuvre',
      'ofrande',
      'Zola',
    ]);
  });

  it('separates namesakes by their given name', () => {
    const people = [
      { familyName: 'Martin', givenName: 'Zoé' },
      { familyName: 'Martin', givenName: 'Émile' },
      { familyName: 'MARTIN', givenName: 'Anne' },
    ];
    expect(people.sort(compareNames).map(({ givenName }) => givenName)).toEqual(['Anne', 'Émile', 'Zoé']);
  });
});
