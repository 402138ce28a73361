import type { ThingKind } from '../../shared/history/things.ts';
import type { TableWords } from './table-words.ts';
import { MEETINGS } from './words-of-meetings.ts';
import { PEOPLE_AND_PLACES } from './words-of-people-and-places.ts';
import { RESULTS } from './words-of-results.ts';

/** Every table that the history follows, in the order in which they are spoken of. */
export const TABLES: Readonly<Record<string, TableWords>> = { ...PEOPLE_AND_PLACES, ...MEETINGS, ...RESULTS };

const ORDER = Object.keys(TABLES);

/** Sorts by table, in the order in which they are spoken of. */
export const inSpokenOrder = (one: string, other: string): number =>
  ORDER.indexOf(one) - ORDER.indexOf(other);

/** Said of a table that came with a feature whose words are not here: nothing of it but that it is. */
const UNKNOWN: TableWords = {
  ...{ kind: 'dossier', what: 'Réglage', feminine: false, hung: ['son réglage', 'réglages'], kept: false },
  name: () => '',
  columns: {},
};

export const wordsOf = (table: string): TableWords =>
  Object.hasOwn(TABLES, table) ? (TABLES[table] ?? UNKNOWN) : UNKNOWN;

/** The tables of a kind of thing. */
export const tablesOf = (kind: ThingKind): string[] =>
  Object.entries(TABLES).flatMap(([table, words]) => (words.kind === kind ? [table] : []));
