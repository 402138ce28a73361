/** What was typed, and what it was based on: null for something new. */
export interface Typed {
  readonly base: string | null;
  readonly value: unknown;
}

/** What was typed, from what is kept; undefined for what no screen writes. */
export function typedFrom(text: string): Typed | undefined {
  const typed = parsed(text);
  if (typeof typed !== 'object' || typed === null || !('value' in typed)) return undefined;
  const base = 'base' in typed && typeof typed.base === 'string' ? typed.base : null;
  return { base, value: typed.value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
