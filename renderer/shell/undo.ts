import { useEffect } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { call } from '../client/call.ts';
import { notify } from '../components/toasts.tsx';

/** Undoes the last command and says which. */
export async function undo(): Promise<void> {
  try {
    const { description } = await call('history.undo', {});
    notify(`Annulé : ${description}`, { undo: () => void redo() });
  } catch (error) {
    notify((error as AppError).message);
  }
}

export async function redo(): Promise<void> {
  try {
    const { description } = await call('history.redo', {});
    notify(`Rétabli : ${description}`);
  } catch (error) {
    notify((error as AppError).message);
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

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(TYPED_IN) !== null;
}
