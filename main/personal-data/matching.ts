import { folded } from '../../shared/text/folded.ts';

/** A state of someone: who they are, and what reaches them. */
export interface Identity {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * How sure it is that a passage names someone. `certain`: their two names, their address or their number. `family`: their
 * family name as names are written. `possible`: letters that may be another word, or part of another name.
 */
export type Certainty = 'certain' | 'family' | 'possible';

export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly certainty: Certainty;
}

/** People to look for in texts, however many, spelt in whatever way. */
export interface Sought {
  /** By the letters and digits of what is sought, folded, without what separates them. `other` is someone else. */
  readonly keys: ReadonlyMap<string, 'number' | 'full' | Family | 'other'>;
  /** All that a key begins with. */
  readonly beginnings: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** Tells most of the texts that name nobody, quickly; absent when too many people are sought. */
  readonly signs: RegExp | undefined;
}

/** Words of a family name as it was entered. */
type Family = 'one-word' | 'several-words';

/** Prepares what is sought. `others` bear the same name, or one that contains it: where they are named, nobody else is. */
export function seek(people: readonly Identity[], others: readonly Identity[] = []): Sought {
  const keys = new Map<string, 'number' | 'full' | Family | 'other'>();
  for (const other of others) {
    for (const key of [...fullNames(other), familyKey(other)]) keys.set(key, 'other');
  }
  for (const person of people) {
    const family = familyKey(person);
    if (family.length > 1)
      keys.set(family, /[ ]/.test(folded(person.familyName ?? '')) ? 'several-words' : 'one-word');
  }
  for (const person of people) {
    for (const key of fullNames(person)) keys.set(key, 'full');
    for (const key of numbers(person.phone ?? '')) keys.set(key, 'number');
  }
  keys.delete('');
  const beginnings = new Set<string>();
  for (const key of keys.keys())
    for (let end = 1; end <= key.length; end++) beginnings.add(key.slice(0, end));
  const addresses = new Set(people.flatMap(({ email }) => (email ? [plainAddress(email)] : [])));
  return { keys, beginnings, addresses, signs: signsOf(people) };
}

/** What reaches people, without their names. */
export const reachOf = ({ email, phone }: Identity): Identity => ({
  ...{ familyName: null, givenName: null },
  ...{ email, phone },
});

const MARKED = /"marks\\?"/;

/** False for most texts that name nobody, JSON or not: there, what is in bold may begin within a name. */
export const mayName = (text: string, { signs }: Sought): boolean =>
  signs?.test(text) !== false || MARKED.test(text);

/** Where a text names those who are sought, in its order; the longest at each place. */
export function passagesOf(text: string, sought: Sought): Passage[] {
  if (!mayName(text, sought)) return [];
  const found = text.includes('@') ? addressesIn(text, sought) : [];
  const words = new Words(text);
  for (let at = 0; words.at(at); at++) {
    const match = matchAt(text, words, at, sought);
    if (!match) continue;
    const first = words.at(at)?.start ?? 0;
    const [start, end] = [text[first - 1] === '+' ? first - 1 : first, words.at(match.last)?.end ?? 0];
    at = match.last;
    const { certainty } = match;
    if (certainty && !found.some((one) => one.start < end && start < one.end))
      found.push({ start, end, certainty });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

const ADDRESS = /[\p{L}\p{M}\p{N}._%+'-]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/gu;

function addressesIn(text: string, { addresses }: Sought): Passage[] {
  if (addresses.size === 0) return [];
  return [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }) =>
    addresses.has(plainAddress(address))
      ? [{ start: index, end: index + address.length, certainty: 'certain' as const }]
      : [],
  );
}

const plainAddress = (address: string): string => address.normalize('NFC').trim().toLowerCase();

interface Word {
  readonly start: number;
  readonly end: number;
  readonly plain: string;
}

const WORD = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;

const plainWord = (word: string): string =>
  // Most words are in this alphabet.
  /^[A-Za-z0-9]*$/.test(word) ? word.toLowerCase() : folded(word);

/** The words of a text, read as far as one asks. */
class Words {
  readonly #text: string;
  readonly #words: Word[] = [];
  readonly #rest: RegExpStringIterator<RegExpExecArray>;

  constructor(text: string) {
    this.#text = text;
    this.#rest = text.matchAll(WORD);
  }

  at(index: number): Word | undefined {
    while (this.#words.length <= index) {
      const { value } = this.#rest.next();
      if (!value) return undefined;
      const { 0: word, index: start } = value;
      this.#words.push({ start, end: start + word.length, plain: plainWord(word) });
    }
    return this.#words[index];
  }

  /** Those from one to another, both included. */
  between(first: number, last: number): Word[] {
    return this.#words.slice(first, last + 1);
  }

  /** Whether what stands between a word and the one before may be within a name, or a number. */
  goOn(index: number): boolean {
    const [before, word] = this.between(index - 1, index);
    return (
      before !== undefined &&
      word !== undefined &&
      goesOn(this.#text.slice(before.end, word.start), word.plain)
    );
  }
}

interface Match {
  /** Index of its last word. */
  readonly last: number;
  /** Undefined where someone else is named. */
  readonly certainty: Certainty | undefined;
}

function matchAt(text: string, words: Words, at: number, { keys, beginnings }: Sought): Match | undefined {
  let letters = '';
  let best: Match | undefined;
  for (let last = at; ; last++) {
    const word = words.at(last);
    if (!word || (last > at && !words.goOn(last))) return best;
    letters += word.plain;
    if (!beginnings.has(letters)) return best;
    const kind = keys.get(letters);
    if (kind === undefined) continue;
    best = {
      last,
      certainty: kind === 'other' ? undefined : certaintyOf(text, words.between(at, last), kind),
    };
  }
}

const BETWEEN_LETTERS = /^(?:[ \t\u00a0\u202f]{1,3}|[ \u00a0]?['’ʼ`´‐‑–-][ \u00a0]?|[._])$/;
const BETWEEN_DIGITS = /^[\s.()/‐‑–-]{0,4}$/;

const goesOn = (between: string, next: string): boolean =>
  (/^\p{N}/u.test(next) ? BETWEEN_DIGITS : BETWEEN_LETTERS).test(between);

function certaintyOf(text: string, words: readonly Word[], kind: 'number' | 'full' | Family): Certainty {
  const [first] = words;
  const last = words.at(-1);
  if (kind === 'number' || !first || !last) return 'certain';
  const before = text.slice(Math.max(0, first.start - 16), first.start);
  const isPart = PART_BEFORE.test(before) || PART_AFTER.test(text.slice(last.end, last.end + 2));
  if (isPart) return 'possible';
  if (kind === 'full') return 'certain';
  if (kind === 'one-word' && words.length > 1 && !isElided(text, words)) return 'possible';
  const longest = words.toSorted((one, other) => other.plain.length - one.plain.length)[0] ?? first;
  if (CIVILITY.test(before)) return 'family';
  const capital = /^\p{Lu}/u.test(text.slice(longest.start, longest.end));
  // « Le » at the beginning of a sentence is no Vietnamese name.
  const merelyBegins = last.end - first.start < SHORT_NAME && BEGINNING.test(before);
  return capital && !merelyBegins ? 'family' : 'possible';
}

/** « Saint-Martin » and « N’Diaye » are neither Martin nor Diaye, « d’Hubert » is Hubert. */
const PART_BEFORE = /\p{L}[‐‑-]$|(?<!\p{L})\p{Lu}['’ʼ]$/u;
const PART_AFTER = /^[‐‑-]\p{L}/u;
const SHORT_NAME = 3;
const BEGINNING = /(?:^|[.!?:\n«])\s*$/u;
const CIVILITY = /(?<!\p{L})(?:m|mr|mme|mlle|me|dr|pr|madame|monsieur|mademoiselle)\.?[ \u00a0\u202f]+$/iu;

/** « N’Diaye » and « Saint-Martin » for names entered in one word: not « le bon » for Lebon. */
const isElided = (text: string, words: readonly Word[]): boolean =>
  words.every((word, index) => {
    const next = words[index + 1];
    return !next || word.end - word.start === 1 || !/\s/.test(text.slice(word.end, next.start));
  });

const longestWord = (name: string | null): string =>
  folded(name ?? '')
    .split(' ')
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');

const letters = (name: string | null): string => folded(name ?? '').replaceAll(' ', '');

const familyKey = ({ familyName }: Identity): string => letters(familyName);

function fullNames({ familyName, givenName }: Identity): string[] {
  const [family, given] = [letters(familyName), letters(givenName)];
  return family && given ? [given + family, family + given] : [];
}

/** Calling codes of where consultations are held, that of the number apart. */
const CALLING_CODES = ['33', '262', '590', '594', '596', '508', '687', '689'];
/** Fewer digits are an extension, or a year. */
const SHORTEST_NUMBER = 6;

/** The ways to write a number: within the country, from abroad, with « (0) ». */
function numbers(phone: string): string[] {
  const digits = phone.replace(/\D+/g, '');
  if (digits.length < SHORTEST_NUMBER) return [];
  const code = CALLING_CODES.find((one) =>
    new RegExp(`^\\s*(?:\\+|00)${one}`).test(phone.replace(/[^\d+]/g, '')),
  );
  const abroad = /^\s*\+|^00/.test(phone);
  if (abroad && !code) return [digits, digits.replace(/^00/, ''), `00${digits.replace(/^00/, '')}`];
  const own = digits.replace(new RegExp(`^(?:00)?${code ?? '(?!)'}`), '').replace(/^0+/, '');
  if (own.length < SHORTEST_NUMBER) return [digits];
  const codes = code ? [code] : CALLING_CODES;
  return [
    digits,
    `0${own}`,
    ...codes.flatMap((one) => [`${one}${own}`, `00${one}${own}`, `${one}0${own}`, `00${one}0${own}`]),
  ];
}

/** Above this, one word after the other is as quick. */
const FEW = 20;
const SEPARATORS = "['’ʼ`´‐‑– \\t\\u00a0\\u202f._-]{0,3}";

/** What every writing of these people’s family names, addresses and numbers has; it may be in other texts too. */
function signsOf(people: readonly Identity[]): RegExp | undefined {
  if (people.length > FEW) return undefined;
  const alternatives = people.flatMap(({ familyName, email, phone }) => {
    const digits = (phone ?? '').replace(/\D+/g, '').slice(-SHORTEST_NUMBER);
    return [
      [...longestWord(familyName)].map(anyWriting).join(SEPARATORS),
      [...letters(email)].map(anyWriting).join('[^\\p{L}\\p{N}]{0,3}'),
      digits.length < SHORTEST_NUMBER ? '' : [...digits].join('[\\s.()/‐‑–-]{0,4}'),
    ].filter((alternative) => alternative !== '');
  });
  return new RegExp([...new Set(alternatives)].join('|') || '(?!)', 'u');
}

const WRITINGS = writingsOf(0xc0, 0x24f);

/** A letter with any accent, in capitals or not. */
function anyWriting(letter: string): string {
  const accented = WRITINGS.get(letter) ?? '';
  return `[${letter}${letter.toUpperCase()}${accented}]\\p{M}*`;
}

/** Accented letters by the one that they are without accents; a ligature by each of its letters. */
function writingsOf(first: number, last: number): Map<string, string> {
  const writings = new Map<string, string>();
  for (let code = first; code <= last; code++) {
    const accented = String.fromCodePoint(code);
    for (const letter of folded(accented)) writings.set(letter, (writings.get(letter) ?? '') + accented);
  }
  return writings;
}
