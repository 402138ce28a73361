import type { Campaign } from '../campaign/model.ts';
import { folded } from '../text/folded.ts';

/** As long as an acronym written in small letters. */
const SHORT = 4;

interface Rule {
  readonly pattern: RegExp;
  readonly length: number;
  readonly category: string;
}

/**
 * What finds the category (catégorie d’acteurs) of a function as written: the longest usual function that begins it or
 * stands in it as words, the first one winning between equals; undefined when none does. « Principal » also finds
 * « principales adjointes », but « PE » only itself.
 */
export function categoryFinder(functions: Campaign['functions']): (written: string) => string | undefined {
  const rules = rulesOf(functions);
  const known = new Map<string, string | undefined>();
  return (written) => {
    const words = folded(written);
    if (!known.has(words)) known.set(words, rules.find(({ pattern }) => pattern.test(words))?.category);
    return known.get(words);
  };
}

/**
 * What finds every category that a text speaks of, by its names or its usual functions, in the campaign’s order:
 * « lycéens et leurs familles » speaks of the pupils and of the parents. Words that a longer function holds count for
 * that one only: « parents d’élèves » are no pupils. Nothing speaks of the fallback by its name.
 */
export function categoriesNamed({
  categories,
  functions,
  fallback,
}: Pick<Campaign, 'categories' | 'functions' | 'fallback'>): (written: string) => readonly string[] {
  const named = categories.filter(({ id }) => id !== fallback);
  const rules = rulesOf([
    ...functions,
    ...named.flatMap(({ id, title, plural }) => [title, plural].map((label) => ({ label, category: id }))),
  ]);
  return (written) => {
    const found = new Set<string>();
    let rest = folded(written);
    for (const { pattern, category } of rules) {
      // What is left on each side must not come to touch and make other words.
      const left = rest.split(pattern).join(' | ');
      if (left !== rest) found.add(category);
      rest = left;
    }
    return named.flatMap(({ id }) => (found.has(id) ? [id] : []));
  };
}

/** The longest first. Each word may be feminine or plural, but for acronyms. */
function rulesOf(functions: Campaign['functions']): Rule[] {
  const rules: Rule[] = functions.map(({ label, category }) => {
    const words = folded(label);
    const ending = words.length <= SHORT || label === label.toUpperCase() ? '' : '(?:e|s|es)?';
    const pattern = new RegExp(`(?:^| )${words.replaceAll(' ', `${ending} `)}${ending}(?= |$)`);
    return { pattern, length: words.length, category };
  });
  return rules.sort((a, b) => b.length - a.length);
}

/** What finds a category by the name that a list gives it, in the singular, the plural or as an identifier. */
export function categoryNames(categories: Campaign['categories']): (written: string) => string | undefined {
  const byName = new Map(
    categories.flatMap(({ id, title, plural }) => [id, title, plural].map((name) => [folded(name), id])),
  );
  return (written) => byName.get(folded(written));
}
