import { AppError } from '../../shared/errors.ts';

/** They would keep what is erased, and are not Cahiers’s to remove. */
export const copiesRemain = (names: readonly string[]) =>
  new AppError(
    'conflict-copies',
    `Ce dossier contient ${quotedList(names)}, que la synchronisation a ${
      names.length === 1
        ? 'laissé et qui garderait ce qui doit être effacé. Mettez ce fichier ailleurs ou supprimez-le'
        : 'laissés et qui garderaient ce qui doit être effacé. Mettez ces fichiers ailleurs ou supprimez-les'
    }, puis recommencez.`,
    { names },
  );

/** What is erased of the older one stays in the one where the work went on, which nobody must be told to remove. */
export const wentOn = (folder: string) =>
  new AppError(
    'work-went-on',
    `C’est ici l’ancien emplacement de ce dossier\u00a0: le travail a continué dans «\u00a0${folder}\u00a0». Effacez depuis celui-là. Rien n’a été effacé ici.`,
    { folder },
  );

/** So would what lies where the dossier was before it had to be written elsewhere. */
export const leftElsewhere = (folders: readonly string[]) =>
  new AppError(
    'copies-elsewhere',
    `Ce dossier a dû être réécrit à un autre emplacement, et ${quotedList(folders)} en ${
      folders.length === 1 ? 'garde' : 'gardent chacun'
    } une copie, avec ce qui doit être effacé. Vérifiez que rien n’y manque ici, supprimez-${
      folders.length === 1 ? 'la' : 'les'
    }, puis recommencez.`,
    { folders },
  );

const quotedList = (names: readonly string[]): string =>
  names.map((name) => `«\u00a0${name}\u00a0»`).join(', ');
