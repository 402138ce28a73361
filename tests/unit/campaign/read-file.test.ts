import { describe, expect, it } from 'vitest';
import { LARGEST_CAMPAIGN, readCampaignFile } from '../../../shared/campaign/read-file.ts';
import { notreEcole, notreEcoleFile, notreEcoleWith } from '../../factories/campaigns.ts';

const read = (content: string | Uint8Array) =>
  readCampaignFile(typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** What is said of a file that is refused. */
function refusal(content: string | Uint8Array): string {
  try {
    read(content);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

const TO_MEND = 'Ce fichier de campagne est à corriger, rien n’a changé.';

// biome-ignore lint/suspicious/noExplicitAny: it stands for whatever someone may write.
const faultsOf = (change: (said: any) => void) => refusal(notreEcoleWith(change)).replace(`${TO_MEND} `, '');

describe('an encoding', () => {
  const text = notreEcoleFile().toString();
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', little],
    ['UTF-16BE', Buffer.from(little).swap16()],
  ])('may be %s', (_, bytes) => {
    expect(read(bytes)).toEqual(notreEcole());
  });

  it('may be no other', () => {
    expect(refusal(Buffer.from(text, 'latin1'))).toContain('ses lettres ne sont pas écrites en UTF-8.');
  });
});

describe('what is not written may be left out', () => {
  it('and is as if nobody knew it', () => {
    const { themes, ...campaign } = read(
      notreEcoleWith((said) => {
        for (const key of ['stakes', 'functions', 'addresses', 'steps', 'daysOff', 'publicDomains'])
          delete said[key];
        delete said.nationalEvent;
      }),
    );
    expect(campaign).toMatchObject({
      ...{ stakes: [], functions: [], steps: [], daysOff: [], publicDomains: [], nationalEvent: null },
      addresses: { questionnaire: '', platform: '' },
    });
    expect(themes[1]).toMatchObject({ description: '', subjects: [{ address: '' }, { address: '' }] });
  });
});

describe('a file that is no campaign', () => {
  it.each([
    ['', 'ce n’est pas du JSON'],
    ['{', 'ce n’est pas du JSON'],
    ['\u0000\u0001', 'ce n’est pas du JSON'],
    ['[]', 'ce n’est pas celui d’une campagne'],
    ['null', 'ce n’est pas celui d’une campagne'],
    ['{"formatVersion":1}', 'ce n’est pas celui d’une campagne'],
    ['{"format":"cahiers-synthesis","formatVersion":2}', 'ce n’est pas celui d’une campagne'],
    ['{"format":"cahiers-campaign","formatVersion":"1"}', 'ce n’est pas celui d’une campagne'],
    ['{"a":1,"a":2}', '«\u00a0a\u00a0» y est donné deux fois'],
    ['{"__proto__":{"format":"cahiers-campaign"}}', 'ce n’est pas du JSON'],
    ['{"a":"\\ud800"}', 'ce n’est pas du JSON'],
    ['['.repeat(1000) + ']'.repeat(1000), 'ce n’est pas du JSON'],
    [`[${'{},'.repeat(40_000)}{}]`, 'ce n’est pas du JSON'],
    [new Uint8Array(LARGEST_CAMPAIGN + 1), 'il est bien plus gros'],
  ])('is refused: %.40s', (content, reason) => {
    expect(refusal(content)).toContain(reason);
    expect(refusal(content)).toContain('rien n’a changé');
  });

  it('is of a later version of Cahiers when its format is newer', () => {
    const said = refusal('{"format":"cahiers-campaign","formatVersion":2,"anything":[]}');
    expect(said).toContain('mettez Cahiers à jour');
  });
});

describe('a fault', () => {
  // biome-ignore lint/suspicious/noExplicitAny: it stands for whatever someone may write.
  it.each<[string, (said: any) => void]>([
    ['Thème 2, sujet 1, titre\u00a0: rien n’y est écrit.', (said) => (said.themes[1].subjects[0].title = '')],
    ['Thème 2, sujet 1, titre\u00a0: à indiquer.', (said) => delete said.themes[1].subjects[0].title],
    ['Thème 1, titre\u00a0: un texte entre guillemets est attendu.', (said) => (said.themes[0].title = 3)],
    ['Thèmes\u00a0: une liste entre crochets est attendue.', (said) => (said.themes = { length: 1 })],
    ['Thèmes\u00a0: c’est trop peu d’éléments, 1 au moins.', (said) => (said.themes = [])],
    ['Thème 3\u00a0: un ensemble entre accolades est attendu.', (said) => (said.themes[2] = 'Trajets')],
    ['Nom\u00a0: c’est trop de caractères, 300 au plus.', (said) => (said.name = 'é'.repeat(301))],
    [
      'Nom court\u00a0: ce texte contient un caractère interdit, ou ne dit rien.',
      (said) => (said.shortName = 'NED\u0007'),
    ],
    [
      'Nom court\u00a0: ce texte contient un caractère interdit, ou ne dit rien.',
      (said) => (said.shortName = 'NED \u202e7202'),
    ],
    [
      'Nom court\u00a0: ce texte contient un caractère interdit, ou ne dit rien.',
      (said) => (said.shortName = ' \u00a0'),
    ],
    ['«\u00a0jury\u00a0», que Cahiers ne connaît pas, est à retirer.', (said) => (said.jury = 1)],
    [
      'Thème 1, sujet 2\u00a0: «\u00a0toString\u00a0», que Cahiers ne connaît pas, est à retirer.',
      (said) => (said.themes[0].subjects[1].toString = 'x'),
    ],
    [
      'Thème 1, identifiant\u00a0: il s’écrit en lettres minuscules sans accent, chiffres et tirets.',
      (said) => (said.themes[0].id = 'constructor'),
    ],
    [
      'Enjeu 1, identifiant\u00a0: il s’écrit en lettres minuscules sans accent, chiffres et tirets.',
      (said) => (said.stakes[0].id = '__proto__'),
    ],
    ['Début\u00a0: une date s’écrit 2027-03-15.', (said) => (said.startsOn = '01/02/2027')],
    ['Fin\u00a0: elle précède le début.', (said) => (said.endsOn = '2027-01-31')],
    [
      'Échéance des synthèses\u00a0: elle précède le début de la campagne.',
      (said) => (said.synthesisDeadline = '2027-01-31'),
    ],
    [
      'Événement national, fin\u00a0: elle précède le début.',
      (said) => (said.nationalEvent.endsOn = '2027-05-19'),
    ],
    [
      'Zone de jours non travaillés 1, période 1, fin\u00a0: elle précède le début.',
      (said) => (said.daysOff[0].periods[0].endsOn = '2027-03-05'),
    ],
    [
      'Zone de jours non travaillés 1, académie 1\u00a0: aucune académie n’a le code «\u00a099\u00a0».',
      (said) => (said.daysOff[0].academies = ['99']),
    ],
    [
      'Thème 2, identifiant\u00a0: «\u00a0climat\u00a0» est donné deux fois.',
      (said) => (said.themes[1].id = 'climat'),
    ],
    [
      'Thème 3, sujet 1, identifiant\u00a0: «\u00a0eau\u00a0» est donné deux fois.',
      (said) => (said.themes[2].subjects[0].id = 'eau'),
    ],
    [
      'Catégorie d’acteurs par défaut\u00a0: aucune catégorie d’acteurs n’a l’identifiant «\u00a0autres\u00a0».',
      (said) => (said.fallback = 'autres'),
    ],
    [
      'Fonction 2, catégorie d’acteurs\u00a0: aucune catégorie d’acteurs n’a l’identifiant «\u00a0eleves\u00a0».',
      (said) => (said.functions[1].category = 'eleves'),
    ],
    [
      'Fonction 2, libellé\u00a0: «\u00a0Lycéen\u00a0» a déjà une autre catégorie d’acteurs.',
      (said) => (said.functions[1] = { label: 'Lycéen', category: 'familles' }),
    ],
    [
      'Fonction 1, libellé\u00a0: il y faut au moins une lettre ou un chiffre.',
      (said) => (said.functions[0].label = '…'),
    ],
    [
      'Déroulé proposé, séquence 1, durée\u00a0: un nombre entier est attendu.',
      (said) => (said.departmentalAgenda.items[0].durationMinutes = 1.5),
    ],
  ])('is told in its place: %s', (sentence, change) => {
    expect(faultsOf(change)).toBe(sentence);
  });

  it.each([
    'javascript:alert(1)',
    'http://notre-ecole-demain.example/',
    'https://',
    'https://notre-ecole-demain',
    'https://qui@notre-ecole-demain.example/',
    'https://notre-ecole-demain.example/ un',
    'HTTPS//notre-ecole-demain.example',
    'data:text/html,x',
    '//notre-ecole-demain.example',
  ])('is an address that does not lead to a page: %s', (address) => {
    expect(faultsOf((said) => (said.addresses.platform = address))).toBe(
      'Adresses, plateforme\u00a0: une adresse commence par https://.',
    );
  });

  it('is told with four others, the rest being counted', () => {
    const said = faultsOf((campaign) => {
      for (const theme of campaign.themes) Object.assign(theme, { title: '', shortTitle: '' });
    });
    expect(said.split('.').slice(-3)).toEqual([
      ' Thème 3, titre\u00a0: rien n’y est écrit',
      ' Et 3 autres points',
      '',
    ]);
  });
});
