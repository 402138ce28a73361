import { expect, it } from 'vitest';
import { formulaIn } from '../../../shared/packages/check-tables.ts';
import { documentTexts } from '../../../shared/packages/document-texts.ts';
import { decidimCsv, decidimJson, meetingsCsv } from '../../../shared/packages/payload.ts';
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

it('meetings are told one a line, with who came by category and nobody from one to four', () => {
  const [meeting] = sampleDocument().meetings;
  if (!meeting?.venue) throw new Error('the sample has a meeting somewhere');
  const few = { total: null, categories: [], grouped: { titles: ['Élèves'], count: null } };
  const away = { ...meeting, venue: null, title: 'Visio', endTime: '10:00', attendance: few };
  const alone = { total: 6, categories: [{ id: 'agents', title: 'Agents', count: 6 }], grouped: null };
  const here = { ...meeting, remote: false, title: 'Niort', attendance: alone };
  expect(meetingsCsv(sampleDocument({ meetings: [meeting, away, here] })).split('\r\n')).toEqual([
    '\ufeffRencontre;Date;Début;Fin;Fuseau;État;Lieu;UAI;Commune;À distance;Présents;Enseignants;Agents;Autres (catégories regroupées)',
    "'=Rencontre des Deux-Sèvres;2020-10-14;08:30;13:00;Europe/Paris;tenue;Lycée Paul Guérin;0790024X;Niort;oui;39;24;;15",
    'Visio;2020-10-14;08:30;10:00;Europe/Paris;tenue;;;;oui;<5;;;<5',
    'Niort;2020-10-14;08:30;13:00;Europe/Paris;tenue;Lycée Paul Guérin;0790024X;Niort;non;6;;6;',
    '',
  ]);
});

it('proposals are told as Decidim imports them, never with an empty body', () => {
  const [theme] = sampleDocument().themes;
  const [proposal] = theme?.proposals ?? [];
  if (!theme || !proposal) throw new Error('the sample has a proposal');
  const untold = { ...proposal, title: 'Former; « vite »', body: '' };
  const document = sampleDocument({ themes: [{ ...theme, proposals: [proposal, untold] }, theme] });
  const [first, second] = [
    ['Prêter un ordinateur à chaque lycéen', 'Dès la seconde.\nSans condition.'],
    ['Former; « vite »', 'Former; « vite »'],
  ];
  expect(JSON.parse(decidimJson(document))).toEqual(
    [first, second, first].map(([title, body]) => ({ 'title/fr': title, 'body/fr': body })),
  );
  const line = 'Prêter un ordinateur à chaque lycéen;"Dès la seconde.\nSans condition."';
  expect(decidimCsv(document).split('\r\n')).toEqual([
    ...['title/fr;body/fr', line, '"Former; « vite »";"Former; « vite »"', line, ''],
  ]);
});
