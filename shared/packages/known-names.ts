import { type FoundName, NameIndex } from '../personal-data/names-in-text.ts';
import {
  AFTER_CIVILITY,
  type FullName,
  familyNames,
  fullNames,
  givenNames,
  type Named,
  turnedNames,
} from '../personal-data/spelt-names.ts';
import { type TypedName, withoutCivility } from '../personal-data/typed-names.ts';
import { plain, type Words } from '../personal-data/words.ts';

/** What someone does, where that is known. */
interface Position {
  readonly function?: string;
  readonly organisation?: string;
}

/** A participant: their name must not leave. */
export interface KnownPerson extends Named, Position {}

/** Who speaks or signs off: they pass. */
export interface DeclaredPerson extends Position {
  readonly name: string;
}

export interface KnownNames {
  readonly people: readonly KnownPerson[];
  readonly declared: readonly DeclaredPerson[];
  /** Those who came in the place of a participant, as participants. */
  readonly representatives?: readonly TypedName[];
  /** Those who are known by what they do: they run a workshop, host a meeting. */
  readonly roles?: readonly TypedName[];
}

/** `near-name`: a part of a compound name, or without its particle; `namesake`: a declared speaker, and a participant of the same name. */
export type NameKind = 'full-name' | 'namesake' | 'role' | 'near-name' | 'surname';

export interface NameMatch {
  readonly kind: NameKind;
  readonly start: number;
  readonly end: number;
}

type Said = Exclude<NameKind, 'surname'> | 'one-word' | 'several-words' | 'after-civility' | 'declared';

/** Prepares the names of thousands of people to be looked for at once. Of one that several bear, the first added tells. */
export function indexNames({
  people,
  declared,
  representatives = [],
  roles = [],
}: KnownNames): NameIndex<Said> {
  const names = new NameIndex<Said>();
  const spoken = Map.groupBy(
    declared.flatMap((one) => turnedNames(bareName(one.name)).map((name) => ({ ...name, one }))),
    ({ letters }) => letters,
  );
  const addFull = (letters: string, cut: number | undefined) =>
    names.add(letters, spoken.has(letters) ? 'namesake' : 'full-name', cut);
  const spelt = people.flatMap((person) => {
    const families = familyNames(person.familyName);
    const givens = givenNames(person.givenName);
    const full =
      givens.length > 0
        ? fullNames([...families.names, ...families.bare], givens)
        : turnedNames(person.familyName).slice(1);
    const isDeclared = full.some(({ letters }) =>
      spoken.get(letters)?.some(({ one }) => isTheSame(one, person)),
    );
    return isDeclared ? [] : { families, givens, full };
  });
  for (const { full } of spelt) for (const { letters, cut } of full) addFull(letters, cut);
  for (const name of representatives.filter(({ isSure }) => isSure))
    for (const { letters, cut } of fullNamesOf(name)) addFull(letters, cut);
  for (const { letters, cut } of [...spoken.values()].flat()) names.add(letters, 'declared', cut);
  for (const name of [...roles, ...representatives])
    for (const { letters, cut } of fullNamesOf(name)) names.add(letters, 'role', cut);
  for (const { families, givens } of spelt) {
    for (const { letters, cut } of fullNames(families.parts, givens)) names.add(letters, 'near-name', cut);
  }
  const surnames = representatives
    .filter(({ isWord }) => !isWord)
    .map(({ familyName }) => ({ families: familyNames(familyName) }));
  for (const { families } of [...spelt, ...surnames]) {
    for (const { letters, isOneWord } of [...families.names, ...families.bare])
      if (letters.length > 1) names.add(letters, isOneWord ? 'one-word' : 'several-words');
  }
  const calledSo = [
    ...spelt.flatMap(({ families }) => families.parts),
    ...[...roles, ...representatives].flatMap(calledByFamilyName),
  ];
  for (const { letters } of calledSo) names.add(letters, 'after-civility');
  return names;
}

/** In whichever order, and without the particle of the family name. */
const fullNamesOf = ({ name, familyName, givenName, isFull }: TypedName): FullName[] =>
  isFull ? [...turnedNames(name), ...fullNames(familyNames(familyName).bare, givenNames(givenName))] : [];

const calledByFamilyName = ({ name, isFull }: TypedName) => (isFull ? [] : familyNames(name).names);

const bareName = (name: string): string => withoutCivility(name.split(/[,(]/)[0] ?? '');

/** Whether a participant of a speaker’s name is that speaker, as far as functions tell, or else where they work. */
function isTheSame(declared: DeclaredPerson, person: KnownPerson): boolean {
  if (declared.function && person.function) return agree(declared.function, person.function);
  return agree(declared.organisation ?? '', person.organisation ?? '');
}

/** « Rectrice » and « rectrice de l’académie de Poitiers » */
function agree(one: string, other: string): boolean {
  const [words, others] = [one, other].map((text) =>
    plain(text)
      .split(' ')
      .filter((word) => word.length > 2),
  );
  if (!words?.length || !others?.length) return false;
  return words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
}

const KINDS: Readonly<Record<Exclude<Said, 'declared'>, NameKind>> = {
  ...{ 'full-name': 'full-name', namesake: 'namesake', role: 'role', 'near-name': 'near-name' },
  ...{ 'one-word': 'surname', 'several-words': 'surname', 'after-civility': 'surname' },
};

/** Names of known people in a text, the longest first at each place, none inside another. Declared names pass. */
export function findNames(words: Words, names: NameIndex<Said>): NameMatch[] {
  const found: NameMatch[] = [];
  for (let at = 0; words.at(at); at++) {
    words.pass(at);
    const match = names.longestAt(words, at, (one) => isTold(words, one));
    if (!match) continue;
    const own = words.between(match.first, match.last);
    at = match.last;
    if (match.said !== 'declared')
      found.push({ kind: KINDS[match.said], start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 });
  }
  return found;
}

function isTold(words: Words, { first, last, said, isLoose }: FoundName<Said>): boolean {
  if (said === 'near-name' || said === 'role') return !isLoose;
  if (said !== 'one-word' && said !== 'several-words' && said !== 'after-civility') return true;
  const own = words.between(first, last);
  const start = own[0]?.start ?? 0;
  const before = words.text.slice(Math.max(0, start - 20), start);
  if (said === 'after-civility') return AFTER_CIVILITY.test(before);
  const capitals = own.filter((word) => /^\p{Lu}/u.test(words.text.slice(word.start, word.end)));
  // « Le Goff » for someone entered as Legoff, and not « le bon » for Lebon.
  if (said === 'one-word' && capitals.length < own.length) return false;
  if (capitals.length === 0) return false;
  const length = own.reduce((sum, { plain: word }) => sum + word.length, 0);
  return length >= SHORT_SURNAME || !BEGINNING.test(before);
}

/** Below this length a surname is too often a word that only begins its sentence (« Le », « Ba »). */
const SHORT_SURNAME = 3;
const BEGINNING = /(?:^|[.!?:\n«])\s*$/u;
