import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';

/** The two answers to someone’s request: the list of what is held, to hand over, or an erasure for good. */
export function HandOrErase({
  listing,
  onHand,
  title,
  question,
  disabled,
  waiting,
  onErase,
  children,
}: {
  listing: boolean;
  onHand: () => Promise<void>;
  title: string;
  question: ReactNode;
  disabled: boolean;
  waiting: boolean;
  onErase: () => Promise<void>;
  children: ReactNode;
}) {
  return (
    <div className="form__actions fr-mb-2w">
      <Button type="button" className="fr-btn fr-btn--sm" waiting={listing} onClick={() => void onHand()}>
        Enregistrer la liste à remettre
      </Button>
      <ConfirmButton
        className="fr-btn fr-btn--sm fr-btn--secondary"
        title={title}
        question={question}
        confirm="Effacer pour de bon"
        disabled={disabled}
        waiting={waiting}
        onConfirm={onErase}
      >
        {children}
      </ConfirmButton>
    </div>
  );
}
