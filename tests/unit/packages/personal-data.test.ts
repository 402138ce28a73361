import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentTexts } from '../../../shared/packages/document-texts.ts';
import { findPersonalData, type Known } from '../../../shared/packages/personal-data.ts';
import { typedNames } from '../../../shared/personal-data/typed-names.ts';
import { RichText } from '../../../shared/text/rich-text.ts';
import { richTextPlain } from '../../../shared/text/rich-text-plain.ts';
import { sampleDocument } from '../../factories/packages.ts';

const people = [
  { familyName: 'Petit', givenName: 'Marie', phone: '06 11 22 33 44' },
  { familyName: 'N’Diaye', givenName: 'Aïssatou', phone: '' },
  { familyName: 'Le Goff', givenName: 'Jean-Yves', phone: '26 12 34' },
  { familyName: "d'Hérouville", givenName: 'Anne', phone: '' },
  { familyName: 'Ba', givenName: 'Ali', phone: '' },
  { familyName: 'Guérin', givenName: 'Lucie', phone: '' },
];

const POLYNESIAN = { familyName: 'Tehau', givenName: 'Moana', phone: '+689 40 12 34 56' };

const find = (text: string, known: Partial<Known> = {}) =>
  findPersonalData([{ place: 'Contexte', text }], { people, declared: [], ...known }).map(
    ({ kind, found }) => `${kind}: ${found}`,
  );

describe('the check against personal data', () => {
  it.each([
    '06 - 11 - 22 - 33 - 44',
    '06–11–22–33–44',
    '06 — 11 — 22 — 33 — 44',
    '06·11·22·33·44',
    '06,11,22,33,44',
    '06_11_22_33_44',
    '０６ 11 22 33 44',
    '06\u00ad11\u200b22 33 44',
    '06 112 233 44',
    '611 22 33 44',
    '06 11 22\n33 44',
    '00687 261234',
    '00 687 26.12.34',
    '26.12.34',
    '261234',
    '40 12 34 56',
    '+68940123456',
    '06:11:22:33:44',
    '06*11*22*33*44',
    "06'11'22'33'44",
    '06;11;22;33;44',
    '06=11=22=33=44',
    '06+11+22+33+44',
    '06~11~22~33~44',
    '06#11#22#33#44',
    '06"11"22"33"44',
    '06→11→22→33→44',
    '06 … 11 … 22 … 33 … 44',
    '06\\11\\22\\33\\44',
    '06[11]22[33]44',
    '06%2011%2022%2033%2044',
  ])('stops at a known number written %j', (text) => {
    expect(find(`Voir\u00a0: ${text}, le soir.`, { people: [...people, POLYNESIAN] })).toEqual([
      `phone: ${text}`,
    ]);
  });

  it.each([
    '05 – 49 – 12 – 34 – 56',
    '05·49·12·34·56',
    '05_49_12_34_56',
    '05*49*12*34*56',
    '05 → 49 → 12 → 34 → 56',
    '05\\49\\12\\34\\56',
    '05…49…12…34…56',
    '(05) 49 12 34 56',
    '+687 24 11 00',
  ])('stops at any number written %j', (text) =>
    expect(find(`Tél. ${text}.`)).toEqual([`phone: ${text.replace('(', '')}`]),
  );

  it('asks whether numbers that may be those of a list are a telephone', () => {
    const asked = (text: string) =>
      findPersonalData([{ place: '', text }], { people, declared: [] }).map(({ stops }) => stops);
    expect(asked('Les départements 01, 03, 07, 15, 26')).toEqual([false]);
    expect(asked('05, 49, 12, 34, 56')).toEqual([false]);
    for (const sign of [';', ' : ', '+', '=']) {
      expect(asked(['05', '49', '12', '34', '56'].join(sign))).toEqual([false]);
    }
    expect(asked('05:49:12:34:56:78, 12+05+49+12+34+56')).toEqual([]);
    expect(asked('Au 05 – 49 – 12 – 34 – 56, le soir')).toEqual([true]);
    expect(asked('Les départements 04, 05, 06, 13, 83, 84')).toEqual([]);
  });

  it.each([
    'marie.petit＠example.org',
    'marie.petit(à)example.org',
    'marie.petit (at) example.org',
    'marie.petit arobase example.org',
    'marie.petit [arobase] example [point] org',
    'marie.petit arobase example point org',
    'marie.petit @ example.org',
    'marie.\u00adpetit@\u200bexample.org',
    'marie.petit\\@example.org',
    'marie.petit%40example.org',
    'marie.petit%2540example.org',
    'marie.petit&#64;example.org',
    'marie.petit&#x40;example.org',
  ])('stops at an address written %j', (text) => {
    expect(find(`Écrire à ${text}.`)).toEqual([`email: ${text}`]);
  });

  it.each([
    'marie.petit at example.org',
    'marie.petit AT example DOT org',
    'marie.petit "at" example.org',
    'marie.petit *at* example.org',
    'marie.petit [chez] example.org',
  ])('asks about what may be an address, written %j, and stops when it is known', (text) => {
    const found = (email: string) =>
      findPersonalData([{ place: '', text: `Écrire à ${text}.` }], {
        people: [{ familyName: 'X', givenName: '', phone: '', email }],
        declared: [],
      }).map((finding) => [finding.found, finding.stops]);
    expect(found('')).toEqual([[text, false]]);
    expect(found('Marie.Petit@example.org')).toEqual([[text, true]]);
  });

  it('asks whether an address of a domain that the campaign lists is a service’s, unless it is known to be someone’s', () => {
    const found = (text: string, email = '') =>
      findPersonalData([{ place: '', text: `Écrire à ${text}.` }], {
        people: [{ familyName: 'X', givenName: '', phone: '', email }],
        declared: [],
        publicDomains: ['ac-*.fr'],
      }).map(({ kind, stops, found: datum }) => [kind, stops, datum]);
    const [service, other] = ['dane@ac-mayotte.fr', 'dane@ac-mayotte.fr.example.org'];
    expect(found(service)).toEqual([['service-email', false, service]]);
    expect(found('dane at ac-mayotte.fr')).toEqual([['service-email', false, 'dane at ac-mayotte.fr']]);
    expect(found(service, 'Dane@ac-mayotte.fr')).toEqual([['email', true, service]]);
    expect(found(other)).toEqual([['email', true, other]]);
  });

  it.each([
    'zoe.martin-at-example.org',
    'zoe.martin_at_example.org',
    'zoe.martin chez example.org',
    'zoe.martin à example.org',
    'zoe.martin @ example . org',
    'zoe.martin@example[point]org',
  ])('knows an address written %j, which else is no address', (text) => {
    expect(find(text)).toEqual([]);
    expect(find(text, { emails: ['zoe.martin@example.org'] })).toEqual([`email: ${text}`]);
  });

  it('stops at what the links of a text encode', () => {
    const href =
      'https://forms.example/?nom=A%C3%AFssatou%20N%27Diaye&p=Petit+Marie&tel=06%2011%2022%2033%2044';
    const text = RichText.parse({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'ici', marks: [{ type: 'link', attrs: { href } }] },
            {
              type: 'text',
              text: 'là',
              marks: [{ type: 'link', attrs: { href: 'mailto:z%40example.org' } }],
            },
          ],
        },
      ],
    });
    expect(find(richTextPlain(text))).toEqual([
      'full-name: A%C3%AFssatou%20N%27Diaye',
      'full-name: Petit+Marie',
      'phone: 06%2011%2022%2033%2044',
      'email: z%40example.org',
    ]);
    expect(find('50%20 des familles, 100%de réussite, %E9t%E9')).toEqual([]);
  });

  it('stops at a name within what may be an address', () => {
    expect(find('Lucie.Guérin at example.org')).toEqual(['full-name: Lucie.Guérin at example.org']);
  });

  it.each([
    'Jean-Yves Legoff',
    'LEGOFF Jean-Yves',
    'Jean Yves Le\u00adGoff',
    'Le Goff Jean\u2011Yves',
    'JeanYvesLeGoff',
    'jean-yves_le-goff',
    'Le Goff;Jean-Yves',
    'Jean-Yves Goff',
    'Ｊｅａｎ-Ｙｖｅｓ Le Goff',
    '𝐉𝐞𝐚𝐧-𝐘𝐯𝐞𝐬 Le Goff',
    'Jean-Yves Le\u200b Go\u2060ff',
  ])('stops at a name written %j', (text) => {
    expect(find(`Avec ${text}, hier.`)).toEqual([`full-name: ${text}`]);
  });

  it('knows each name of a card, of birth or of use, and asks about a part of a compound one', () => {
    const cards = [
      { familyName: 'Durand (née Martin)', givenName: 'Lucie (dite Lulu)', phone: '' },
      { familyName: 'KERBRAT NEE ABGRALL', givenName: 'Anne, Rose', phone: '' },
      { familyName: 'Sabourin-Texier', givenName: 'Awa', phone: '' },
    ];
    const text =
      'Lucie Durand, Lulu Martin, MARTIN Lucie, Anne Abgrall, Anne Kerbrat, Awa Texier, Mme Sabourin, Sabourin.';
    expect(find(text, { people: cards })).toEqual([
      'full-name: Lucie Durand',
      'full-name: Lulu Martin',
      'full-name: MARTIN Lucie',
      'full-name: Anne Abgrall',
      'full-name: Anne Kerbrat',
      'near-name: Awa Texier',
      'surname: Sabourin',
    ]);
  });

  it('knows a name of one letter with the other, and one with digits', () => {
    const cards = [
      { familyName: 'O', givenName: 'Zoé', phone: '' },
      { familyName: 'Groupe 12', givenName: '', phone: '' },
    ];
    expect(find('O. Voir O. Puis Zoé O et le Groupe 12.', { people: cards })).toEqual([
      'full-name: Zoé O',
      'surname: Groupe 12',
    ]);
  });

  it('stops at a whole name that was typed as a family name, once it is turned', () => {
    const cards = [{ familyName: 'Martin Zoé', givenName: '', phone: '' }];
    expect(find('Martin Zoé, puis Zoé Martin', { people: cards })).toEqual([
      'surname: Martin Zoé',
      'full-name: Zoé Martin',
    ]);
  });

  it('lets pass what has the letters of a name and not its words', () => {
    const cards = [
      { familyName: 'Naud', givenName: 'Léo', phone: '' },
      { familyName: 'Lebon', givenName: 'Paul', phone: '' },
      { familyName: 'Saint-Jean', givenName: 'Luc', phone: '' },
    ];
    expect(find('Léona ud, le bon coin, à Saint-Luc, Jean aussi', { people: cards })).toEqual([]);
    expect(find('Le Bon parle. Puis Paul Le Bon', { people: cards })).toEqual([
      'surname: Le Bon',
      'full-name: Paul Le Bon',
    ]);
  });

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
    ['aissatou ndiaye', 'full-name: aissatou ndiaye'],
    ['Aissatou N\u2019DIAYE', 'full-name: Aissatou N\u2019DIAYE'],
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
    const declared = [{ name: 'Mme Zoé Lambert (rectrice)', function: 'rectrice' }];
    expect(find('Zoé Lambert puis Lucie Guérin', { declared })).toEqual(['full-name: Lucie Guérin']);
    expect(find('LAMBERT Zoé, Mme Lambert', { declared })).toEqual([]);
  });

  it('asks about a participant of a declared speaker’s name, unless what they do tells that it is the same', () => {
    const found = (speaker: object, participant: object) =>
      find('Marie Petit, puis Mme Petit', {
        people: [{ familyName: 'Petit', givenName: 'Marie', phone: '', ...participant }],
        declared: [{ name: 'Marie Petit', ...speaker }],
      });
    const asked = ['namesake: Marie Petit', 'surname: Petit'];
    expect(found({}, {})).toEqual(asked);
    expect(found({ function: 'rectrice' }, {})).toEqual(asked);
    expect(found({ function: 'rectrice' }, { function: 'élève' })).toEqual(asked);
    expect(found({ function: 'rectrice' }, { function: 'élève', organisation: 'Collège' })).toEqual(asked);
    expect(found({ function: 'Rectrice' }, { function: 'rectrice de région académique' })).toEqual([]);
    expect(found({ organisation: 'Lycée du Marais' }, { organisation: 'lycée du marais' })).toEqual([]);
  });

  it('still stops at someone of the family name of a declared speaker', () => {
    const namesakes = [...people, { familyName: 'Petit', givenName: 'Hugo', phone: '' }];
    const declared = [{ name: 'Jeanne Petit' }];
    const found = find('Jeanne Petit et Hugo Petit', { people: namesakes, declared });
    expect(found).toEqual(['full-name: Hugo Petit']);
  });

  it('stops at the name of whoever came for someone, and asks about those who are known by what they do', () => {
    const representatives = typedNames('Mme Ysoline Trougnac, adjointe');
    const roles = typedNames('Faustine Animatel et Rodrigue RAPPORTIN; Mme Contactier');
    const text =
      'TROUGNAC Ysoline, Mme Trougnac ; Animatel Faustine, Rodrigue Rapportin, Mme Contactier, Rapportin.';
    expect(find(text, { representatives, roles })).toEqual([
      'full-name: TROUGNAC Ysoline',
      'surname: Trougnac',
      'role: Animatel Faustine',
      'role: Rodrigue Rapportin',
      'surname: Contactier',
    ]);
    expect(find('Faustine Animatel', { roles, declared: [{ name: 'Faustine Animatel' }] })).toEqual([]);
  });

  it.each([
    ['El Amrani', 'Karim', 'Karim Amrani', 'near-name'],
    ['van Houten', 'Jan', 'Jan Houten', 'near-name'],
    ['van der Linden', 'Jan', 'Jan Linden', 'near-name'],
    ['Dos Santos', 'Maria', 'Maria Santos', 'near-name'],
    ['Da Silva', 'Rui', 'SILVA Rui', 'near-name'],
    ['Ben Salem', 'Leïla', 'Leïla Salem', 'near-name'],
    ['Dos Santos-Lima', 'Maria', 'Maria Santos', 'near-name'],
    ['de La Tour', 'Jean', 'Jean La Tour', 'full-name'],
    ['de La Tour', 'Jean', 'Jean Tour', 'full-name'],
    ['Saint-Martin', 'Luc', 'Luc St-Martin', 'full-name'],
    ['Ste Marie', 'Luc', 'Luc Sainte-Marie', 'full-name'],
  ])('knows %s %s as « %s »', (familyName, givenName, text, kind) => {
    const cards = [{ familyName, givenName, phone: '' }];
    expect(find(`Merci à ${text}.`, { people: cards })).toEqual([`${kind}: ${text}`]);
  });

  it.each([
    ['Hérouville', 'Anne', 'Anne d’Hérouville', 'Hérouville'],
    ['La Tour', 'Jean', 'Jean de La Tour', 'La Tour'],
    ['Silva', 'Rui', 'Rui Da Silva', 'Silva'],
  ])('asks about %s %s written « %s »', (familyName, givenName, text, asked) => {
    const cards = [{ familyName, givenName, phone: '' }];
    expect(find(`Merci à ${text}.`, { people: cards })).toEqual([`surname: ${asked}`]);
  });

  it('asks about who is known by what they do, or came for someone, as it was typed', () => {
    const text =
      'Claire Parent, Luc Bréhier, Anne Maître, Maître, un parent, les Parents, le Maître de Niort.';
    const typed = ['claire parent', 'Luc Bréhier 06 12 34 56 78', 'anne maître'].flatMap(typedNames);
    const asked = ['Claire Parent', 'Luc Bréhier', 'Anne Maître'].map((name) => `role: ${name}`);
    expect(find(text, { roles: typed })).toEqual(asked);
    const stopped = asked.with(1, 'full-name: Luc Bréhier');
    expect(find(text, { representatives: typed })).toEqual(stopped);
    expect(find('Jean La Tour', { roles: typedNames('Jean de La Tour') })).toEqual(['role: Jean La Tour']);
  });

  it.each([
    'UAI 0790024X',
    'le 14/10/2020 de 8:30 à 13:00',
    '86000 Poitiers',
    '1 234 567 890 euros',
    'v@',
    '31 voix',
    'le 05/10/2020 10:30',
    'rendez-vous 12 @ 14.30',
    '01\n02\n03\n04\n05',
    'UAI 0261234X, 261 234 euros, 1 261 234',
    '+12 500 000 habitants',
    'voir (a) le point 2.b, puis (a) le point de vue',
    'rendez-vous à Niort.Puis chez orange.fr, à 14.30',
    'Merci @ville . Puis @niort point de départ',
    'https://exemple.fr/look-at-this.html',
    'de 08:30 à 10:45, puis 13:30:00, v1.2.3.4.5',
    '2020-10-14T08:30:00, 1 250,00 € + 3 400,50 €',
    '192.168.01.12, 12:34:56:78:90:12',
    'L’équipe du Lycée, ‘entre guillemets’, 5′ 30″',
  ])('lets « %s » pass', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('gives each datum its own key, the same at each check', () => {
    const texts = [{ place: 'Contexte', text: 'Petit. Petit. Petit.' }];
    const keys = () => findPersonalData(texts, { people, declared: [] }).map(({ key }) => key);
    expect(new Set(keys()).size).toBe(3);
    expect(keys()).toEqual(keys());
  });

  it('shows on one line the fifty characters on either side, and that there are more', () => {
    const around = (before: number, after: number) =>
      findPersonalData(
        [{ place: '', text: `${'-'.repeat(before - 1)}\nMarie Petit\n${'-'.repeat(after - 1)}` }],
        { people, declared: [] },
      ).map((finding) => [finding.before, finding.found, finding.after]);
    const dashes = '-'.repeat(49);
    expect(around(50, 50)).toEqual([[`${dashes} `, 'Marie Petit', ` ${dashes}`]]);
    expect(around(51, 51)).toEqual([[`…${dashes} `, 'Marie Petit', ` ${dashes}…`]]);
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
