/** An address of electronic mail in a text, and as machines write it. */
export interface FoundAddress {
  readonly start: number;
  readonly end: number;
  readonly address: string;
  /** `likely`: words that seldom are anything else. `guessed`: an address for who knows it, and else words of a sentence. */
  readonly certainty: 'sure' | 'likely' | 'guessed';
}

/** Signs and words for @: « prenom.nom (à) exemple.fr », « prenom.nom arobase exemple point fr », « prenom.nom at exemple.fr ». */
const SIGN = '\\s?\\\\?@\\s?';
const IN_BRACKETS = '\\s?[([{<]\\s?(?:@|at|à|a\\u0300?|arr?obase|chez)\\s?[)\\]}>]\\s?';
const BESIDE_WORD = '[\\s_*"\'’“”«»~|/\\\\-]{1,3}';
const IN_WORDS = `\\s(?:arr?obase)\\s|${BESIDE_WORD}(?:at|chez|à|a\\u0300)${BESIDE_WORD}`;
const AT = new RegExp([SIGN, IN_BRACKETS, IN_WORDS].join('|'), 'giu');
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’-]+$/u;
const LABEL = '[\\p{L}\\p{M}\\p{N}-]+';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.(?=[^.]*\\p{L})${LABEL}`, 'u');
/** Where @ is spelt, so may dots be: the more so as it is the more surely @. */
const DOT = '\\.|\\s?[([{<]\\s?(?:point|dot|\\.)\\s?[)\\]}>]\\s?';
const SPELT_DOT = `${DOT}|\\s(?:point|dot|\\.)\\s`;
const domainWith = (dot: string) => new RegExp(`^${LABEL}(?:(?:${dot})${LABEL})*(?:${dot})\\p{L}{2,}`, 'iu');
const SPELT_DOMAIN = domainWith(DOT);
const DOMAIN_IN_WORDS = domainWith(SPELT_DOT);
const DOTS = new RegExp(SPELT_DOT, 'iu');
/** Characters before and after @ that an address may have. */
const LONGEST_LOCAL = 80;
const LONGEST_DOMAIN = 255;

/** Every address of a text. What never ends is looked at once. */
export function addressesIn(text: string): FoundAddress[] {
  return [...text.matchAll(AT)].flatMap(({ 0: at, index }) => {
    const after = index + at.length;
    const local = LOCAL.exec(text.slice(Math.max(0, index - LONGEST_LOCAL), index))?.[0];
    if (local === undefined) return [];
    const following = text.slice(after, after + LONGEST_DOMAIN);
    for (const [pattern, certainty] of domainsAfter(at)) {
      const domain = pattern.exec(following)?.[0];
      if (domain === undefined) continue;
      const address = plainAddress(`${local}@${domain.split(DOTS).join('.')}`);
      return [{ start: index - local.length, end: after + domain.length, address, certainty }];
    }
    return [];
  });
}

/** How the end of an address may be written after its @, the surest first. */
function domainsAfter(at: string): (readonly [RegExp, FoundAddress['certainty']])[] {
  if (/^\s?@\s?$/.test(at))
    return [
      [DOMAIN, 'sure'],
      [DOMAIN_IN_WORDS, 'guessed'],
    ];
  if (/obase/i.test(at)) return [[DOMAIN_IN_WORDS, 'sure']];
  if (/[([{<]/.test(at)) return [[SPELT_DOMAIN, /chez/i.test(at) ? 'likely' : 'sure']];
  if (at.includes('@')) return [[DOMAIN, 'sure']];
  return [[DOMAIN_IN_WORDS, /^[^_/-]+at[^_/-]+$/i.test(at) ? 'likely' : 'guessed']];
}

export const plainAddress = (address: string): string => address.normalize('NFC').trim().toLowerCase();

/** The same address without what a sentence may put before it: « l’adresse d’elise@exemple.fr ». */
export const bareAddress = (address: string): string => address.replace(/^(?:[^@]*['’])?[-._%+'’]*/u, '');
