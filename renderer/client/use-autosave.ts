import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { baseOf, type DraftPlace, foundDraft } from '../drafts/found.ts';
import { drafts } from '../drafts/window-drafts.ts';

/** Milliseconds without a change after which a text is saved. */
const PAUSE = 1200;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** What was typed before is shown, over something that has changed since: someone must say which of the two stays. */
  | { readonly kind: 'held'; readonly save: () => void; readonly discard: () => void };

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
 * tried again at the next change or on demand. Leaving the screen saves. With a `draft`, what is not saved yet is found
 * again whatever stopped the window; without, closing the window with something unsaved asks.
 */
export function useAutosave<Value>(
  initial: Value,
  save: (value: Value) => Promise<unknown>,
  draft?: DraftPlace<Value>,
): Autosave<Value> {
  const [found] = useState(() => draft && foundDraft(drafts, draft));
  const [value, setValue] = useState(found?.value ?? initial);
  const [held, setHeld] = useState(found?.changed ?? false);
  const [state, setState] = useState<SaveState>(found ? { kind: 'waiting' } : { kind: 'saved', at: null });
  const current = useRef({
    value,
    dirty: found !== undefined,
    held,
    timer: 0,
    running: Promise.resolve(true),
    save,
    initial,
    draft,
  });
  useEffect(() => {
    Object.assign(current.current, { save, initial, draft });
  });

  const flush = useCallback((): Promise<boolean> => {
    const now = current.current;
    window.clearTimeout(now.timer);
    now.running = now.running.then(async () => {
      if (!now.dirty) return true;
      if (now.held) return false;
      now.dirty = false;
      setState({ kind: 'saving' });
      try {
        await now.save(now.value);
        if (!now.dirty && now.draft) drafts.forget(now.draft.key);
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
      if (now.draft) {
        const { key, saved } = now.draft;
        // What someone has still to choose over keeps telling what it was based on.
        const base = () => (now.held && found ? found.base : baseOf(saved));
        drafts.keep(key, () => ({ base: base(), value: now.value }));
      }
      setValue(next);
      setState((before) => (before.kind === 'saving' ? before : { kind: 'waiting' }));
      window.clearTimeout(now.timer);
      now.timer = window.setTimeout(() => void flush(), PAUSE);
    },
    [flush, found],
  );

  const adopt = useCallback((elsewhere: Value) => {
    if (current.current.dirty) return;
    current.current.value = elsewhere;
    setValue(elsewhere);
  }, []);

  const release = useCallback(() => {
    current.current.held = false;
    setHeld(false);
  }, []);
  const saveHeld = useCallback(() => {
    release();
    void flush();
  }, [release, flush]);
  const discardHeld = useCallback(() => {
    const now = current.current;
    now.dirty = false;
    if (now.draft) drafts.forget(now.draft.key);
    release();
    adopt(now.initial);
    setState({ kind: 'saved', at: null });
  }, [release, adopt]);

  const key = draft?.key;
  useEffect(() => {
    if (key === undefined) return;
    return drafts.onTaken(key, () => {
      const now = current.current;
      const left = now.draft && foundDraft(drafts, now.draft);
      if (left) return change(left.value);
      window.clearTimeout(now.timer);
      now.dirty = false;
      release();
      adopt(now.initial);
      setState({ kind: 'saved', at: null });
    });
  }, [key, change, release, adopt]);

  useEffect(() => {
    const beforeLeaving = (event: BeforeUnloadEvent) => {
      const { dirty, draft: kept } = current.current;
      if (!dirty) return;
      void flush();
      if (!kept || drafts.isFailing) event.preventDefault();
    };
    window.addEventListener('beforeunload', beforeLeaving);
    if (current.current.dirty) void flush();
    return () => {
      window.removeEventListener('beforeunload', beforeLeaving);
      void flush();
    };
  }, [flush]);

  return {
    value,
    state: held ? { kind: 'held', save: saveHeld, discard: discardHeld } : state,
    change,
    adopt,
    flush,
  };
}
