import type { AnyRow, Tables } from './table.ts';
import { declarationOf, linksTo } from './walk.ts';

/** The rows of a table in which a column has one of these values. */
export type RowsWhere = (table: string, column: string, values: readonly string[]) => readonly AnyRow[];

/** Rows by their identifiers, table by table. */
export type Closure = ReadonlyMap<string, ReadonlyMap<string, AnyRow>>;

/**
 * A row with all that hangs on it, and on that in its turn; then with whatever those rows refer to, and what that refers to.
 * It can stand alone: every reference in it is to a row in it. What hangs on a row that is only referred to stays outside:
 * the other registrations of whoever is registered, the other meetings of a venue.
 */
export function closureOf(
  tables: Tables,
  rowsWhere: RowsWhere,
  root: { table: string; id: string },
): Closure {
  const closure = new Map<string, Map<string, AnyRow>>();
  /** Adds those that were not there; answers their identifiers. */
  const add = (table: string, rows: readonly AnyRow[]): string[] => {
    const there = closure.get(table) ?? new Map<string, AnyRow>();
    if (rows.length > 0) closure.set(table, there);
    return rows.flatMap((row) => {
      const id = String(row.id);
      if (there.has(id)) return [];
      there.set(id, row);
      return [id];
    });
  };
  const goDown = (table: string, ids: readonly string[]): void => {
    if (ids.length === 0) return;
    for (const link of linksTo(tables, table)) {
      if (link.and === 'hangs') goDown(link.table, add(link.table, rowsWhere(link.table, link.column, ids)));
    }
  };
  const goUp = (table: string, rows: readonly AnyRow[]): void => {
    for (const [column, { refers }] of Object.entries(declarationOf(tables, table).columns)) {
      if (!refers) continue;
      const named = new Set(rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])));
      const there = closure.get(refers.to);
      const missing = [...named].filter((id) => !there?.has(id));
      if (missing.length === 0) continue;
      const found = rowsWhere(refers.to, 'id', missing);
      add(refers.to, found);
      goUp(refers.to, found);
    }
  };

  goDown(root.table, add(root.table, rowsWhere(root.table, 'id', [root.id])));
  for (const [table, rows] of [...closure]) goUp(table, [...rows.values()]);
  return closure;
}
