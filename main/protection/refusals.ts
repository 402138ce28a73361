import { AppError } from '../../shared/errors.ts';

/** Why a protection cannot be put on, off or changed, each in a sentence. */
export const refusals = {
  alreadyOn: () => new AppError('already-protected', 'Ce dossier est déjà protégé.'),
  notOn: () => new AppError('not-protected', 'Ce dossier n’est pas protégé.'),
  notACode: () =>
    new AppError('not-a-code', 'Ce code de secours est incomplet\u00a0: demandez-en un nouveau.', {
      fields: { recoveryCode: 'Ce code est incomplet.' },
    }),
  conflictCopies: (names: readonly string[]) =>
    new AppError(
      'conflict-copies',
      `Ce dossier contient ${names.map((name) => `«\u00a0${name}\u00a0»`).join(', ')}, que la synchronisation a ${
        names.length === 1
          ? 'laissé et qui resterait lisible. Mettez ce fichier ailleurs ou supprimez-le'
          : 'laissés et qui resteraient lisibles. Mettez ces fichiers ailleurs ou supprimez-les'
      }, puis recommencez.`,
      { names },
    ),
  noKeychain: () =>
    new AppError(
      'no-keychain',
      'Cet ordinateur n’a pas de trousseau où garder la clé\u00a0: la phrase de passe sera demandée à chaque ouverture.',
    ),
};
