import type { Campaign } from '../campaign/model.ts';
import { folded } from '../text/folded.ts';

/** The category of those whose function says nothing of it. */
export const UNKNOWN_CATEGORY = 'autres';

/** An acronym, or a word too short to be the beginning of only its own family. */
const SHORT = 4;

interface Rule {
  readonly pattern: RegExp;
  readonly length: number;
  readonly category: string;
}

/**
 * What finds the category (catégorie d’acteurs) of a function as written: the longest usual function that begins it or
 * stands in it as words, the first one winning between equals; undefined when none does. « Principal » also finds
 * « principale adjointe », but « PE » only itself.
 */
export function categoryFinder(functions: Campaign['functions']): (written: string) => string | undefined {
  const rules: Rule[] = functions.map(({ label, category }) => {
    const words = folded(label);
    const isWhole = words.length <= SHORT || label === label.toUpperCase();
    return {
      pattern: new RegExp(`(?:^| )${words.replaceAll(' ', '(?:e|s|es)? ')}${isWhole ? '(?= |$)' : ''}`),
      length: words.length,
      category,
    };
  });
  rules.sort((a, b) => b.length - a.length);
  const known = new Map<string, string | undefined>();
  return (written) => {
    const words = folded(written);
    if (!known.has(words)) known.set(words, rules.find(({ pattern }) => pattern.test(words))?.category);
    return known.get(words);
  };
}

/** What finds a category by the name that a list gives it, in the singular, the plural or as an identifier. */
export function categoryNames(categories: Campaign['categories']): (written: string) => string | undefined {
  const byName = new Map(
    categories.flatMap(({ id, title, plural }) => [id, title, plural].map((name) => [folded(name), id])),
  );
  return (written) => byName.get(folded(written));
}
