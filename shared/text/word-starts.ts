import { folded } from './folded.ts';

/**
 * A text as it is searched by the beginnings of its words: folded, each word begun by a capital, or by `#` where its first
 * sign has none. Nothing else bears either, so that looking for a beginning never stops in the middle of a word.
 */
export function withMarkedStarts(text: string): string {
  return folded(text).replace(/(?<= |^)[^ ]/gu, marked);
}

/** A name of several words in one, as it is typed as often: « N’Diaye » is « ndiaye »; empty when it has one word. */
export function inOneWord(name: string): string {
  const words = folded(name);
  return words.includes(' ') ? words.replaceAll(' ', '') : '';
}

/**
 * The words typed, folded, then the same with two that follow each other as one: « n’diaye » may be in a list as NDIAYE.
 * Whoever any of these finds is found.
 */
export function typedWords(text: string): string[][] {
  const words = folded(text).split(' ').filter(Boolean);
  const joined = words.slice(1).flatMap((word, index) => {
    const both = `${words[index]}${word}`;
    // No name has a number, and looking for these would take as long again.
    return /\p{N}/u.test(both) ? [] : [words.toSpliced(index, 2, both)];
  });
  return [words, ...joined];
}

/** The same, as the beginnings to look for in texts of marked starts. */
export function typedStarts(text: string): string[][] {
  return typedWords(text).map((words) => words.map(withMarkedStarts));
}

function marked(sign: string): string {
  const capital = sign.toUpperCase();
  return capital === sign ? `#${sign}` : capital;
}
