import { expect, it } from 'vitest';
import { atomFeed } from '../../../space/open-data/feeds.ts';
import { bibtex, cslJson, quotation } from '../../../space/syntheses/citation.ts';
import { sampleDocument } from '../../factories/packages.ts';

const ADDRESS = 'https://espace.example/syntheses/x/versions/1';

it('cites a version in words, for LaTeX and for Zotero, whatever its title holds', () => {
  const document = sampleDocument({ title: '100 % de réussite & {plus} \\input_x' });
  expect(quotation(document, ADDRESS)).toBe(
    'Académie de Poitiers, «\u00a0100 % de réussite & {plus} \\input_x\u00a0», États généraux du numérique pour l’Éducation, version 1, 16 octobre 2020. https://espace.example/syntheses/x/versions/1',
  );
  expect(bibtex(document, ADDRESS).split('\n')).toEqual([
    '@misc{0199c000-0000-7000-8000-000000000001-v1,',
    '  author = {{Académie de Poitiers}},',
    '  title = {{100 \\% de réussite \\& \\{plus\\} \\textbackslash{}input\\_x}},',
    '  howpublished = {États généraux du numérique pour l’Éducation},',
    '  year = {2020},',
    '  month = {10},',
    '  version = {1},',
    `  url = {${ADDRESS}},`,
    '  note = {Licence Ouverte 2.0},',
    '  language = {french},',
    '}',
    '',
  ]);
  expect(cslJson(document, ADDRESS)).toMatchObject([
    {
      type: 'report',
      title: '100 % de réussite & {plus} \\input_x',
      author: [{ literal: 'Académie de Poitiers' }],
      issued: { 'date-parts': [[2020, 10, 16]] },
      URL: ADDRESS,
    },
  ]);
});

it('a feed holds whatever a title holds', () => {
  const feed = atomFeed(
    [
      {
        packageId: '0199c000-0000-7000-8000-000000000001',
        version: 2,
        title: '<script> & "fin" ]]> \u0001\ud800',
        territory: 'academy:13',
        territoryName: 'Académie de Poitiers',
        scopeLevel: 'academy',
        scopeId: '13',
        scopeName: 'Académie de Poitiers',
        validatedOn: '2020-10-16',
        acceptedAt: new Date('2020-10-16T12:00:00Z'),
        participants: null,
        proposals: 1,
        practices: 0,
      },
    ],
    { title: 'Espace', origin: 'https://espace.example' },
  );
  expect(feed).toContain(
    '<title>&lt;script&gt; &amp; &quot;fin&quot; ]]&gt;  \ufffd (version 2)</title><updated>2020-10-16T12:00:00.000Z</updated>',
  );
});
