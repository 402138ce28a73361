import type { Person } from '../../shared/people/model.ts';

export interface PeopleTables {
  person: Omit<Person, 'minor' | 'pmr'> & { minor: 0 | 1; pmr: 0 | 1 };
  /** Full-text index of names, organisations and addresses; `docid` is the `rowid` of the person. */
  person_search: { docid: number; text: string };
}
