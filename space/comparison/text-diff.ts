import { diffSequences, type Edit } from './sequence-diff.ts';

/** Part of a paragraph that both versions have, or one only. */
export interface Span {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}
/** A paragraph of either version, as what became of it. */
export type ComparedParagraph = readonly Span[];

/** The cost of a comparison is about the square of these: beyond them, whole texts stand for their differences. */
const MOST_PARAGRAPH_EDITS = 300;
const MOST_WORD_EDITS = 400;
const MOST_WORDS = 4000;
const LEAST_SHARED = 0.3;

/** How many words may still be compared one by one, all texts of a comparison together. */
export interface Effort {
  words: number;
}
export const usualEffort = (): Effort => ({ words: 100_000 });

/** What changed between two texts, paragraph by paragraph, then word by word in those rewritten. */
export function compareTexts(before: string, after: string, effort = usualEffort()): ComparedParagraph[] {
  const paragraphs = diffSequences(paragraphsOf(before), paragraphsOf(after), MOST_PARAGRAPH_EDITS);
  if (!paragraphs) return [...whole('removed', before), ...whole('added', after)];
  const compared: ComparedParagraph[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    compared.push(...compareRuns(removed, added, effort));
    removed = [];
    added = [];
  };
  for (const { kind, item } of paragraphs) {
    if (kind === 'removed') removed.push(item);
    else if (kind === 'added') added.push(item);
    else {
      flush();
      compared.push([{ kind: 'kept', text: item }]);
    }
  }
  flush();
  return compared;
}

/** Paragraphs rewritten side by side are compared two by two; the rest came or went. */
function compareRuns(
  removed: readonly string[],
  added: readonly string[],
  effort: Effort,
): ComparedParagraph[] {
  const pairs = Math.min(removed.length, added.length);
  return [
    ...removed
      .slice(0, pairs)
      .flatMap((before, index) => compareParagraphs(before, added[index] ?? '', effort)),
    ...removed.slice(pairs).map((text): ComparedParagraph => [{ kind: 'removed', text }]),
    ...added.slice(pairs).map((text): ComparedParagraph => [{ kind: 'added', text }]),
  ];
}

function compareParagraphs(before: string, after: string, effort: Effort): ComparedParagraph[] {
  const apart: ComparedParagraph[] = [[{ kind: 'removed', text: before }], [{ kind: 'added', text: after }]];
  const words = [wordsOf(before), wordsOf(after)] as const;
  effort.words -= words[0].length + words[1].length;
  if (effort.words < 0 || words[0].length > MOST_WORDS || words[1].length > MOST_WORDS) return apart;
  const edits = diffSequences(words[0], words[1], MOST_WORD_EDITS);
  // With little in common, the two read better one after the other than shuffled together.
  if (!edits || shareKept(edits) < LEAST_SHARED) return apart;
  const spans: { kind: Span['kind']; text: string }[] = [];
  for (const { kind, item } of edits) {
    const last = spans.at(-1);
    if (last?.kind === kind) last.text += item;
    else spans.push({ kind, text: item });
  }
  return [spans];
}

/** Share of the letters and figures of both texts that they have in common. */
function shareKept(edits: readonly Edit<string>[]): number {
  let [kept, all] = [0, 0];
  for (const { kind, item } of edits) {
    const weight = /[\p{L}\p{N}]/u.test(item) ? item.length : 0;
    all += kind === 'kept' ? 2 * weight : weight;
    if (kind === 'kept') kept += 2 * weight;
  }
  return all === 0 ? 1 : kept / all;
}

function whole(kind: Span['kind'], text: string): ComparedParagraph[] {
  return paragraphsOf(text).map((paragraph) => [{ kind, text: paragraph }]);
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
}

/** Words, and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}
