import type { Moved } from './moved.ts';

const quoted = (folder: string): string => `«\u00a0${folder}\u00a0»`;

/** What is to be said of an open dossier as long as it is so, each in a sentence. */
export const warnings = {
  moved: ({ from, isCopy }: Moved, to: string) =>
    isCopy
      ? `Ce dossier n’était plus, ou plus entier, à son emplacement ${quoted(from)}\u00a0: il a été supprimé, remplacé ou débranché. Tout ce qu’il contenait est réécrit dans ${quoted(to)}, où votre travail continue. Ce qui resterait à l’ancien emplacement est une copie plus ancienne\u00a0: ne travaillez plus dessus.`
      : `Ce dossier a changé de nom pendant que vous y travailliez\u00a0: il est maintenant ${quoted(to)}, où votre travail continue.`,
  continued: (at: string) =>
    `C’est ici l’ancien emplacement de ce dossier, qui a dû être réécrit dans ${quoted(at)}, où le travail a continué\u00a0: ce qui a été fait là-bas n’est pas ici. Ouvrez celui-là et, quand rien n’y manque, supprimez celui-ci.`,
  nowhere: (folder: string) =>
    `Ce dossier n’est plus à son emplacement ${quoted(folder)}, et n’a pu être écrit nulle part ailleurs. Ce qui est affiché n’existe plus que dans Cahiers\u00a0: ne le fermez pas. Rebranchez le disque ou libérez de la place, puis recommencez votre dernière action.`,
  suspended: () =>
    'L’enregistrement sur le disque a échoué\u00a0: ce dossier ne peut plus être que consulté. Vérifiez qu’il reste de la place sur le disque et qu’il est bien branché, puis recommencez votre dernière action.',
  notTidied: () =>
    'Ce que vous faites est enregistré, mais Cahiers n’arrive plus à remettre en ordre les fichiers de ce dossier. Libérez de la place, et vérifiez que le disque est bien branché et accepte l’écriture.',
};
