import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ChangedElsewhere } from '../../shared/history/elsewhere.ts';
import { baseOf, type DraftPlace, foundDraft } from '../drafts/found.ts';
import { drafts } from '../drafts/window-drafts.ts';
import { latestOwnSequence, quietly } from './call.ts';
import { ofElsewhere } from './elsewhere.ts';
import { shownAnswers } from './hooks.ts';

/** What someone has to choose about. */
interface Held {
  readonly elsewhere?: ChangedElsewhere;
}

/** 0 of what is not there yet. */
const sequenceOf = (of: object | undefined): number => (of && shownAnswers.sequenceOf(of)) ?? 0;

/** Milliseconds without a change after which a text is saved. */
const PAUSE = 1200;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** What is typed is shown, over something that has changed since: someone must say which of the two stays. */
  | {
      readonly kind: 'held';
      readonly save: () => void;
      readonly discard: () => void;
      /** What was changed elsewhere, of which saving would overwrite something, once the application has said so. */
      readonly elsewhere: ChangedElsewhere | undefined;
    };

export interface Autosave<Value> {
  readonly value: Value;
  readonly state: SaveState;
  readonly change: (value: Value) => void;
  /** Takes what was changed elsewhere for what is saved; refused while something is being written here. */
  readonly adopt: (value: Value) => void;
  /** Saves now what is not saved yet; resolves to false when it could not be. */
  readonly flush: () => Promise<boolean>;
  /** The last command that what is saved and shown here is known to know of. */
  readonly basedOn: () => number | undefined;
}

/**
 * Keeps a value while it is edited and saves it after each pause. What cannot be saved stays on screen, is said, and is
 * tried again at the next change or on demand. Leaving the screen saves. With a `draft`, what is not saved yet is found
 * again whatever stopped the window; without, closing the window with something unsaved asks. `of` is what it edits, as an
 * answer of the application gave it: `save` is told what its value is based on, and what was changed elsewhere stays until
 * someone has chosen.
 */
export function useAutosave<Value>(
  initial: Value,
  save: (value: Value, basedOn: number | undefined) => Promise<unknown>,
  of: object | undefined,
  draft?: DraftPlace<Value>,
): Autosave<Value> {
  const [found] = useState(() => draft && foundDraft(drafts, draft));
  const [value, setValue] = useState(found?.value ?? initial);
  const [held, setHeld] = useState<Held | undefined>(found?.changed ? {} : undefined);
  const [state, setState] = useState<SaveState>(found ? { kind: 'waiting' } : { kind: 'saved', at: null });
  const current = useRef({
    value,
    dirty: found !== undefined,
    held: held !== undefined,
    /** What was saved, and the last command that was known of, when what is typed began; 0 when that is not known. */
    base: found?.base ?? null,
    basedOn: 0,
    timer: 0,
    running: Promise.resolve(true),
    save,
    initial,
    of,
    draft,
  });
  useEffect(() => {
    Object.assign(current.current, { save, initial, of, draft });
  });
  const hold = useCallback((elsewhere?: ChangedElsewhere) => {
    current.current.held = true;
    setHeld(elsewhere ? { elsewhere } : {});
  }, []);

  const flush = useCallback((): Promise<boolean> => {
    const now = current.current;
    window.clearTimeout(now.timer);
    now.running = now.running.then(async () => {
      if (!now.dirty) return true;
      if (now.held) return false;
      now.dirty = false;
      setState({ kind: 'saving' });
      try {
        await quietly(() => now.save(now.value, now.basedOn || undefined));
        now.basedOn = Math.max(now.basedOn, latestOwnSequence());
        if (!now.dirty && now.draft) drafts.forget(now.draft.key);
        setState(now.dirty ? { kind: 'waiting' } : { kind: 'saved', at: new Date() });
        return true;
      } catch (error) {
        now.dirty = true;
        setState({ kind: 'failed', error: error as AppError });
        const elsewhere = ofElsewhere(error as AppError);
        if (elsewhere) hold(elsewhere);
        return false;
      }
    });
    return now.running;
  }, [hold]);

  const change = useCallback(
    (next: Value) => {
      const now = current.current;
      if (!now.dirty) {
        now.basedOn = Math.max(now.basedOn, sequenceOf(now.of));
        now.base = baseOf(now.draft?.saved);
      }
      now.value = next;
      now.dirty = true;
      if (now.draft) drafts.keep(now.draft.key, () => ({ base: now.base, value: now.value }));
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

  const release = useCallback(() => {
    current.current.held = false;
    setHeld(undefined);
  }, []);
  const seen = held?.elsewhere?.sequence;
  const saveHeld = useCallback(() => {
    const now = current.current;
    // What was found over something else, and said so, is over what is shown.
    now.basedOn = seen ?? sequenceOf(now.of);
    release();
    void flush();
  }, [release, flush, seen]);
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
    const now = current.current;
    if (now.dirty && !now.held) now.basedOn = sequenceOf(now.of);
    if (now.dirty) void flush();
    return () => {
      window.removeEventListener('beforeunload', beforeLeaving);
      void flush();
    };
  }, [flush]);

  return {
    value,
    state: held ? { kind: 'held', save: saveHeld, discard: discardHeld, elsewhere: held.elsewhere } : state,
    change,
    adopt,
    flush,
    basedOn: useCallback(
      () => Math.max(current.current.basedOn, sequenceOf(current.current.of)) || undefined,
      [],
    ),
  };
}
