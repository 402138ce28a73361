import { readable } from './readable.ts';
import { lettersOf, plain } from './words.ts';

/** Whose name is to be found. */
export interface Named {
  readonly familyName: string;
  readonly givenName: string;
}

/** What comes before a name, and is not one by itself. */
const PARTICLES = 'd de du des le la les l da do dos das di del della van von der den ten ter'.split(' ');
export const PREFIXES = new Set([
  ...PARTICLES,
  ...'saint sainte st ste san santa el al ben bel bin ibn bint ait abd abou abu ould mac mc o y e et'.split(
    ' ',
  ),
]);
/** Those without which a name is often written. */
const LEFT_OUT = new Set(['d', 'de', 'du', 'des', 'le', 'la', 'les', 'l']);
/** Those that are part of a name, which is sometimes written without: « Amrani » for El Amrani. */
const SOMETIMES_LEFT_OUT = new Set([
  ...PARTICLES,
  ...'el al ben bel bin ibn bint ait abd abou abu ould'.split(' '),
]);
/** What is written short or in full. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['saint', 'st'],
  ['sainte', 'ste'],
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/** A family name, by its letters. */
export interface FamilyName {
  readonly letters: string;
  readonly isOneWord: boolean;
}

/** The family names that a card bears. */
export interface FamilyNames {
  /** As it is written, then each that is told in it: of birth, of use. */
  readonly names: readonly FamilyName[];
  /** The same without a particle: « Goff » for Le Goff. */
  readonly bare: readonly FamilyName[];
  /** The names of a compound one: Durand and Martin of Durand-Martin; or one without what it begins with: Amrani. */
  readonly parts: readonly FamilyName[];
}

const ANOTHER_NAME =
  /[()[\]/,;«»"“”]+|(?<!\p{L})(?:née?|(?<=\p{L}[\s(]+)nee|nom\s+(?:de\s+(?:naissance|jeune\s+fille)|d['’]usage|marital)|dite?|alias|[ée]p(?:ouse)?|veuve|vve)(?!\p{L})\.?/iu;

export function familyNames(familyName: string): FamilyNames {
  if (IS_ONE_WORD.test(familyName)) {
    const names = named([[plain(familyName)]]);
    return { names, bare: [], parts: [] };
  }
  const written = readable(familyName).text.normalize('NFC');
  const pieces = piecesOf(written, ANOTHER_NAME);
  const all = [written, ...pieces].map(wordsIn);
  const parts = pieces.map(compound).flatMap((names) => (names.length > 1 ? names : []));
  const shortened = [...all, ...parts].flatMap((words) => withoutPrefixes(words, SOMETIMES_LEFT_OUT));
  return {
    names: named(all.flatMap((words) => [words, words.map((word) => SHORT.get(word) ?? word)])),
    bare: named(all.flatMap((words) => withoutPrefixes(words, LEFT_OUT))),
    parts: named([...parts, ...shortened].filter((part) => part.join('').length >= SHORTEST_PART)),
  };
}

const SHORTEST_PART = 3;
/** Most names are. */
const IS_ONE_WORD = /^[A-Za-zÀ-ÖØ-öø-ÿ]+$/;

/** The given names that a card bears, by their letters: the first of those that commas separate, and what one is called. */
export function givenNames(givenName: string): string[] {
  if (IS_ONE_WORD.test(givenName)) return [plain(givenName)];
  const written = readable(givenName).text;
  const called = piecesOf(written, /[()[\]/«»"“”]+|(?<!\p{L})(?:dite?|alias)(?!\p{L})/iu);
  const first = called.map((piece) => piece.split(/[,;]/)[0] ?? '');
  return [...new Set([written, ...first].map(lettersOf))].filter((letters) => letters !== '');
}

/** A name without the first of its words, then the first two…: « La Tour » and « Tour » of de La Tour. */
function withoutPrefixes(words: readonly string[], prefixes: ReadonlySet<string>): string[][] {
  const first = words.findIndex((word) => !prefixes.has(word));
  return words.slice(0, Math.max(0, first)).map((_, index) => words.slice(index + 1));
}

/** Letters of which each writing of a family name has some. */
export const inEachWriting = (familyName: string): string[] => {
  const { names, bare, parts } = familyNames(familyName);
  const all = [...names, ...bare, ...parts].map(({ letters }) => letters);
  // What contains another is found where that one is.
  return [...new Set(all)].filter((one) => !all.some((other) => other !== one && one.includes(other)));
};

/** What comes before a name that is certainly one: « Mme ». */
export const AFTER_CIVILITY =
  /(?<!\p{L})(?:m|mr|mme|mlle|me|dr|pr|madame|monsieur|mademoiselle)\.?[ \u00a0\u202f]+$/iu;

/** Two names together, the letters of the first of them apart. */
export interface FullName {
  readonly letters: string;
  readonly cut: number;
}

/** Given and family names together, whichever comes first. */
export const fullNames = (families: readonly FamilyName[], givens: readonly string[]): FullName[] =>
  families.flatMap(({ letters: family }) =>
    givens.flatMap((given) => [
      { letters: given + family, cut: given.length },
      { letters: family + given, cut: family.length },
    ]),
  );

/** A name of several words of which none is known to be the family name, beginning by whichever. */
export function turnedNames(name: string): FullName[] {
  const words = wordsIn(name);
  return words.map((_, first) => {
    const [end, beginning] = [words.slice(first).join(''), words.slice(0, first).join('')];
    return { letters: end + beginning, cut: first === 0 ? (words[0]?.length ?? 0) : end.length };
  });
}

const wordsIn = (name: string): string[] => plain(name).split(' ').filter(Boolean);

/** Names by their letters, each once. */
const named = (names: readonly (readonly string[])[]): FamilyName[] =>
  [
    ...new Map(
      names.map((words) => [words.join(''), { letters: words.join(''), isOneWord: words.length === 1 }]),
    ).values(),
  ].filter(({ letters }) => letters !== '');

const piecesOf = (written: string, between: RegExp): string[] =>
  written.split(between).flatMap((piece) => piece?.trim() || []);

/** The names of a compound one, each with what comes before it. */
function compound(name: string): string[][] {
  const parts: string[][] = [];
  let before: string[] = [];
  for (const word of name.split(/[\s‐‑–-]+/u).map(wordsIn)) {
    before.push(...word);
    if (word.length === 0 || word.every((one) => PREFIXES.has(one))) continue;
    parts.push(before);
    before = [];
  }
  return parts;
}
