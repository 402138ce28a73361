import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import { onCommand } from '../client/call.ts';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly actions: readonly ToastAction[];
}

/** What a message offers, once. */
interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** One at most: what was said before is no longer what was last done. */
const useToasts = create<{ toast: Toast | null }>(() => ({ toast: null }));
let nextId = 1;
/** Milliseconds that a message stays that offers nothing. */
const SHOWN_FOR = 8000;

interface Notice {
  readonly undo?: (() => void) | undefined;
  readonly actions?: readonly ToastAction[];
}

/**
 * Says what was done, with a way to undo it or to go on from it: that stays until the next command, Échap or another
 * screen, and F6 reaches it. What offers nothing says it in passing.
 */
export function notify(message: string, { undo, actions = [] }: Notice = {}): void {
  const offered = undo ? [{ label: 'Annuler', run: undo }, ...actions] : actions;
  useToasts.setState({ toast: { id: nextId++, message, actions: offered } });
}

const dismiss = () => useToasts.setState({ toast: null });
onCommand(dismiss);

export function Toasts() {
  const { toast } = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toast && <ToastLine key={toast.id} {...toast} />}
    </div>
  );
}

function ToastLine({ message, actions }: Toast) {
  const line = useRef<HTMLDivElement>(null);
  const [location] = useLocation();
  const [, screen] = location.split('/');
  const shown = useRef(screen);
  const offers = actions.length > 0;
  useEffect(() => {
    if (offers && screen !== shown.current) dismiss();
  }, [offers, screen]);
  useEffect(() => {
    if (offers) return;
    const timer = setTimeout(dismiss, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [offers]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) dismiss();
      if (event.key !== 'F6' || !offers) return;
      event.preventDefault();
      line.current?.querySelector('button')?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [offers]);
  return (
    <div ref={line} className="toasts__line">
      <span>{message}</span>
      {actions.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className="toasts__action"
          aria-keyshortcuts="F6"
          onClick={() => {
            dismiss();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
