import type { Person } from '../../shared/people/model.ts';

export interface PeopleTables {
  person: Omit<Person, 'minor' | 'pmr'> & { minor: 0 | 1; pmr: 0 | 1 };
}
