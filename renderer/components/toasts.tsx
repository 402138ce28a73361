import { useEffect } from 'react';
import { create } from 'zustand';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly actions: readonly ToastAction[];
  readonly about: string | undefined;
}

/** What a message offers, once. */
interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));
let nextId = 1;
/** Milliseconds that a message stays. */
const SHOWN_FOR = 8000;

interface Notice {
  readonly undo?: (() => void) | undefined;
  readonly actions?: readonly ToastAction[];
  /** What it is said of: it takes the place of what was said before of the same, which is no longer so. */
  readonly about?: string;
}

/** Says in passing what was done, with a way to undo it or to go on from it. */
export function notify(message: string, { undo, actions = [], about }: Notice = {}): void {
  const offered = undo ? [{ label: 'Annuler', run: undo }, ...actions] : actions;
  const toast = { id: nextId++, message, actions: offered, about };
  useToasts.setState(({ toasts }) => {
    const others = toasts.filter((one) => about === undefined || one.about !== about);
    return { toasts: [...others.slice(-1), toast] };
  });
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

export function Toasts() {
  const { toasts } = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} {...toast} />
      ))}
    </div>
  );
}

function ToastLine({ id, message, actions }: Toast) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className="toasts__line">
      <span>{message}</span>
      {actions.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className="toasts__action"
          onClick={() => {
            dismiss(id);
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
