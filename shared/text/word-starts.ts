import { folded } from './folded.ts';

/**
 * A text as it is searched by the beginnings of its words: folded, each word begun by a capital, or by `#` where its first
 * sign has none. Nothing else bears either, so that looking for a beginning never stops in the middle of a word.
 */
export function withMarkedStarts(text: string): string {
  return folded(text).replace(/(?<= |^)[^ ]/gu, marked);
}

/** What to look for in texts of marked starts: the beginnings of words that were typed. */
export function typedStarts(text: string): string[] {
  return withMarkedStarts(text).split(' ').filter(Boolean);
}

function marked(sign: string): string {
  const capital = sign.toUpperCase();
  return capital === sign ? `#${sign}` : capital;
}
