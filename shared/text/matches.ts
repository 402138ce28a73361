import { folded } from './folded.ts';

/** Whether every word typed is in one of the texts; accents, case and punctuation ignored. */
export function matches(typed: string, texts: readonly string[]): boolean {
  const searched = folded(texts.join(' '));
  return folded(typed)
    .split(' ')
    .every((word) => searched.includes(word));
}
