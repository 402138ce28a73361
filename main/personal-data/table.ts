import type { Unfollowed } from '../../shared/declared/table.ts';
import type { DataKind } from '../../shared/personal-data/kinds.ts';

export interface PersonalDataTables {
  retention: { kind: DataKind; months: number };
  /** `counts` is the JSON of how many of each kind were erased; `finishedAt` null until no file holds them any more. */
  erasure: { number: number; at: string; counts: string; finishedAt: string | null };
}

export const personalDataTables: Unfollowed<PersonalDataTables> = {
  retention: { kind: 'none', months: 'none' },
  erasure: { number: 'none', at: 'none', counts: 'none', finishedAt: 'none' },
};
