import { compareNames, filingName, type Named } from './collation.ts';

/** Letters whose place in the alphabet is that of other letters, once accents are off. */
const EXPANDED: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
/** Punctuation of names in the order in which the collation puts it (CLDR root): space, hyphen, comma, stop, apostrophe. */
const PUNCTUATION: Readonly<Record<string, string>> = { ' ': '!', '-': '"', ',': '#', '.': '$', "'": '%' };
const SIMPLE = /^[a-z !"#$%]*$/;

/** A name with what files it, ready to be compared many times. */
export interface Filed<T extends Named> {
  readonly named: T;
  /** Undefined for a name that only the collation can place. */
  readonly key: string | undefined;
}

/** Makes what the collation compares first into a text; a name of unusual characters is left to the collation. */
export function filed<T extends Named>(named: T): Filed<T> {
  const parts = [filingName(named.familyName), named.familyName, named.givenName].map(letters);
  // What ends the shorter of two names comes before any letter.
  return { named, key: parts.every((part) => SIMPLE.test(part)) ? parts.join('\u0001') : undefined };
}

/** Orders as `compareNames` does, several times faster. */
export function compareFiled(a: Filed<Named>, b: Filed<Named>): number {
  if (a.key !== undefined && b.key !== undefined && a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.named.familyName === b.named.familyName && a.named.givenName === b.named.givenName) return 0;
  return compareNames(a.named, b.named);
}

function letters(text: string): string {
  return text
    .replaceAll('’', "'")
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, (one) => EXPANDED[one] ?? PUNCTUATION[one] ?? '\u0000');
}
