import { folded } from '../../shared/text/folded.ts';
import { type HelpSlug, phrasesOf, plain } from './blocks.ts';
import { HELP_PAGES, HELP_SLUGS } from './pages.ts';

interface FoundPage {
  readonly slug: HelpSlug;
  /** The sentence that holds the most of what was typed, cut so that what is marked alternates with what is not. */
  readonly sentence: readonly { readonly text: string; readonly isMarked: boolean }[];
}

const SHORTEST_STEM = 5;
const LONGEST_ENDING = 3;
const SHORTEST_TELLING = 3;

/**
 * What a word typed is looked for by: its beginning, less an ending of three letters at most, so that « sauvegarder »
 * finds « sauvegardes » and « imprimante » finds « imprimer ». A short word is looked for whole.
 */
const stemOf = (word: string) => word.slice(0, Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING));

/** Of each page, the words that find it, and the sentences of which one is shown. */
const SEARCHED = HELP_SLUGS.map((slug) => {
  const { title, summary, alsoSaid, blocks } = HELP_PAGES[slug];
  const sentences = [summary, ...blocks.flatMap(phrasesOf).map(plain)];
  return { slug, sentences, all: wordsOf([title, alsoSaid, ...sentences].join(' ')) };
});

/** The pages in which the most of the words typed begin a word, accents and case ignored; none when nothing was typed. */
export function pagesFor(typed: string): FoundPage[] {
  const stems = stemsOf(typed);
  const scored = SEARCHED.map((page) => ({ page, score: countIn(page.all, stems) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (best === 0) return [];
  return scored.flatMap(({ page: { slug, sentences }, score }) => {
    if (score < best) return [];
    const counts = sentences.map((sentence) => countIn(wordsOf(sentence), stems));
    const shown = sentences[counts.indexOf(Math.max(...counts))] ?? '';
    return { slug, sentence: marked(shown, stems) };
  });
}

/** « de », « la » say nothing, unless they are all that was typed. */
function stemsOf(typed: string): string[] {
  const words = wordsOf(typed);
  const telling = words.filter((word) => word.length >= SHORTEST_TELLING);
  return (telling.length > 0 ? telling : words).map(stemOf);
}

function wordsOf(text: string): string[] {
  return folded(text).split(' ').filter(Boolean);
}

function countIn(words: readonly string[], stems: readonly string[]): number {
  return stems.filter((stem) => words.some((word) => word.startsWith(stem))).length;
}

/** The words of a sentence stand at the odd places of the split. */
function marked(sentence: string, stems: readonly string[]): FoundPage['sentence'] {
  return sentence
    .split(/([\p{L}\p{N}]+)/u)
    .map((text, place) => ({ text, isMarked: place % 2 === 1 && countIn([folded(text)], stems) > 0 }))
    .filter(({ text }) => text !== '');
}
