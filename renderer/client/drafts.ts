/** Where what is typed and not saved yet waits, in this window’s own storage. */
export interface Draft<Value> {
  readonly key: string;
  /** What was stored, when it is still of the expected form. */
  readonly read: (stored: unknown) => Value | undefined;
}

const PREFIX = 'draft:';

/** Keeps a value until it is forgotten. Where the storage is full it keeps nothing: the screen still holds the text. */
export function keepDraft<Value>(draft: Draft<Value> | undefined, value: Value): void {
  if (!draft) return;
  try {
    localStorage.setItem(PREFIX + draft.key, JSON.stringify(value));
  } catch {
    forgetDraft(draft);
  }
}

export function draftKept<Value>(draft: Draft<Value> | undefined): Value | undefined {
  if (!draft) return undefined;
  const stored = localStorage.getItem(PREFIX + draft.key);
  if (stored === null) return undefined;
  const value = parsed(stored, draft);
  // What is not a draft of ours is of no use to anyone.
  if (value === undefined) forgetDraft(draft);
  return value;
}

function parsed<Value>(stored: string, { read }: Draft<Value>): Value | undefined {
  try {
    return read(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

export function forgetDraft<Value>(draft: Draft<Value> | undefined): void {
  if (draft) localStorage.removeItem(PREFIX + draft.key);
}

/** The ends of the keys of the drafts whose key begins so. */
export function draftsUnder(beginning: string): string[] {
  const whole = PREFIX + beginning;
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(whole))
    .map((key) => key.slice(whole.length));
}
