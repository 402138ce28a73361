import { useEffect, useRef, useState } from 'react';
import { SideBySide, type SideBySideProps } from './side-by-side.tsx';
import './unsaved-draft.css';

interface UnsavedDraftProps {
  /** True when it was typed before, and has come back. */
  readonly found: boolean;
  /** True when what is saved has changed since it was typed. */
  readonly changed: boolean;
  readonly onDiscard: () => void;
  /** What was changed elsewhere meanwhile, of which saving would overwrite something. */
  readonly elsewhere?: SideBySideProps | undefined;
  /** Saves it over what has changed; absent where a form’s own button does. */
  readonly onSave?: () => void;
}

const FIELD = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [role="textbox"]';

/** Says that what is shown is not saved, though it was typed before or over something else, and offers to do without it. */
export function UnsavedDraft({ found, changed, elsewhere, onDiscard, onSave }: UnsavedDraftProps) {
  const line = useRef<HTMLDivElement>(null);
  // What comes into a region that is there already is announced.
  const [said, setSaid] = useState(false);
  useEffect(() => setSaid(true), []);
  const discard = () => {
    const field = line.current?.parentElement?.querySelector<HTMLElement>(FIELD);
    onDiscard();
    field?.focus();
  };
  if (elsewhere) return <SideBySide {...elsewhere} />;
  return (
    <div ref={line} className="unsaved-draft">
      <p role="status" className="fr-text--sm fr-mb-0">
        {said && (found ? 'Saisie retrouvée, non enregistrée.' : 'Saisie non enregistrée.')}
        {said && changed && (
          <>
            {' '}
            <strong>Ces informations ont été modifiées depuis</strong>
            {'\u00a0'}: avant de les remplacer, votre saisie vous sera montrée à côté d’elles.
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
