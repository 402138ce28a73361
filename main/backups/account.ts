import type { Act, Counts } from '../../shared/backups/contract.ts';
import type { Tables } from '../../shared/declared/table.ts';
import { declarationOf, tablesThat } from '../../shared/declared/walk.ts';
import { quoted } from '../engine/dossier/history.ts';

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

/** What is counted, from the rows of each table. */
export function countsFrom(tables: Tables, rows: Readonly<Record<string, number>>): Counts {
  return tablesThat(tables, ({ counted }) => counted === true).map((table) => {
    const { what, hung } = declarationOf(tables, table).says;
    return { one: what.toLowerCase(), many: hung[1], count: rows[table] ?? 0 };
  });
}

/** How many rows each table has that is counted. */
export function rowsCounted(tables: Tables, all: All): Record<string, number> {
  return Object.fromEntries(
    tablesThat(tables, ({ counted }) => counted === true).map((table) => [
      table,
      all<{ count: number }>(`SELECT count(*) AS count FROM ${quoted(table)}`)[0]?.count ?? 0,
    ]),
  );
}
