import type { Person } from '../../shared/people/model.ts';

/** « Camille Le Goff » */
export const fullName = ({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`.trim();
