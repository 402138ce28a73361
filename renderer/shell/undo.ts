import { useEffect } from 'react';
import type { Done } from '../../shared/wire.ts';
import { call } from '../client/call.ts';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';

/** Undoes a command, the last one when none is named, and says which. */
export async function undo(sequence: number | null = null): Promise<void> {
  try {
    const undone = await call('history.undo', { sequence });
    notify(`Annulé\u00a0: ${undone.description}`, { undo: () => void redo(undone.sequence) });
  } catch (error) {
    refuse(error);
  }
}

/** What a message offers: to undo the very command that it tells of, whatever is done before one clicks. */
export function undoOf({ sequence }: Pick<Done, 'sequence'>): (() => void) | undefined {
  return sequence === null ? undefined : () => void undo(sequence);
}

/** Does an undone command again, the next one when none is named, and says which. */
export async function redo(sequence: number | null = null): Promise<void> {
  try {
    const { description } = await call('history.redo', { sequence });
    notify(`Rétabli\u00a0: ${description}`);
  } catch (error) {
    refuse(error);
  }
}

/** Ctrl-Z and Ctrl-Y (⌘ on a Mac), except while typing, where they belong to the text. */
export function useUndoKeys(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'y' || (key === 'z' && event.shiftKey)) void redo();
      else if (key === 'z') void undo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [active]);
}

const TYPED_IN =
  'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, [contenteditable="true"]';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(TYPED_IN) !== null;
}
