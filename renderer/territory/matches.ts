/** Whether every word typed begins, or is in, one of the texts; accents and case ignored. */
export function matches(typed: string, texts: readonly string[]): boolean {
  const searched = plain(texts.join(' '));
  return plain(typed)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
