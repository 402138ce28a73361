/** An address of electronic mail in a text, and as machines write it. */
export interface FoundAddress {
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

/** Signs and words for @: « prenom.nom (à) exemple.fr », « prenom.nom arobase exemple point fr ». */
const AT = /\s?@\s?|\s?[([{<]\s?(?:@|at|à|a\u0300?|arr?obase)\s?[)\]}>]\s?|\s(?:arr?obase)\s/giu;
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’-]+$/u;
const LABEL = '[\\p{L}\\p{M}\\p{N}-]+';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.(?=[^.]*\\p{L})${LABEL}`, 'u');
/** Where @ is spelt, so may dots be: the more so as it is the more surely @. */
const DOT = '\\.|\\s?[([{<]\\s?(?:point|dot|\\.)\\s?[)\\]}>]\\s?';
const SPELT_DOT = `${DOT}|\\s(?:point|dot)\\s`;
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
    const following = text.slice(after, after + LONGEST_DOMAIN);
    const domain = domainAfter(at).exec(following)?.[0];
    if (local === undefined || domain === undefined) return [];
    return [
      {
        start: index - local.length,
        end: after + domain.length,
        address: plainAddress(`${local}@${domain.split(DOTS).join('.')}`),
      },
    ];
  });
}

function domainAfter(at: string): RegExp {
  if (at.trim() === '@') return DOMAIN;
  return /obase/i.test(at) ? DOMAIN_IN_WORDS : SPELT_DOMAIN;
}

export const plainAddress = (address: string): string => address.normalize('NFC').trim().toLowerCase();

/** The same address without what a sentence may put before it: « l’adresse d’elise@exemple.fr ». */
export const bareAddress = (address: string): string => address.replace(/^(?:[^@]*['’])?[-._%+'’]*/u, '');
