import type { Tables, Unfollowed } from '../shared/declared/table.ts';
import { draftsTables } from './drafts/table.ts';
import { dossierTables, engineTables } from './engine/dossier/table.ts';
import { meetingsTables } from './meetings/table.ts';
import { networksTables } from './networks/table.ts';
import { packagesTables } from './packages/table.ts';
import { peopleTables } from './people/table.ts';
import { personalDataTables } from './personal-data/table.ts';
import { proposalsTables } from './proposals/table.ts';
import { publishingTables } from './publishing/table.ts';
import { registrationsTables } from './registrations/table.ts';
import { synthesesTables } from './syntheses/table.ts';
import { schoolTables, venuesTables } from './venues/table.ts';
import { workshopsTables } from './workshops/table.ts';

/** Every table that the history follows, in the order in which they are spoken of. */
export const TABLES: Tables = {
  ...peopleTables,
  ...networksTables,
  ...venuesTables,
  ...dossierTables,
  ...meetingsTables,
  ...workshopsTables,
  ...registrationsTables,
  ...proposalsTables,
  ...synthesesTables,
  ...packagesTables,
  ...publishingTables,
};

/** The others. */
export const UNFOLLOWED: Unfollowed<Record<string, Record<string, unknown>>> = {
  ...draftsTables,
  ...schoolTables,
  ...personalDataTables,
  ...engineTables,
};
