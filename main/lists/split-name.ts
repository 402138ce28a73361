/** Words that begin a family name and do not stand alone. */
const PARTICLES = new Set([
  'le',
  'la',
  'les',
  'de',
  'du',
  'des',
  'd',
  'l',
  'van',
  'von',
  'den',
  'der',
  'da',
  'dos',
  'do',
  'di',
  'del',
  'ben',
  'el',
  'al',
  'bel',
  'saint',
  'sainte',
  'abou',
  'mac',
  'o',
  "n'",
]);
const CIVILITY = /^(m|mr|mme|mlle|monsieur|madame|mademoiselle)\.?$/i;

export interface SplitName {
  readonly familyName: string;
  readonly givenName: string;
  readonly civility: string;
}

/**
 * Splits a name written in one cell. Words in capitals are the family name; otherwise a comma ends it; otherwise it is what
 * `order` says: one word, with the particles before it, and the given name the rest.
 */
export function splitName(written: string, order: 'family-first' | 'given-first'): SplitName {
  const words = written.split(/\s+/u).filter(Boolean);
  const civility = CIVILITY.test(words[0] ?? '') ? (words.shift() ?? '') : '';
  const named = (family: readonly string[], given: readonly string[]) => ({
    familyName: family.join(' '),
    givenName: given.join(' '),
    civility,
  });
  const comma = words.findIndex((word) => word.endsWith(','));
  if (comma >= 0 && comma < words.length - 1) {
    const family = words.slice(0, comma + 1).map((word) => word.replace(/,$/, ''));
    return named(family, words.slice(comma + 1));
  }
  const capitals = words.filter(isInCapitals);
  if (capitals.length > 0 && capitals.length < words.length) return byCapitals(words, named);
  if (words.length === 1) return named(words, []);
  if (order === 'given-first') return named(words.slice(1), words.slice(0, 1));
  const first = words.findIndex((word) => !PARTICLES.has(word.toLowerCase()));
  const end = first < 0 ? words.length : first + 1;
  return named(words.slice(0, end), words.slice(end));
}

/** « de La FONTAINE Jean »: a particle in small letters goes with the capitals that follow it. */
function byCapitals<T>(words: readonly string[], named: (family: string[], given: string[]) => T): T {
  const family: string[] = [];
  const given: string[] = [];
  for (const [index, word] of words.entries()) {
    const next = words.slice(index).find((one) => !PARTICLES.has(one.toLowerCase()));
    const leads = PARTICLES.has(word.toLowerCase()) && next !== undefined && isInCapitals(next);
    (isInCapitals(word) || leads ? family : given).push(word);
  }
  return named(family, given);
}

/** « LE GOFF », « D’HÉROUVILLE »; an initial such as « J. » is not. */
function isInCapitals(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  return letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
