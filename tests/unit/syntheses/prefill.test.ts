import { describe, expect, it } from 'vitest';
import { EGN_2020 } from '../../../shared/campaign/egn-2020.ts';
import { type Material, prefill, type Source } from '../../../shared/syntheses/prefill.ts';
import type { RichText } from '../../../shared/text/rich-text.ts';
import { richTextPlain } from '../../../shared/text/rich-text-plain.ts';

const text = (words: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const source = (
  title: string,
  findings: string,
  changes: Partial<Source['themes'][number]> = {},
): Source => ({
  title,
  notes: '',
  themes: [{ themeId: 'egal-acces', findings: text(findings), proposalIds: [], practiceIds: [], ...changes }],
});
const held: Material['meetings'][number] = {
  title: 'Rencontre de Niort',
  date: '2020-10-14',
  startTime: '08:30',
  endTime: '13:00',
  place: 'Lycée Paul Guérin, Niort',
  outcome: 'held',
};
const material = (changes: Partial<Material>): Material => ({
  level: 'meeting',
  name: 'Rencontre de Niort',
  campaign: EGN_2020,
  meetings: [held],
  presences: 62,
  people: 62,
  headcount: 0,
  sources: [],
  ...changes,
});

describe('the first version of a synthesis', () => {
  it('says when and where the meeting was held, and how many came', () => {
    expect(richTextPlain(prefill(material({})).context)).toContain(
      'La rencontre «\u00a0Rencontre de Niort\u00a0» s’est tenue le mercredi 14 octobre 2020, de 8\u00a0h\u00a030 à 13\u00a0h, Lycée Paul Guérin, Niort. Elle a réuni 62 participants.',
    );
  });

  it('says as held only what was held, and of the others what they are', () => {
    const said = (outcome: 'planned' | 'unrecorded' | 'postponed' | 'cancelled', people = 0) =>
      richTextPlain(prefill(material({ meetings: [{ ...held, outcome }], people })).context)
        .split('\n\n')
        .at(-1);
    const when = 'le mercredi 14 octobre 2020, de 8\u00a0h\u00a030 à 13\u00a0h, Lycée Paul Guérin, Niort.';
    const named = 'La rencontre «\u00a0Rencontre de Niort\u00a0»';
    expect(said('planned')).toBe(`${named} est prévue ${when}`);
    expect(said('unrecorded', 6)).toBe(`${named} était prévue ${when} 6 personnes y sont notées présentes.`);
    expect(said('postponed')).toBe(`${named}, prévue le 14 octobre 2020, est reportée.`);
    expect(said('cancelled')).toBe(`${named}, prévue le 14 octobre 2020, a été annulée.`);
  });

  it('counts the meetings of a territory by what became of them, and people apart from presences', () => {
    const meetings = [
      held,
      { ...held, date: '2020-09-22' },
      { ...held, outcome: 'planned' as const, date: '2020-10-16' },
      { ...held, outcome: 'unrecorded' as const },
      { ...held, outcome: 'postponed' as const },
      { ...held, outcome: 'postponed' as const },
      { ...held, outcome: 'cancelled' as const },
    ];
    const context = prefill(
      material({ level: 'academy', name: 'Académie de Poitiers', meetings, presences: 90, headcount: 18 }),
    ).context;
    expect(richTextPlain(context).split('\n\n').at(-1)).toBe(
      'Académie de Poitiers\u00a0: 2 rencontres se sont tenues, du 22 septembre 2020 au 14 octobre 2020\u00a0; une est prévue, le 16 octobre 2020\u00a0; une dont la date est passée n’est pas notée comme tenue\u00a0; 2 sont reportées\u00a0; une a été annulée. 62 personnes y ont participé, pour 90 présences. Les réseaux ont par ailleurs compté 18 participants à leurs propres échanges.',
    );
    const none = prefill(material({ level: 'network', meetings: meetings.slice(4, 5), people: 0 })).context;
    expect(richTextPlain(none)).toContain(
      'aucune rencontre ne s’est tenue à ce jour\u00a0; une est reportée.',
    );
  });

  it('never writes a number of people small enough to name one', () => {
    const context = richTextPlain(prefill(material({ people: 4, presences: 4, headcount: 3 })).context);
    expect(context).not.toMatch(/\b[34] (participants|personnes)/);
  });

  it('has one section for each theme of the campaign, in its order', () => {
    expect(prefill(material({})).themes.map(({ themeId }) => themeId)).toEqual(
      EGN_2020.themes.map(({ id }) => id),
    );
  });

  it('takes over the findings of a lone source as they are', () => {
    const { themes } = prefill(material({ sources: [source('Atelier 1', 'Un constat')] }));
    expect(themes[0]?.findings).toEqual(text('Un constat'));
  });

  it('says where findings come from when there are several sources, and skips the empty ones', () => {
    const { themes } = prefill(
      material({
        sources: [source('Atelier 1', 'Un constat'), source('Atelier 2', 'Un autre'), source('Vide', ' ')],
      }),
    );
    expect(richTextPlain(themes[0]?.findings ?? text(''))).toBe(
      'Atelier 1\n\nUn constat\n\nAtelier 2\n\nUn autre',
    );
  });

  it('says which proposals answer to each stake, in the order of the campaign, after the findings', () => {
    const one = source('Atelier 1', 'Un constat');
    const themes = one.themes.map((theme) => ({
      ...theme,
      stakes: [
        { id: 'temps-et-lieux', proposals: ['Ouvrir le foyer'] },
        { id: 'continuite', proposals: ['Prêter un ordinateur'] },
        { id: 'temps-et-lieux', proposals: ['Décaler les cours'] },
      ],
    }));
    const [first] = prefill(material({ sources: [{ ...one, themes }] })).themes;
    expect(richTextPlain(first?.findings ?? text(''))).toBe(
      [
        'Un constat',
        'Enjeu «\u00a0La continuité pédagogique, éducative et administrative\u00a0»\u00a0: «\u00a0Prêter un ordinateur\u00a0».',
        'Enjeu «\u00a0Des temps d’apprentissage décalés et des lieux qui deviennent poreux\u00a0»\u00a0: «\u00a0Ouvrir le foyer\u00a0», «\u00a0Décaler les cours\u00a0».',
      ].join('\n\n'),
    );
  });

  it('keeps each proposal once, in the order of the sources', () => {
    const { themes } = prefill(
      material({
        sources: [
          source('A', 'a', { proposalIds: ['p2', 'p1'] }),
          source('B', 'b', { proposalIds: ['p1', 'p3'], practiceIds: ['q1'] }),
        ],
      }),
    );
    expect(themes[0]?.proposalIds).toEqual(['p2', 'p1', 'p3']);
    expect(themes[0]?.practiceIds).toEqual(['q1']);
  });

  it('quotes the few lines that a network sent, under its name', () => {
    const notes: Source = {
      title: 'Retour du réseau de Niort',
      themes: [],
      notes: 'Première ligne\n\nSeconde',
    };
    const context = richTextPlain(prefill(material({ level: 'network', sources: [notes] })).context);
    expect(context.endsWith('Retour du réseau de Niort\n\nPremière ligne\n\nSeconde')).toBe(true);
  });
});
