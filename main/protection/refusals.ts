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
  clearCopies: (folders: readonly string[]) =>
    new AppError(
      'clear-copies',
      `Ce dossier a été écrit ailleurs depuis qu’il est ouvert, et ce qu’il en reste se lirait sans phrase secrète\u00a0: ${folders.map((folder) => `«\u00a0${folder}\u00a0»`).join(', ')}. Vérifiez que tout est bien dans le dossier ouvert, supprimez ${folders.length === 1 ? 'ce dossier-là' : 'ces dossiers-là'}, puis recommencez. Rien n’a été modifié.`,
      { folders },
    ),
  noKeychain: () =>
    new AppError(
      'no-keychain',
      'Cet ordinateur n’a pas de trousseau où garder la clé\u00a0: la phrase de passe sera demandée à chaque ouverture.',
    ),
};
