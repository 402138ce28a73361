import { expect, it } from 'vitest';
import { formulaIn } from '../../../shared/packages/check-tables.ts';
import { documentTexts } from '../../../shared/packages/document-texts.ts';
import { sampleDocument } from '../../factories/packages.ts';

it.each(['', '\ufeff'])(
  'a formula is found in the very first cell of a table that begins by « %s »',
  (mark) => {
    expect(formulaIn(`${mark}=1+1;titre\r\n`)).toBe('=1+1');
    expect(formulaIn(`${mark}titre;lieu\r\n`)).toBeNull();
  },
);

it.each([
  ...[
    'Synthèse de l’académie de Poitiers',
    'Quatre rencontres',
    'Des écarts <réels>',
    'Prêter un ordinateur',
  ],
  ...['Sans condition', 'lycéens', 'Un bus numérique', 'douze communes', 'Ruffec', 'Nous demandons'],
  ...[
    '=Rencontre des Deux-Sèvres',
    'Lycée Paul Guérin',
    'Niort',
    'Claire Fontenoy',
    'rectrice',
    'Annexe.pdf',
  ],
])('what someone typed is read before it leaves: « %s »', (written) => {
  const file = { file: 'data/attachments/Annexe.pdf', mediaType: 'application/pdf', size: 1, sha512: '' };
  const document = sampleDocument({ attachments: [{ ...file, name: 'Annexe.pdf' }] });
  expect(documentTexts(document).some(({ text }) => text.includes(written))).toBe(true);
});
