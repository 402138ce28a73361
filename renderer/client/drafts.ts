/** Where what is typed and not saved yet waits, in this window’s own storage. */
export interface Draft<Value> {
  readonly key: string;
  /** What was stored, when it is still of the expected form. */
  readonly read: (stored: unknown) => Value | undefined;
}

const nameOf = (key: string) => `draft:${key}`;

/** Keeps a value until it is forgotten. Where the storage is full it keeps nothing: the screen still holds the text. */
export function keepDraft<Value>(draft: Draft<Value> | undefined, value: Value): void {
  if (!draft) return;
  try {
    localStorage.setItem(nameOf(draft.key), JSON.stringify(value));
  } catch {
    forgetDraft(draft);
  }
}

export function draftKept<Value>(draft: Draft<Value> | undefined): Value | undefined {
  if (!draft) return undefined;
  const stored = localStorage.getItem(nameOf(draft.key));
  if (stored === null) return undefined;
  try {
    return draft.read(JSON.parse(stored));
  } catch {
    // What is not a draft of ours is of no use to anyone.
    forgetDraft(draft);
    return undefined;
  }
}

export function forgetDraft<Value>(draft: Draft<Value> | undefined): void {
  if (draft) localStorage.removeItem(nameOf(draft.key));
}
