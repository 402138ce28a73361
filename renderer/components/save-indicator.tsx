import { clockInWords } from '../../shared/text/dates.ts';
import type { SaveState } from '../client/use-autosave.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import './save-indicator.css';

/** Says whether what is written is safe, and offers to try again when it is not. */
export function SaveIndicator({ state, retry }: { state: SaveState; retry: () => void }) {
  if (state.kind === 'held') {
    const { save, discard, elsewhere } = state;
    return (
      <UnsavedDraft
        found
        changed
        onSave={save}
        onDiscard={discard}
        elsewhere={elsewhere && { ...elsewhere, onKeep: save, onYield: discard }}
      />
    );
  }
  if (state.kind === 'failed') {
    return (
      <div className="fr-alert fr-alert--error fr-alert--sm save-indicator__failure" role="alert">
        <p>
          Votre texte n’est pas encore enregistré{'\u00a0'}: {state.error.message} Il reste à l’écran.
        </p>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={retry}>
          Enregistrer de nouveau
        </button>
      </div>
    );
  }
  return (
    <p className="fr-text--sm fr-mb-0 save-indicator" role="status">
      {sentence(state)}
    </p>
  );
}

function sentence(state: Exclude<SaveState, { kind: 'failed' | 'held' }>): string {
  switch (state.kind) {
    case 'waiting':
      return 'Modifications en cours…';
    case 'saving':
      return 'Enregistrement…';
    case 'saved':
      return state.at ? `Enregistré à ${clockInWords(state.at)}` : 'Enregistrement automatique';
  }
}
