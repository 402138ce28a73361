/** A word of a text, folded for comparing: lower case, without accents. Offsets are those of the original text. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
}

/** The words of a text. Apostrophes and hyphens separate, so that « N’Diaye » and « N Diaye » are the same words. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    folded: fold(word),
    start: index,
    end: index + word.length,
    capital: /^\p{Lu}/u.test(word.normalize('NFC')),
  }));
}

function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** True when nothing but a few separators stands between two words: they may be parts of one name. */
export function adjoin(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start);
  return gap.length <= 3 && /^[\s'’.,()\-‐‑–]*$/u.test(gap);
}
