import { counted } from '../../shared/text/numbers.ts';
import type { Room } from '../../shared/venues/model.ts';

/** The places left in a workshop: « complet », « 3 places », « 2 de trop ». */
export function placesInWords(placesLeft: number | null): string {
  if (placesLeft === null) return 'sans limite';
  if (placesLeft < 0) return `${-placesLeft} de trop`;
  if (placesLeft === 0) return 'complet';
  return placesLeft === 1 ? '1 place' : `${placesLeft} places`;
}

/** « Camille Le Goff dans « Gouvernance », qui compte maintenant 2 de trop. » */
export function givenInWords(who: string, title: string | undefined, placesLeft: number | null): string {
  if (title === undefined) return `${who} sans atelier.`;
  const given = `${who} dans «\u00a0${title}\u00a0»`;
  return placesLeft !== null && placesLeft < 0
    ? `${given}, qui compte maintenant ${placesInWords(placesLeft)}.`
    : `${given}.`;
}

/** What a room holds: « 40 places, jauge 24, accessible PMR ». */
export function roomFacts({ capacity, jauge, pmr }: Pick<Room, 'capacity' | 'jauge' | 'pmr'>): string {
  return [
    capacity === null ? '' : counted(capacity, 'place', 'places'),
    jauge === null ? '' : `jauge ${jauge}`,
    pmr ? 'accessible PMR' : 'non accessible PMR',
  ]
    .filter(Boolean)
    .join(', ');
}

/** « 2 personnes » */
export const peopleInWords = (count: number): string => `${count} ${count <= 1 ? 'personne' : 'personnes'}`;
