import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import { SYNTHESIS_PARTS } from '../../shared/syntheses/words.ts';
import { hourInWords } from '../../shared/text/dates.ts';
import { SHEET_FIELDS } from '../../shared/workshops/words.ts';
import type { PassageKind } from '../database/tables.ts';
import type { RegionStanding } from '../territories/progress.ts';

/** What the pages call things. */

/** Of passages that a search finds. */
export const KIND_NAMES: Readonly<Record<PassageKind, string>> = {
  proposal: 'Proposition',
  ...PRACTICE_KINDS,
  findings: SHEET_FIELDS.findings,
  ...SYNTHESIS_PARTS,
};

export const STANDING_NAMES: Readonly<Record<RegionStanding, string>> = {
  published: 'Publiée',
  partial: 'En partie',
  awaited: 'Attendue',
  late: 'En retard',
  unregistered: 'Pas encore inscrite',
};

const wholeNumber = new Intl.NumberFormat('fr-FR');
export const count = (number: number): string => wholeNumber.format(number);

/** « 1 synthèse », « 0 synthèse », « 12 synthèses » */
export const counted = (number: number, one: string, many: string): string =>
  `${count(number)}\u00a0${number < 2 ? one : many}`;

/** A count that may be hidden because it is small. */
export const smallCount = (number: number | null): string =>
  number === null ? 'moins de cinq' : count(number);

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });
const parisHour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' });

/** The date of a recorded moment in France: `2020-10-14`. */
export const dayInFrance = (moment: Date): string => parisDay.format(moment);
/** « 16 h 05 », as it was in Paris. */
export const hourInFrance = (moment: Date): string => hourInWords(parisHour.format(moment));

const sizeNumber = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
/** A size in bytes: « 12,4 ko ». */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0octets`;
  const [divisor, unit] = bytes < 1_000_000 ? [1000, 'ko'] : [1_000_000, 'Mo'];
  return `${sizeNumber.format(bytes / divisor)}\u00a0${unit}`;
}
