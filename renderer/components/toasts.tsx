import { useEffect } from 'react';
import { create } from 'zustand';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly undo?: (() => void) | undefined;
}

const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));
let nextId = 1;
/** Milliseconds that a message stays. */
const SHOWN_FOR = 8000;

/** Says in passing what was done, with a way to undo it. */
export function notify(message: string, { undo }: { undo?: () => void } = {}): void {
  const toast = { id: nextId++, message, undo };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-1), toast] }));
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

function ToastLine({ id, message, undo }: Toast) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className="toasts__line">
      <span>{message}</span>
      {undo && (
        <button
          type="button"
          className="toasts__undo"
          onClick={() => {
            dismiss(id);
            undo();
          }}
        >
          Annuler
        </button>
      )}
    </div>
  );
}
