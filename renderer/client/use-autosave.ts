import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { type Draft, draftKept, forgetDraft, keepDraft } from './drafts.ts';

/** Milliseconds without a change after which a text is saved. */
const PAUSE = 1200;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface Autosave<Value> {
  readonly value: Value;
  readonly state: SaveState;
  readonly change: (value: Value) => void;
  /** Takes what was changed elsewhere for what is saved; refused while something is being written here. */
  readonly adopt: (value: Value) => void;
  /** Saves now what is not saved yet; resolves to false when it could not be. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Keeps a value while it is edited and saves it after each pause. What cannot be saved stays on screen, is said, and is
 * tried again at the next change or on demand. Leaving the screen saves; closing the window with something unsaved asks.
 * With a `draft`, what is not saved yet is found again even after a reload or a crash of the window.
 */
export function useAutosave<Value>(
  initial: Value,
  save: (value: Value) => Promise<unknown>,
  draft?: Draft<Value>,
): Autosave<Value> {
  const [kept] = useState(() => draftKept(draft));
  const [value, setValue] = useState(kept ?? initial);
  const [state, setState] = useState<SaveState>(kept ? { kind: 'waiting' } : { kind: 'saved', at: null });
  const current = useRef({
    value,
    dirty: kept !== undefined,
    timer: 0,
    running: Promise.resolve(true),
    save,
    draft,
  });
  useEffect(() => {
    current.current.save = save;
  });

  const flush = useCallback((): Promise<boolean> => {
    const now = current.current;
    window.clearTimeout(now.timer);
    now.running = now.running.then(async () => {
      if (!now.dirty) return true;
      now.dirty = false;
      setState({ kind: 'saving' });
      try {
        await now.save(now.value);
        if (!now.dirty) forgetDraft(now.draft);
        setState(now.dirty ? { kind: 'waiting' } : { kind: 'saved', at: new Date() });
        return true;
      } catch (error) {
        now.dirty = true;
        setState({ kind: 'failed', error: error as AppError });
        return false;
      }
    });
    return now.running;
  }, []);

  const change = useCallback(
    (next: Value) => {
      const now = current.current;
      now.value = next;
      now.dirty = true;
      keepDraft(now.draft, next);
      setValue(next);
      setState((before) => (before.kind === 'saving' ? before : { kind: 'waiting' }));
      window.clearTimeout(now.timer);
      now.timer = window.setTimeout(() => void flush(), PAUSE);
    },
    [flush],
  );

  const adopt = useCallback((elsewhere: Value) => {
    if (current.current.dirty) return;
    current.current.value = elsewhere;
    setValue(elsewhere);
  }, []);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!current.current.dirty) return;
      void flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    if (current.current.dirty) void flush();
    return () => {
      window.removeEventListener('beforeunload', ask);
      void flush();
    };
  }, [flush]);

  return { value, state, change, adopt, flush };
}
