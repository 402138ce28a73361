import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentTexts } from '../../../shared/packages/document-texts.ts';
import { findPersonalData, type Known } from '../../../shared/packages/personal-data.ts';
import { sampleDocument } from '../../factories/packages.ts';

const people = [
  { familyName: 'Petit', givenName: 'Marie', phone: '06 11 22 33 44' },
  { familyName: 'N’Diaye', givenName: 'Aïssatou', phone: '' },
  { familyName: 'Le Goff', givenName: 'Jean-Yves', phone: '26 12 34' },
  { familyName: "d'Hérouville", givenName: 'Anne', phone: '' },
  { familyName: 'Ba', givenName: 'Ali', phone: '' },
  { familyName: 'Guérin', givenName: 'Lucie', phone: '' },
];

const find = (text: string, known: Partial<Known> = {}) =>
  findPersonalData([{ place: 'Contexte', text }], { people, declared: [], ...known }).map(
    ({ kind, found }) => `${kind}: ${found}`,
  );

describe('the check against personal data', () => {
  it.each([
    ['Écrire à marie.petit@example.org.', 'email: marie.petit@example.org'],
    ['marie.petit [at] example.org', 'email: marie.petit [at] example.org'],
    ['marie.petit(arobase)ac-poitiers.fr', 'email: marie.petit(arobase)ac-poitiers.fr'],
    ['Tél. : 06 12 34 56 78', 'phone: 06 12 34 56 78'],
    ['0612345678', 'phone: 0612345678'],
    ['05.49.12.34.56', 'phone: 05.49.12.34.56'],
    ['+33 6 12 34 56 78', 'phone: +33 6 12 34 56 78'],
    ['+33 (0)6 12 34 56 78', 'phone: +33 (0)6 12 34 56 78'],
    ['0033612345678', 'phone: 0033612345678'],
    ['06\u00a012\u202f34 56 78', 'phone: 06\u00a012\u202f34 56 78'],
    ['Nouméa : 26 12 34', 'phone: 26 12 34'],
  ])('stops at « %s »', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    ['Marie Petit', 'full-name: Marie Petit'],
    ['PETIT Marie', 'full-name: PETIT Marie'],
    ['petit, marie', 'full-name: petit, marie'],
    ['aissatou ndiaye et Aissatou N\u2019DIAYE', 'full-name: Aissatou N\u2019DIAYE'],
    ["Aïssatou N'Diaye", "full-name: Aïssatou N'Diaye"],
    ['Jean Yves LE GOFF', 'full-name: Jean Yves LE GOFF'],
    ['Anne d’Hérouville', 'full-name: Anne d’Hérouville'],
    ['Anne de Hérouville', 'surname: Hérouville'],
    ['He\u0301rouville Anne', 'full-name: He\u0301rouville Anne'],
  ])('finds the name in « %s »', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it('warns of a lone surname, and not of the same word without a capital', () => {
    expect(find('Mme Petit propose un petit groupe.')).toEqual(['surname: Petit']);
    expect(find('Le lycée Paul Guérin, à Niort')).toEqual(['surname: Guérin']);
    expect(find('Ba y est. Ici, Ba parle.')).toEqual(['surname: Ba']);
    const [finding] = findPersonalData([{ place: 'Contexte', text: 'Mme Petit' }], { people, declared: [] });
    expect(finding).toMatchObject({ stops: false, before: 'Mme ', found: 'Petit', after: '' });
  });

  it('lets declared speakers pass, in either order, and nobody else', () => {
    const declared = ['Marie Petit'];
    expect(find('Marie Petit puis Lucie Guérin', { declared })).toEqual(['full-name: Lucie Guérin']);
    expect(find('PETIT Marie', { declared })).toEqual([]);
    expect(find('Mme Petit', { declared })).toEqual([]);
  });

  it('still warns of a namesake of a declared speaker', () => {
    const namesakes = [...people, { familyName: 'Petit', givenName: 'Hugo', phone: '' }];
    const found = find('Marie Petit et Hugo Petit', { people: namesakes, declared: ['Marie Petit'] });
    expect(found).toEqual(['full-name: Hugo Petit']);
  });

  it.each([
    'UAI 0790024X',
    'le 14/10/2020 de 8:30 à 13:00',
    '86000 Poitiers',
    '1 234 567 890 euros',
    'v@',
    '31 voix',
  ])('lets « %s » pass', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('gives each datum its own key, the same at each check', () => {
    const texts = [{ place: 'Contexte', text: 'Petit. Petit. Petit.' }];
    const keys = () => findPersonalData(texts, { people, declared: [] }).map(({ key }) => key);
    expect(new Set(keys()).size).toBe(3);
    expect(keys()).toEqual(keys());
  });

  it('finds a full name wherever it stands in any text', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '\n', 'Z'), maxLength: 30 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(find(`${before} Lucie Guérin ${after}`)).toContain('full-name: Lucie Guérin');
      }),
    );
  });

  it('reads every text that a synthesis holds', () => {
    const document = sampleDocument();
    const marked = JSON.parse(
      JSON.stringify(document, (key, value) =>
        ['title', 'text', 'body', 'audience', 'place', 'name', 'city'].includes(key) &&
        typeof value === 'string'
          ? `${value} MARQUE`
          : value,
      ),
    );
    const read = documentTexts(marked)
      .map(({ text }) => text)
      .join('\n');
    for (const said of [
      'Prêter un ordinateur',
      'Dès la seconde',
      'lycéens',
      'Ruffec',
      'Niort',
      'Guérin',
      'du temps',
    ]) {
      expect(read).toContain(said);
    }
    expect(read.match(/MARQUE/g)?.length).toBeGreaterThan(12);
  });
});
