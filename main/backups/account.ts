import type { Act, Counts } from '../../shared/backups/contract.ts';

/** Rows of a statement, from a database or from the open dossier. */
export type All = <Row>(sql: string) => Row[];

/** A row of the history, with its place. */
export interface Line extends Act {
  readonly sequence: number;
}

/** The latest first. */
export const historyOf = (all: All): Line[] =>
  all<Line>('SELECT sequence, at, author, description FROM history ORDER BY sequence DESC');

/** What `one` did that `other` knows nothing of, the latest first. Numbers are used again after a restore, moments are not. */
export function onlyIn(one: readonly Line[], other: readonly Line[]): Act[] {
  const known = new Set(other.map(({ sequence, at }) => `${sequence} ${at}`));
  return one
    .filter(({ sequence, at }) => !known.has(`${sequence} ${at}`))
    .map(({ at, author, description }) => ({ at, author, description }));
}

/** What the screens count. */
export function countsOf(all: All): Counts {
  const count = (table: string) =>
    all<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)[0]?.count ?? 0;
  return {
    meetings: count('meeting'),
    people: count('person'),
    registrations: count('registration'),
    proposals: count('proposal'),
    syntheses: count('synthesis'),
  };
}
