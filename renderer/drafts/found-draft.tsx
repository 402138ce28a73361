import { useEffect, useRef, useState } from 'react';
import './found-draft.css';

interface FoundDraftProps {
  /** True when what is saved has changed since it was typed. */
  readonly changed: boolean;
  readonly onDiscard: () => void;
  /** Saves it over what has changed; absent where a form’s own button does. */
  readonly onSave?: () => void;
}

const FIELD = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [role="textbox"]';

/** Says that what is shown was typed before and is not saved, and offers to do without it. */
export function FoundDraft({ changed, onDiscard, onSave }: FoundDraftProps) {
  const line = useRef<HTMLDivElement>(null);
  // What comes into a region that is there already is announced.
  const [said, setSaid] = useState(false);
  useEffect(() => setSaid(true), []);
  const discard = () => {
    const field = line.current?.parentElement?.querySelector<HTMLElement>(FIELD);
    onDiscard();
    field?.focus();
  };
  return (
    <div ref={line} className="found-draft">
      <p role="status" className="fr-text--sm fr-mb-0">
        {said && 'Saisie retrouvée, non enregistrée.'}
        {said && changed && (
          <>
            {' '}
            <strong>Ces informations ont été modifiées depuis</strong>
            {'\u00a0'}: enregistrer votre saisie remplacera ces modifications.
          </>
        )}
      </p>
      {onSave && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onSave}>
          Enregistrer la saisie
        </button>
      )}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={discard}>
        Effacer la saisie
      </button>
    </div>
  );
}
