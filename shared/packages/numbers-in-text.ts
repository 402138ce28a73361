import type { NumberIndex } from '../personal-data/spelt-numbers.ts';
import { Words } from '../personal-data/words.ts';

export interface NumberMatch {
  readonly start: number;
  readonly end: number;
  /** False for what may be a list of numbers. */
  readonly stops: boolean;
}

const ALONE = '(?<![\\p{L}\\p{N}])';
const ENDS = '(?![\\p{L}\\p{N}])';
/** At most one sign between two digits, or the end of what stands in parentheses. */
const SIGN = '(?:\\)?[ \\u00a0\\u2009\\u202f./-]|\\))';
const NATIONAL = `(?:\\+\\d{1,3}${SIGN}*(?:\\(0\\)${SIGN}*)?|00\\d{2,3}${SIGN}*|0)[1-9](?:${SIGN}?\\d){8}`;
/** Numbers of overseas have from six to nine digits. */
const OVERSEAS = `(?:\\+|00)(?:262|508|59[046]|68[179])(?:${SIGN}?\\d){6,9}`;
const NUMBER = new RegExp(`${ALONE}(?:${OVERSEAS}|${NATIONAL})${ENDS}`, 'gu');

/** Any signs but the one that keeps apart what is read of a file, with spaces around, or spaces alone. */
const SPACES = '[ \\u00a0\\u2009\\u202f]';
const WIDE_SIGN = `(?:${SPACES}{0,2}[^\\p{L}\\p{N}\\s¦]{1,3}${SPACES}{0,2}|[ \\u00a0]{2,3})`;
/** Digits by two, with the same signs between them: « 06 – 12 – 34 – 56 – 78 ». */
const BY_TWO = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:\\+|00)33[ \\u00a0]?|0)[1-9](?<sign>${WIDE_SIGN})\\d\\d(?:\\k<sign>\\d\\d){3}(?!\\k<sign>?\\p{N}|\\p{L})`,
  'gu',
);
/** What parts the numbers of a list, hours and sums too. */
const OF_LISTS = /[,;:+=]/;
const DATE = /^\d\d([/.-])\d\d\1(?:19|20)\d\d(?!\d)/;

/** Telephone numbers of a text: those that are known, and all that is written as one is. */
export function numbersIn(text: string, known: NumberIndex): NumberMatch[] {
  return [...knownIn(text, known), ...written(text, NUMBER), ...byTwo(text)];
}

function knownIn(text: string, known: NumberIndex): NumberMatch[] {
  const found: NumberMatch[] = [];
  if (known.size === 0) return found;
  const words = new Words(text);
  for (let at = 0; ; at++) {
    const word = words.at(at);
    if (!word) return found;
    words.pass(at);
    const last = word.isNumber ? known.lastAt(words, at) : undefined;
    if (last === undefined) continue;
    const start = text[word.start - 1] === '+' ? word.start - 1 : word.start;
    found.push({ start, end: words.at(last)?.end ?? word.end, stops: true });
    at = last;
  }
}

const written = (text: string, pattern: RegExp): NumberMatch[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    DATE.test(match) ? [] : { start: index, end: index + match.length, stops: true },
  );

/** Numbers that commas part, or each larger than the one before, may be those of a list: « 01, 03, 07, 15, 26 ». */
function byTwo(text: string): NumberMatch[] {
  return [...text.matchAll(BY_TWO)].flatMap(({ 0: match, index, groups }) => {
    const sign = groups?.sign ?? '';
    // A list that began before.
    if (text.slice(0, index).endsWith(sign) && /\p{N}$/u.test(text.slice(0, index - sign.length))) return [];
    const numbers = match.match(/\d\d/g) ?? [];
    const ascends = numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? ''));
    return { start: index, end: index + match.length, stops: !ascends && !OF_LISTS.test(sign) };
  });
}
