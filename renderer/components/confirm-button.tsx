import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmButtonProps {
  /** What the button says. */
  readonly children: ReactNode;
  /** The question, and what happens if one goes on. */
  readonly title: string;
  readonly question: ReactNode;
  readonly confirm: string;
  /** What the button that does nothing says. */
  readonly decline?: string;
  readonly onConfirm: () => void | Promise<void>;
  readonly className?: string;
  readonly disabled?: boolean;
  /** While what it does is under way. */
  readonly waiting?: boolean;
}

/** A button that asks before it acts. */
export function ConfirmButton({
  children,
  title,
  question,
  confirm,
  decline = 'Annuler',
  onConfirm,
  className = 'fr-btn fr-btn--tertiary',
  disabled,
  waiting,
}: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        type="button"
        className={className}
        disabled={disabled}
        {...(waiting !== undefined && { waiting })}
        onClick={() => setAsking(true)}
      >
        {children}
      </Button>
      {asking && (
        <Dialog
          title={title}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button
                type="button"
                className="fr-btn"
                onClick={() => {
                  setAsking(false);
                  void onConfirm();
                }}
              >
                {confirm}
              </button>
              <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setAsking(false)}>
                {decline}
              </button>
            </>
          }
        >
          <p>{question}</p>
        </Dialog>
      )}
    </>
  );
}
