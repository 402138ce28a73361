import type { AppError } from '../../shared/errors.ts';
import { type Refused, RepairButton } from '../backups/repair.tsx';
import { Alert } from '../components/alert.tsx';
import type { OpeningChoice } from './use-opening.ts';

/** What a backup mends. */
const MENDABLE = ['dossier-damaged', 'dossier-incomplete'];

/** Why a dossier cannot be opened, and what can be done. */
export function OpeningError({
  error,
  refused,
  onChoose,
}: {
  error: AppError;
  refused: Refused;
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
      {error.details.wasProtected === true && (
        <button type="button" className="fr-link fr-ml-1w" onClick={() => onChoose({ unprotected: true })}>
          L’ouvrir sans protection
        </button>
      )}
      {MENDABLE.includes(error.code) && <RepairButton refused={refused} />}
    </Alert>
  );
}
