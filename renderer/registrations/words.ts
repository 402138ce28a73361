import type { Person } from '../../shared/people/model.ts';
import type { Registration } from '../../shared/registrations/model.ts';

/** « Camille Le Goff » */
export const fullName = ({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`.trim();

/** How someone came to be on the list. */
export const ORIGINS: Readonly<Record<Registration['origin'], string>> = {
  hand: 'saisie',
  import: 'liste importée',
  door: 'sur place, le jour même',
};
