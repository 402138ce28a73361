import type { AppError } from '../../shared/errors.ts';
import { Alert } from '../components/alert.tsx';
import type { OpeningChoice } from './use-opening.ts';

/** Why a dossier cannot be opened, and what can be done. */
export function OpeningError({
  error,
  onChoose,
}: {
  error: AppError;
  onChoose: (choice: OpeningChoice) => void;
}) {
  return (
    <Alert>
      {error.message}
      {error.details.canTakeOver === true && (
        <button type="button" className="fr-link fr-ml-1w" onClick={() => onChoose({ takeOver: true })}>
          L’ouvrir tout de même
        </button>
      )}
      {error.details.recoverable === true && (
        <button type="button" className="fr-link fr-ml-1w" onClick={() => onChoose({ recover: true })}>
          Ouvrir ce qui peut être lu
        </button>
      )}
    </Alert>
  );
}
