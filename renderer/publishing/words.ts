import type { Space } from '../../shared/publishing/contract.ts';
import { momentInWords as inWords } from '../../shared/text/dates.ts';

/** A recorded instant, in the reader’s own time: « le 16 octobre 2020 à 15 h 04 ». */
export const momentInWords = (instant: string): string => `le ${inWords(new Date(instant))}`;

/** Who will be able to read what is sent to a space, said before it leaves. */
export function readersInWords({ name, visibility }: Pick<Space, 'name' | 'visibility'>): string {
  switch (visibility) {
    case 'public':
      return `«\u00a0${name}\u00a0» est ouvert à tous\u00a0: toute personne pourra lire cette synthèse sur internet.`;
    case 'restricted':
      return `«\u00a0${name}\u00a0» demande de s’identifier\u00a0: seuls les territoires qui ont une clé pourront lire cette synthèse.`;
    case null:
      return `«\u00a0${name}\u00a0» ne dit pas qui pourra lire cette synthèse\u00a0: demandez-le à son équipe avant d’envoyer.`;
  }
}

/** Follows a sentence on what readers get: a version carried without network may be there, unknown to the dossier. */
export const carriedInWords = (carried: number | null): string =>
  carried === null
    ? ''
    : ` Si l’espace a aussi reçu la version ${carried}, remise sur clé USB, c’est elle qu’ils liront.`;
