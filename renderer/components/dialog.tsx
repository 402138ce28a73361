import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const FIELD = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * A modal dialog: the browser keeps the focus in it, gives it back at its end, and Escape closes it. One that asks for
 * something opens on its first field.
 */
export function Dialog({ title, onClose, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>(FIELD)?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
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
      {children}
      {actions && <div className="dialog__actions">{actions}</div>}
    </dialog>
  );
}
