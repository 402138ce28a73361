import { linksTo } from '../../../shared/declared/walk.ts';
import { quoted } from './history.ts';
import { bareStatement } from './sql.ts';
import type { Reader } from './store.ts';

/** How many rows of the table `by` name each row of a table, by the identifier of the row that is named. */
export function usesOf(read: Reader, table: string, by: string): Map<string, number> {
  const uses = new Map<string, number>();
  for (const link of linksTo(read.tables, table)) {
    if (link.table !== by) continue;
    const column = quoted(link.column);
    const counted = `SELECT ${column} AS id, count(*) AS rows FROM ${quoted(by)} WHERE ${column} IS NOT NULL GROUP BY ${column}`;
    for (const { id, rows } of read.all(bareStatement<{ id: string; rows: number }>(counted, []))) {
      uses.set(id, (uses.get(id) ?? 0) + rows);
    }
  }
  return uses;
}
