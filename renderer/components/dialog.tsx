import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useFocusReturned } from '../focus/use-focus-returned.ts';
import { RefusalPlace } from './refusals.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  /** Id of what is to be heard when it opens, before its first field. */
  readonly describedBy?: string;
  readonly children: ReactNode;
}

const FIELD = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * A modal dialog: the browser keeps the focus in it, Escape closes it, and the focus goes back where it was. One that asks for
 * something opens on its first field; one that is read opens on what says `data-opens-here`.
 */
export function Dialog({ title, onClose, actions, describedBy, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useFocusReturned();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    const read = element?.querySelector<HTMLElement>('[data-opens-here]');
    (read ?? element?.querySelector<HTMLElement>(FIELD))?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      aria-describedby={describedBy}
      onKeyDown={(event) => {
        // Escape closes the dialog alone, not the panel that it was opened from.
        if (event.key === 'Escape') event.stopPropagation();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog__head">
        <h2 className="fr-h5" id={id}>
          {title}
        </h2>
        <button type="button" className="fr-btn fr-btn--close" onClick={onClose}>
          Fermer
        </button>
      </div>
      <RefusalPlace />
      {children}
      {actions && <div className="dialog__actions">{actions}</div>}
    </dialog>
  );
}
