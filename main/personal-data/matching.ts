import { type FoundName, NameIndex } from '../../shared/personal-data/names-in-text.ts';
import { readings } from '../../shared/personal-data/readable.ts';
import { addressesIn, bareAddress, plainAddress } from '../../shared/personal-data/spelt-addresses.ts';
import {
  AFTER_CIVILITY,
  familyNames,
  fullNames,
  givenNames,
} from '../../shared/personal-data/spelt-names.ts';
import { NumberIndex } from '../../shared/personal-data/spelt-numbers.ts';
import { type Word, Words } from '../../shared/personal-data/words.ts';
import type { Identity } from './identity.ts';
import { hasSigns, type Signs, signsOf } from './signs.ts';

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

/**
 * What a name says of whom it names: both their names, or both with a part of a compound one; a family name as it was
 * entered; without its particle, or a part of it; someone else’s.
 */
type Said = 'full' | 'full-in-part' | 'one-word' | 'several-words' | 'in-part' | 'other';

/** People to look for in texts, however many, spelt in whatever way. */
export interface Sought {
  readonly names: NameIndex<Said>;
  readonly numbers: NumberIndex;
  readonly addresses: ReadonlySet<string>;
  /** Tells most of the texts that name nobody, quickly; absent when too many people are sought. */
  readonly signs: Signs | undefined;
}

/** Prepares what is sought. `others` bear the same name, or one that contains it: where they are named, nobody else is. */
export function seek(people: readonly Identity[], others: readonly Identity[] = []): Sought {
  const names = new NameIndex<Said>();
  const spelt = people.map(namesOf);
  for (const { families, givens } of spelt) {
    for (const { letters, cut } of fullNames([...families.names, ...families.bare], givens))
      names.add(letters, 'full', cut);
  }
  for (const { families, isWord } of spelt) {
    for (const { letters, isOneWord } of isWord ? [] : families.names)
      if (letters.length > 1) names.add(letters, isOneWord ? 'one-word' : 'several-words');
  }
  for (const { families, givens } of others.map(namesOf)) {
    for (const { letters, cut } of fullNames(families.names, givens)) names.add(letters, 'other', cut);
    for (const { letters } of families.names) names.add(letters, 'other');
  }
  for (const { families, givens } of spelt) {
    for (const { letters, cut } of fullNames(families.parts, givens)) names.add(letters, 'full-in-part', cut);
    for (const { letters } of [...families.names, ...families.bare, ...families.parts])
      names.add(letters, 'in-part');
  }
  const numbers = new NumberIndex();
  for (const { phone } of people) numbers.add(phone ?? '');
  const addresses = new Set(people.flatMap(({ email }) => (email ? [plainAddress(email)] : [])));
  return { names, numbers, addresses, signs: signsOf(people) };
}

const namesOf = ({ familyName, givenName, isWord }: Identity) => ({
  isWord,
  families: familyNames(familyName ?? ''),
  givens: givenNames(givenName ?? ''),
});

/** Whether a card is of someone, as they were named: with the same family name alone where no given name was told. */
export function isNamedAs(card: Pick<Identity, 'familyName' | 'givenName'>, named: typeof card): boolean {
  const [theirs, told] = [card, named].map((one) => namesOf({ ...one, email: null, phone: null }));
  const families = new Set(theirs?.families.names.map(({ letters }) => letters));
  if (!told?.families.names.some(({ letters }) => families.has(letters))) return false;
  const givens = theirs?.givens ?? [];
  return (
    told.givens.length === 0 || givens.length === 0 || told.givens.some((given) => givens.includes(given))
  );
}

/** What reaches people, without their names. */
export const reachOf = ({ email, phone }: Identity): Identity => ({
  ...{ familyName: null, givenName: null },
  ...{ email, phone },
});

/** False for most texts that name nobody, JSON or not, and never for one that names someone. */
export const mayName = (text: string, { signs }: Sought): boolean =>
  signs === undefined || hasSigns(text, signs);

/** Where a text names those who are sought, in its order; the surest at each place, and then the longest. */
export function passagesOf(written: string, sought: Sought): Passage[] {
  if (!mayName(written, sought)) return [];
  const read = readings(written).map(({ text, span }) =>
    passagesIn(text, sought).map(({ start, end, certainty }) => ({ ...span(start, end), certainty })),
  );
  if (read.length === 1) return read.flat();
  const found: Passage[] = [];
  for (const passage of read.flat().toSorted(surestThenLongest)) {
    if (!found.some((one) => one.start < passage.end && passage.start < one.end)) found.push(passage);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

const CERTAINTIES: readonly Certainty[] = ['certain', 'family', 'possible'];

const surestThenLongest = (one: Passage, other: Passage): number =>
  CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty) ||
  other.end - other.start - (one.end - one.start);

function passagesIn(text: string, sought: Sought): Passage[] {
  const found = knownAddresses(text, sought);
  const words = new Words(text);
  for (let at = 0; words.at(at); at++) {
    words.pass(at);
    const match = numberAt(words, at, sought) ?? nameAt(words, at, sought);
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

function knownAddresses(text: string, { addresses }: Sought): Passage[] {
  if (addresses.size === 0) return [];
  return addressesIn(text).flatMap(({ start, end, address }) =>
    addresses.has(address) || addresses.has(bareAddress(address))
      ? [{ start, end, certainty: 'certain' as const }]
      : [],
  );
}

interface Match {
  /** Index of its last word. */
  readonly last: number;
  /** Undefined where someone else is named. */
  readonly certainty: Certainty | undefined;
}

function numberAt(words: Words, at: number, { numbers }: Sought): Match | undefined {
  const last = numbers.size > 0 ? numbers.lastAt(words, at) : undefined;
  return last === undefined ? undefined : { last, certainty: 'certain' };
}

function nameAt(words: Words, at: number, { names }: Sought): Match | undefined {
  // Two people of a list stand on two lines, or a comma between them.
  const found = names.longestAt(words, at, ({ isLoose }) => !isLoose);
  return found && { last: found.last, certainty: certaintyOf(words, found) };
}

function certaintyOf(words: Words, { first, last, said }: FoundName<Said>): Certainty | undefined {
  if (said === 'other') return undefined;
  const own = words.between(first, last);
  const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
  const { text } = words;
  const before = text.slice(Math.max(0, start - 16), start);
  const isPart = PART_BEFORE.test(before) || PART_AFTER.test(text.slice(end, end + 2));
  if (isPart || said === 'full-in-part') return 'possible';
  if (said === 'full') return 'certain';
  if (said === 'one-word' && own.length > 1 && !isElided(text, own)) return 'possible';
  if (AFTER_CIVILITY.test(before)) return 'family';
  if (said === 'in-part') return 'possible';
  const longest = own.toSorted((one, other) => other.plain.length - one.plain.length)[0];
  const capital = /^\p{Lu}/u.test(text.slice(longest?.start, longest?.end));
  // « Le » at the beginning of a sentence is no Vietnamese name.
  const merelyBegins = end - start < SHORT_NAME && BEGINNING.test(before);
  return capital && !merelyBegins ? 'family' : 'possible';
}

/** « Saint-Martin » and « N’Diaye » are neither Martin nor Diaye, « d’Hubert » is Hubert. */
const PART_BEFORE = /\p{L}[‐‑-]$|(?<!\p{L})\p{Lu}['’ʼ]$/u;
const PART_AFTER = /^[‐‑-]\p{L}/u;
const SHORT_NAME = 3;
const BEGINNING = /(?:^|[.!?:\n«])\s*$/u;

/** « N’Diaye » and « Saint-Martin » for names entered in one word: not « le bon » for Lebon. */
const isElided = (text: string, words: readonly Word[]): boolean =>
  words.every((word, index) => {
    const next = words[index + 1];
    return !next || word.end - word.start === 1 || !/\s/.test(text.slice(word.end, next.start));
  });
