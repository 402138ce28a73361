import { dateInWords } from '../../shared/text/dates.ts';

/** A recorded instant, in the reader’s own time: « le 16 octobre 2020 à 15 h 04 ». */
export function momentInWords(instant: string): string {
  const time = new Date(instant);
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(time);
  const minutes = String(time.getMinutes()).padStart(2, '0');
  return `le ${dateInWords(day)} à ${time.getHours()}\u00a0h\u00a0${minutes}`;
}

/** Follows a sentence on what readers get: a version carried without network may be there, unknown to the dossier. */
export const carriedInWords = (carried: number | null): string =>
  carried === null
    ? ''
    : ` Si l’espace a aussi reçu la version ${carried}, remise sur clé USB, c’est elle qu’ils liront.`;
