import type { Drafts } from './drafts.ts';

/** Where what is typed in a screen is kept until it is saved. */
export interface DraftPlace<Value> {
  readonly key: string;
  /** What is saved already; undefined for something new. */
  readonly saved: Value | undefined;
  /** What was kept, when it is still of the expected form. */
  readonly read: (kept: unknown) => Value | undefined;
}

export interface Found<Value> {
  readonly value: Value;
  /** What was saved when it was typed. */
  readonly base: string | null;
  /** True when what is saved has changed since: saving would overwrite it. */
  readonly changed: boolean;
}

/**
 * What was typed in a screen and is not saved, if there is anything: what equals what is saved is forgotten, and what was
 * typed in something that is there no more is left alone.
 */
export function foundDraft<Value>(drafts: Drafts, place: DraftPlace<Value>): Found<Value> | undefined {
  const { key, saved, read } = place;
  const typed = drafts.read(key);
  if (!typed || (saved === undefined && typed.base !== null)) return undefined;
  const value = read(typed.value);
  if (value === undefined || (saved !== undefined && isSame(value, saved))) {
    drafts.forget(key);
    return undefined;
  }
  const { base } = typed;
  return { value, base, changed: base !== null && base !== baseOf(saved) };
}

/** What tells whether something saved has changed; null when there is nothing. */
export function baseOf(saved: unknown): string | null {
  return saved === undefined ? null : fingerprint(JSON.stringify(saved));
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * 64 bits that tell two texts apart: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) in two halves from two starts.
 */
function fingerprint(text: string): string {
  let [one, other] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    one = Math.imul(one ^ letter, 0x01000193);
    other = Math.imul(other ^ letter ^ (other >>> 15), 0x01000193);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
