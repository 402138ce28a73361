import type { Person } from '../../../shared/people/model.ts';
import type { Attendance, Registration } from '../../../shared/registrations/model.ts';
import { clockInWords } from '../../../shared/text/dates.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';

/** The key that records each state, from the list. */
export const KEYS: readonly { readonly key: string; readonly attendance: Attendance }[] = [
  { key: 'p', attendance: 'present' },
  { key: 'd', attendance: 'remote' },
  { key: 'e', attendance: 'excused' },
  { key: 'a', attendance: 'absent' },
  { key: 'r', attendance: 'represented' },
];

type Named = Pick<Person, 'civility' | 'givenName' | 'familyName'>;

/** « Mme Camille Le Goff » */
export const fullName = ({ civility, givenName, familyName }: Named): string =>
  [civility, givenName, familyName].filter(Boolean).join('\u00a0');

/** « Le Goff Camille », as in a list. */
export const nameInList = ({ familyName, givenName }: Named): string =>
  [familyName, givenName].filter(Boolean).join(' ');

/** What the agent says to the person: « Atelier 3, Salle B12 »; '' without a workshop. */
export function placeInWords(workshop: WorkshopWithPlaces | undefined): string {
  if (!workshop) return '';
  return [workshopNumber(workshop), workshop.roomName || 'salle à préciser'].join(', ');
}

export const workshopNumber = ({ position }: Pick<WorkshopWithPlaces, 'position'>): string =>
  `Atelier\u00a0${position + 1}`;

/** When the state was recorded, « à 8 h 42 »; '' when it was not. */
export const recordedAt = ({ attendanceAt }: Pick<Registration, 'attendanceAt'>): string =>
  attendanceAt === null ? '' : `à ${clockInWords(new Date(attendanceAt))}`;
