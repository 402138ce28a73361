import { AppError } from '../../shared/errors.ts';
import { errorCode } from '../engine/dossier/file-system.ts';
import { isFull } from '../engine/dossier/whole-file.ts';

const KEPT = 'Votre dossier, lui, est intact.';

/** Why a backup could not be made, read or restored, each in a sentence. */
export const failures = {
  /** A system’s error while a backup is written; any other error as it is. */
  notMade: (error: unknown): unknown => {
    const code = errorCode(error);
    if (code === '') return error;
    if (isFull(error)) {
      return new AppError(
        'disk-full',
        `Il n’y a plus assez de place pour faire une sauvegarde. ${KEPT} Libérez de la place, puis recommencez.`,
        {},
        { cause: error },
      );
    }
    return new AppError(
      'backup-failed',
      `La sauvegarde n’a pas pu être enregistrée. ${KEPT} Vérifiez que le disque ou la clé est bien branché et accepte l’écriture, puis recommencez.`,
      {},
      { cause: error },
    );
  },
  /** The dossier’s state was backed up, what is attached to it was not. */
  notDoubled: (error: unknown): unknown =>
    errorCode(error) === ''
      ? error
      : new AppError(
          isFull(error) ? 'disk-full' : 'backup-failed',
          `La sauvegarde est faite, mais les fichiers joints n’ont pas tous pu y être copiés${isFull(error) ? '\u00a0: il n’y a plus assez de place' : ''}. ${KEPT}`,
          {},
          { cause: error },
        ),
  /** What is attached to a dossier that had to be written elsewhere could not follow it. */
  notBrought: (from: string, error: unknown): unknown =>
    errorCode(error) === ''
      ? error
      : new AppError(
          isFull(error) ? 'disk-full' : 'backup-failed',
          `Des fichiers joints sont restés à l’ancien emplacement de ce dossier, «\u00a0${from}\u00a0»\u00a0: ne le supprimez pas. Libérez de la place, puis, à l’écran «\u00a0Sauvegardes\u00a0», choisissez «\u00a0Tout vérifier\u00a0».`,
          {},
          { cause: error },
        ),
  /** The same, for what a user asked to be written in a folder. */
  notCopied: (error: unknown): unknown => {
    if (!isFull(error)) return failures.notMade(error);
    const message = `Il n’y a pas assez de place à cet endroit pour tout le dossier. ${KEPT} Libérez de la place ou choisissez un autre emplacement.`;
    return new AppError('disk-full', message, { fields: { folder: message } }, { cause: error });
  },
  differs: () =>
    new AppError(
      'backup-failed',
      `Ce qui a été écrit n’est pas ce qui devait l’être : cette copie n’est pas gardée. ${KEPT} Le disque ou la clé est peut-être usé : essayez-en un autre.`,
    ),
  damaged: () =>
    new AppError(
      'backup-damaged',
      `Cette sauvegarde est abîmée : elle ne peut pas être reprise. Rien n’a été modifié. Choisissez-en une autre.`,
    ),
  notThere: () =>
    atFolder('Cet emplacement n’existe pas : branchez la clé, ou vérifiez ce que vous avez tapé.'),
  notAbsolute: () => atFolder('Indiquez l’emplacement complet, par exemple E:\\ ou /media/cle.'),
  insideDossier: () =>
    atFolder('Choisissez un endroit hors du dossier lui-même : une copie doit lui survivre.'),
  readOnly: () =>
    new AppError(
      'read-only',
      'Ce dossier est ouvert en lecture seule : aucune sauvegarde ne peut y être faite.',
    ),
  mendable: () =>
    new AppError('not-damaged', 'Ce dossier s’ouvre normalement : il n’y a rien à réparer. Ouvrez-le.'),
};

function atFolder(message: string): AppError {
  return new AppError('bad-folder', message, { fields: { folder: message } });
}
