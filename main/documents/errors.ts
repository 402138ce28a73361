import { AppError } from '../../shared/errors.ts';

/** The sentence for a document that could not be drawn, from the system’s error code when there is one. */
export function renderFailed(code: string, cause: unknown): AppError {
  if (code === 'ENOSPC') {
    return new AppError(
      'disk-full',
      'Le disque est plein\u00a0: le document n’a pas été préparé. Libérez de la place, puis recommencez.',
      {},
      { cause },
    );
  }
  return new AppError(
    'document-failed',
    'Le document n’a pas pu être préparé. Rien n’a été modifié dans le dossier\u00a0; recommencez, et redémarrez Cahiers si cela se reproduit.',
    {},
    { cause },
  );
}

export const nothingToPrint = (): AppError =>
  new AppError(
    'nothing-to-print',
    'Il n’y a aucune feuille à préparer\u00a0: choisissez au moins une rencontre ou un atelier.',
  );

export const noWorkshop = (): AppError =>
  new AppError(
    'no-workshop',
    'Aucun atelier n’est prévu\u00a0: ajoutez-en dans l’onglet Ateliers, ou préparez une feuille par rencontre.',
  );
