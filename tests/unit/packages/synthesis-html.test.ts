import { describe, expect, it } from 'vitest';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { synthesisHtml } from '../../../shared/packages/synthesis-html.ts';
import { richText, sampleDocument } from '../../factories/packages.ts';

/** What is read of an element of the page, a line for each paragraph, title or row. */
function linesOf(changes: Partial<SynthesisDocument>, start: RegExp): string[] {
  const page = synthesisHtml(sampleDocument(changes));
  const from = page.search(start);
  const name = /^<(\w+)/.exec(page.slice(from))?.[1];
  return page
    .slice(from, page.indexOf(`</${name}>`, from))
    .replace(/<\/(p|h\d|li|tr|caption)>/g, '\n')
    .replace(/<\/t[hd]>(?=<)/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#160;', '\u00a0')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const theme = (changes: Partial<SynthesisDocument['themes'][number]>) => ({
  ...{ id: 'theme', title: 'Un thème', findings: richText(), proposals: [], practices: [] },
  ...changes,
});

describe('the page of a synthesis', () => {
  it('says first of what, of whom and when it is', () => {
    const campaign = 'États généraux du numérique pour l’Éducation';
    expect(linesOf({}, /<header>/)).toEqual([
      campaign,
      'Synthèse de l’académie de Poitiers',
      'Académie de Poitiers',
      'Validée le 16 octobre 2020 par Claire Fontenoy, rectrice · code\u00a0AFHJ-2345',
    ]);
    const later = {
      ...{ package: { ...sampleDocument().package, version: 2 }, code: null, takenOn: '2020-10-20' },
      ...{ scope: { level: 'network' as const, id: 'n', name: 'Réseau du Marais' }, sample: true },
    };
    expect(linesOf(later, /<header>/)).toEqual([
      campaign,
      'Synthèse de l’académie de Poitiers',
      'Réseau du Marais · Académie de Poitiers',
      'Validée le 16 octobre 2020 par Claire Fontenoy, rectrice · version\u00a02',
      'Synthèse visée avant que son document ne soit figé\u00a0: ses chiffres, ses rencontres et leurs lieux ont été relevés après le visa, le 20 octobre 2020.',
      'Exemple de Cahiers\u00a0: cette synthèse est inventée.',
    ]);
  });

  it('has a section for each part that was written, in one order', () => {
    const sections = (changes: Partial<SynthesisDocument>) =>
      [...synthesisHtml(sampleDocument(changes)).matchAll(/<section id="(.*)">\n<h2>(.*)<\/h2>/g)].map(
        ([, id, title]) => [id, title],
      );
    const attachment = { file: 'data/attachments/a.pdf', name: 'a.pdf', mediaType: 'application/pdf' };
    const attachments = [{ ...attachment, size: 1400, sha512: '' }];
    expect(sections({ attachments })).toEqual([
      ['contexte', 'Contexte'],
      ['participation', 'Participation'],
      ['theme-1', 'Un égal accès au numérique pour tous'],
      ['conclusion', 'Conclusion'],
      ['rencontres', 'Rencontres'],
      ['pieces-jointes', 'Pièces jointes'],
    ]);
    const [meant = theme({})] = sampleDocument().themes;
    const little = { context: richText(), conclusion: richText(), meetings: [], themes: [theme({}), meant] };
    expect(sections(little)).toEqual([
      ['participation', 'Participation'],
      ['theme-2', 'Un égal accès au numérique pour tous'],
    ]);
  });

  it('says of a proposal or a practice all that is known of it, and nothing of what is not', () => {
    const [{ proposals, practices } = theme({})] = sampleDocument().themes;
    const [proposal, practice] = [proposals[0], practices[0]];
    if (!proposal || !practice) throw new Error('the sample has a proposal and a practice');
    const said = (changes: Partial<SynthesisDocument['themes'][number]>) =>
      linesOf({ themes: [theme(changes)] }, /<section id="theme-1">/);
    expect(said({ proposals, practices })).toEqual([
      ...['Un thème', 'Propositions', 'Prêter un ordinateur à chaque lycéen'],
      ...['Dès la seconde.Sans condition.', 'Inclusion · Pour : lycéens · 31 voix'],
      ...['Pratiques et retours d’expérience', 'Un bus numérique'],
      ...['Il passe dans douze communes.', 'Retour d’expérience · Ruffec'],
    ]);
    const bare = { ...proposal, body: '', subject: null, audience: '' };
    const title = ['Un thème', 'Propositions', 'Prêter un ordinateur à chaque lycéen'];
    expect(said({ proposals: [{ ...bare, votes: 0 }] })).toEqual([...title, '0 voix']);
    expect(said({ proposals: [{ ...bare, votes: null }] })).toEqual(title);
  });

  it('counts who came, and says that fewer than five came without saying how many', () => {
    const rows = (changes: Partial<SynthesisDocument>) => linesOf(changes, /<section id="participation">/);
    const table = [
      'Participation',
      'Personnes présentes, sur place ou à distance, par catégorie d’acteurs',
      'Catégorie d’acteurs | Personnes',
    ];
    expect(rows({})).toEqual([...table, 'Enseignants | 24', 'Élèves, Parents | 15', 'Ensemble | 39']);
    const nobody = { total: 0, categories: [], grouped: null };
    expect(rows({ attendance: nobody })).toEqual(['Participation', 'Aucune présence n’a été relevée.']);
    const few = { total: null, categories: [], grouped: { titles: ['Parents'], count: null } };
    expect(rows({ attendance: few })).toEqual([...table, 'Parents | moins de 5', 'Ensemble | moins de 5']);
    const [meeting] = sampleDocument().meetings;
    if (!meeting) throw new Error('the sample has a meeting');
    const many = { ...sampleDocument().attendance, total: 1204 };
    expect(rows({ attendance: many, meetings: [meeting, meeting] }).slice(-2)).toEqual([
      'Ensemble | 1\u202f204',
      '78\u00a0présences en tout à 2\u00a0rencontres\u00a0; qui est venu à plusieurs compte ici plusieurs fois, et une seule ci-dessus.',
    ]);
  });

  it('says of each meeting when, where and how it was held', () => {
    const [meeting] = sampleDocument().meetings;
    if (!meeting?.venue) throw new Error('the sample has a meeting somewhere');
    const meetings = [
      meeting,
      { ...meeting, remote: false, venue: { ...meeting.venue, city: '' } },
      { ...meeting, venue: null },
      { ...meeting, venue: null, remote: false },
    ];
    const row = (place: string) =>
      `=Rencontre des Deux-Sèvres | mercredi 14 octobre 2020, de 8\u00a0h\u00a030 à 13\u00a0h | ${place} | Tenue | 39`;
    expect(linesOf({ meetings }, /<section id="rencontres">/)).toEqual([
      'Rencontres',
      'Rencontres dont cette synthèse rend compte',
      'Rencontre | Date | Lieu | État | Présences',
      row('Lycée Paul Guérin, Niort et à distance'),
      row('Lycée Paul Guérin'),
      row('à distance'),
      row('–'),
    ]);
  });
});
