import type { Act, Counts } from '../../shared/backups/contract.ts';

/** Rows of a statement, from a database or from the open dossier. */
export type All = <Row>(sql: string) => Row[];

/** A row of the history, with its place; a save of what was typed with the entry that it joins. */
export interface Line extends Act {
  readonly sequence: number;
  readonly joins: number | null;
}

/** The latest first. */
export const historyOf = (all: All): Line[] =>
  all<Line>('SELECT sequence, at, author, description, joins FROM history ORDER BY sequence DESC');

/**
 * What `one` did that `other` knows nothing of, the latest first; what was typed is told once, if only some of its saves
 * are not known. Numbers are used again after a restore, moments are not.
 */
export function onlyIn(one: readonly Line[], other: readonly Line[]): Act[] {
  const known = new Set(other.map(({ sequence, at }) => `${sequence} ${at}`));
  const entries = new Map(one.map((line) => [line.sequence, line]));
  const told = new Map<number, Act>();
  for (const line of one) {
    if (known.has(`${line.sequence} ${line.at}`)) continue;
    const { sequence, author, description } = entries.get(line.joins ?? line.sequence) ?? line;
    if (!told.has(sequence)) told.set(sequence, { at: line.at, author, description });
  }
  return [...told.values()];
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
