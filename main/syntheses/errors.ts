import { AppError } from '../../shared/errors.ts';

export const frozen = (): AppError =>
  new AppError(
    'synthesis-frozen',
    'Cette synthèse est visée\u00a0: elle ne se modifie plus. Préparez une nouvelle version pour la changer.',
  );

export const alreadyWritten = (): AppError =>
  new AppError('synthesis-exists', 'Cette synthèse existe déjà\u00a0: ouvrez-la depuis la liste.');

export const notInReview = (): AppError =>
  new AppError(
    'not-in-review',
    'Une synthèse est visée après relecture\u00a0: passez-la d’abord «\u00a0en relecture\u00a0».',
  );

export const notSigned = (): AppError =>
  new AppError(
    'not-signed',
    'Cette version n’est pas encore visée\u00a0: modifiez-la directement, sans en préparer une nouvelle.',
  );

export const notLatest = (): AppError =>
  new AppError('not-latest', 'Une version plus récente existe déjà\u00a0: ouvrez-la pour la modifier.');

export const emptyFile = (): AppError =>
  new AppError('empty-file', 'Ce fichier est vide\u00a0: choisissez-en un autre.');

export const tooLarge = (): AppError =>
  new AppError(
    'file-too-large',
    'Ce fichier dépasse 100\u00a0Mo\u00a0: choisissez-en un plus léger, ou réduisez-le.',
  );

export const unknownContent = (): AppError =>
  new AppError(
    'unknown-pick',
    'Une proposition ou une pratique choisie n’existe plus\u00a0: la liste vient d’être mise à jour, vérifiez votre choix.',
  );
