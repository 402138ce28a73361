import { isNameToo, kindOf, type WordKind } from './no-names.ts';
import { readable } from './readable.ts';
import { PREFIXES } from './spelt-names.ts';
import { plain } from './words.ts';

/** A name that someone typed in one field. */
export interface TypedName {
  /** « Ysoline Trougnac » */
  readonly name: string;
  /** « Trougnac », the last of its words unless capitals tell. */
  readonly familyName: string;
  /** « Ysoline » */
  readonly givenName: string;
  /** False for « Mme Trougnac ». */
  readonly isFull: boolean;
  /** False for what may be no name: in small letters, after what someone does, or one word alone. */
  readonly isSure: boolean;
  /** Whether the family name may be a word or a town, and alone tells nobody: « Claire Parent ». */
  readonly isWord: boolean;
}

const CIVILITY =
  /^(?:m|mr|mme|mlle|me|dr|pr|monsieur|madame|mademoiselle|docteur|docteure|professeur|maître)(?:\.\s*|\s+)/iu;
/** Those that are no name, wherever they stand. */
const ALWAYS_CIVILITY = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)\.?$/iu;
/** Between two people of one field, or someone and what they are. */
const BETWEEN = /[;/&+\n|•→]|\s(?:et|ou|puis|avec)\s|\s[-–—:]\s/u;
const WITHIN = /[,()[\]]|:\s/;
const MOST_WORDS = 6;

/**
 * The people whom a field names, however it was filled: in small letters, with what they do or what reaches them after the
 * name. One that says no name (« à désigner », « le principal ») names nobody.
 */
export function typedNames(typed: string): TypedName[] {
  const { text } = readable(typed);
  const all = text.split(BETWEEN).flatMap((one) => {
    const pieces = one
      .split(WITHIN)
      .map(wordsOf)
      .filter((words) => words.length > 0);
    // « Trougnac, Ysoline », « Parent, Claire »
    const isTurned = pieces.every(isOneName) || isWordThenName(pieces.flat());
    if (pieces.length === 2 && isTurned) return namesOf(pieces.flat());
    return pieces.flatMap(namesOf);
  });
  const people = all.length > 0 ? all : loneName(text);
  return [...new Map(people.map((person) => [person.name, person])).values()];
}

/** A name without the civility before it. */
export const withoutCivility = (name: string): string => name.trim().replace(CIVILITY, '');

interface TypedWord {
  readonly text: string;
  /** `prefix`: what a name may begin with. `other`: a number, an address, a sign. */
  readonly kind: WordKind | 'prefix' | 'civility' | 'other';
  readonly isCapital: boolean;
}

const wordsOf = (piece: string): TypedWord[] => piece.trim().split(/\s+/).filter(Boolean).map(typedWord);

function typedWord(typed: string, index: number, { length }: readonly string[]): TypedWord {
  const isCapital = /^[^\p{L}]*(?:[dl]['’])?\p{Lu}/u.test(typed) || /^[DL]['’]/.test(typed);
  const text = typed.replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '');
  if (/[@\p{N}]/u.test(typed) || text === '') return { text: typed, kind: 'other', isCapital };
  const isCivility = ALWAYS_CIVILITY.test(typed) || (index === 0 && CIVILITY.test(`${typed} `));
  if (isCivility && index < length - 1) return { text, kind: 'civility', isCapital };
  // « A. Martin »
  if (/^\p{Lu}\.$/u.test(typed)) return { text, kind: 'name', isCapital };
  const own = plain(text)
    .split(' ')
    .filter((part) => !PREFIXES.has(part));
  return { text, kind: own.length === 0 ? 'prefix' : kindOf(own), isCapital };
}

const ofName = ({ kind }: TypedWord): boolean => kind === 'name' || kind === 'prefix';
const isOneName = (words: readonly TypedWord[]): boolean => words.every(ofName) && countNames(words) === 1;
const countNames = (words: readonly TypedWord[]): number =>
  words.filter(({ kind }) => kind === 'name').length;

/** One word alone in its field is a family name; with what someone does, perhaps. */
function loneName(text: string): TypedName[] {
  const all = wordsOf(text).filter(({ kind }) => kind !== 'other');
  const words = all.filter(ofName);
  const isAlone = words.length === all.length;
  const isFirst = words.every((word, index) => word === all[index]);
  if (!isOneName(words) || !isFirst || all.some(({ kind }) => kind === 'place')) return [];
  return [named(words, { isFull: false, isSure: false, isWord: !isAlone })];
}

/** What stands before a name. */
type Follows = 'nothing' | 'civility' | 'words';

/** The names of some words that nothing parts, each of which goes on until a word that is none. */
function namesOf(words: readonly TypedWord[]): TypedName[] {
  if (isWordThenName(words)) return [named(words, UNSURE)];
  const names: TypedName[] = [];
  let follows: Follows = 'nothing';
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const end = rest.findIndex((word) => !ofName(word));
    const run = end < 0 ? rest : rest.slice(0, end);
    const next = words[at + run.length];
    names.push(...namesOfRun(run, follows, next));
    // What follows is its own name: « lycée Paul Guérin ».
    if (next?.kind === 'place') break;
    follows = next?.kind === 'civility' ? 'civility' : 'words';
    at += run.length + 1;
  }
  return names;
}

const UNSURE = { isFull: true, isSure: false, isWord: true };

/** « Parent Claire », and not « le maire ». */
const isWordThenName = (words: readonly TypedWord[]): boolean =>
  words.map(({ kind }) => kind).join() === 'word,name' &&
  words.every(({ isCapital }) => isCapital) &&
  isNameToo(words[0]?.text ?? '');

/** The names that a run of words may be, before the word that ends it. */
function namesOfRun(run: readonly TypedWord[], follows: Follows, next: TypedWord | undefined): TypedName[] {
  const words = run.slice(0, run.findLastIndex(({ kind }) => kind === 'name') + 1);
  const count = countNames(words);
  const areCapital = words.every(({ kind, isCapital }) => kind === 'prefix' || isCapital);
  const isNextToo = next && (next.kind === 'word' || next.kind === 'place') && isNameToo(next.text);
  // « Mme Parent »
  if (run.length === 0 && follows === 'civility' && isNextToo)
    return [named([next], { ...UNSURE, isFull: false })];
  if (count === 0 || words.length > MOST_WORDS || (follows === 'words' && !areCapital)) return [];
  // « Yann Le Maître », and not « Sophie Vidal de la ville »
  const isJoined = count === 1 || run.slice(words.length).every(({ isCapital }) => isCapital);
  const withNext = isNextToo && isJoined && follows !== 'words' ? [named([...run, next], UNSURE)] : [];
  if (count === 1) {
    if (withNext.length > 0) return withNext;
    return follows === 'civility' ? [named(words, { isFull: false, isSure: true, isWord: false })] : [];
  }
  // « maire de Fontenay Comte »
  const isTown = follows === 'words' && words[0]?.kind === 'prefix';
  const isWord = isTown || withNext.length > 0;
  const isSure = areCapital && follows !== 'words' && !isWord;
  return [...withNext, named(words, { isFull: true, isSure, isWord }), ...beforeTown(words)];
}

/** « Claire Trougnac de Niort » */
function beforeTown(words: readonly TypedWord[]): TypedName[] {
  const town = words.findIndex(({ kind, isCapital }) => kind === 'prefix' && !isCapital);
  const own = words.slice(0, Math.max(0, town));
  return countNames(own) > 1 ? [named(own, UNSURE)] : [];
}

function named(typed: readonly TypedWord[], how: Pick<TypedName, 'isFull' | 'isSure' | 'isWord'>): TypedName {
  const words = typed.map(({ text }) => text);
  const family = how.isFull ? familyOf(words) : words;
  const given = words.filter((word) => !family.includes(word));
  return { name: words.join(' '), familyName: family.join(' '), givenName: given.join(' '), ...how };
}

/** Words in capitals among others, or the last one, with what comes before it. */
function familyOf(words: readonly string[]): string[] {
  const inCapitals = words.filter((word) => /\p{Lu}{2}/u.test(word) && word === word.toLocaleUpperCase('fr'));
  if (inCapitals.length > 0 && inCapitals.length < words.length) return inCapitals;
  let first = words.length - 1;
  while (first > 1 && PREFIXES.has(plain(words[first - 1] ?? ''))) first--;
  return words.slice(first);
}
