import { adjoin, type Word, wordsOf } from './words.ts';

/** A person whose name must not leave. */
export interface KnownPerson {
  readonly familyName: string;
  readonly givenName: string;
}

export interface NameMatch {
  readonly kind: 'full-name' | 'surname';
  readonly start: number;
  readonly end: number;
}

interface Pattern {
  readonly words: readonly string[];
  readonly kind: NameMatch['kind'];
}

export type NameIndex = ReadonlyMap<string, readonly Pattern[]>;

const PARTICLES = new Set(['d', 'de', 'du', 'des', 'le', 'la', 'les', 'l']);
/** Below this length a surname is too often a word that only begins its sentence (« Le », « Ba »). */
const SHORT_SURNAME = 3;

/** Prepares the names of thousands of people to be looked for at once, those of `declared` apart. */
export function indexNames(people: readonly KnownPerson[], declared: readonly string[]): NameIndex {
  const passing = new Set(declared.flatMap(orders));
  const index = new Map<string, Pattern[]>();
  const known = new Set<string>();
  const add = (words: readonly string[], kind: NameMatch['kind']) => {
    const [first] = words;
    const id = `${kind} ${words.join(' ')}`;
    if (first === undefined || known.has(id)) return;
    known.add(id);
    index.set(first, [...(index.get(first) ?? []), { words, kind }]);
  };
  for (const { familyName, givenName } of people) {
    const family = folded(familyName);
    const given = folded(givenName);
    if (passing.has([...given, ...family].join(' '))) continue;
    for (const surname of [family, withoutParticles(family)]) {
      if (surname.length === 0) continue;
      add(surname, 'surname');
      if (given.length === 0) continue;
      add([...given, ...surname], 'full-name');
      add([...surname, ...given], 'full-name');
    }
  }
  return index;
}

/** Names of known people in a text, the longest first at each place, none inside another. Declared names pass. */
export function findNames(text: string, index: NameIndex, declared: readonly string[]): NameMatch[] {
  const words = wordsOf(text);
  const passing = declared.map(folded).filter((name) => name.length > 0);
  const found: NameMatch[] = [];
  for (let at = 0; at < words.length; at++) {
    const spoken = passing.find((name) => stands(text, words, at, name));
    if (spoken) {
      at += spoken.length - 1;
      continue;
    }
    const match = longest(text, words, at, index);
    if (!match) continue;
    const first = words[at];
    const last = words[at + match.words.length - 1];
    if (!first || !last) continue;
    found.push({ kind: match.kind, start: first.start, end: last.end });
    at += match.words.length - 1;
  }
  return found;
}

function longest(text: string, words: readonly Word[], at: number, index: NameIndex): Pattern | undefined {
  const candidates = index.get(words[at]?.folded ?? '') ?? [];
  let best: Pattern | undefined;
  for (const pattern of candidates) {
    if (!stands(text, words, at, pattern.words)) continue;
    if (pattern.kind === 'surname' && !looksLikeSurname(text, words, at, pattern)) continue;
    if (!best || pattern.words.length > best.words.length) best = pattern;
  }
  return best;
}

function stands(text: string, words: readonly Word[], at: number, name: readonly string[]): boolean {
  return name.every((part, offset) => {
    const word = words[at + offset];
    const before = words[at + offset - 1];
    return word?.folded === part && (offset === 0 || (before !== undefined && adjoin(text, before, word)));
  });
}

/** A surname bears a capital; a very short one does not merely begin a sentence. */
function looksLikeSurname(
  text: string,
  words: readonly Word[],
  at: number,
  { words: name }: Pattern,
): boolean {
  const own = words.slice(at, at + name.length);
  if (!own.some(({ capital }) => capital)) return false;
  const [first] = own;
  const length = name.reduce((sum, part) => sum + part.length, 0);
  return length >= SHORT_SURNAME || !first || !/(^|[.!?:\n«]\s*)$/u.test(text.slice(0, first.start));
}

function folded(name: string): string[] {
  return wordsOf(name).map((word) => word.folded);
}

function withoutParticles(family: readonly string[]): string[] {
  const start = family.findIndex((word) => !PARTICLES.has(word));
  return start < 0 ? [] : family.slice(start);
}

/** A declared name, whichever of given and family name comes first, after any title. */
function orders(name: string): string[] {
  const words = folded(name.replace(/^(m\.|mme|madame|monsieur)\s+/iu, ''));
  return words.map((_, cut) => [...words.slice(cut), ...words.slice(0, cut)].join(' '));
}
