import type { Speech } from '../../shared/declared/in-words.ts';
import type { SqlValue } from '../engine/dossier/database.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { currentRow, type Row } from '../history/rows.ts';
import type { DeletedRow } from './deletions.ts';
import type { TableRules } from './schema.ts';
import type { Obstacle } from './words.ts';

type Adapted =
  /** `missing` names what it no longer refers to. */
  { readonly row: Row; readonly missing: readonly string[] } | { readonly obstacle: Obstacle };

/** A row as it can be added now: without what it referred to that is gone, if it can do without. */
export function adapted(
  read: Reader,
  deleted: DeletedRow,
  { references, unique }: TableRules,
  { nameOf }: Speech,
): Adapted {
  const row: Record<string, SqlValue> = { ...deleted.row };
  const missing: string[] = [];
  for (const { column, table, required } of references) {
    const id = row[column];
    if (typeof id !== 'string' || currentRow(read, { table, id })) continue;
    const name = nameOf(table, id);
    if (required) return { obstacle: { missing: name } };
    row[column] = null;
    missing.push(name);
  }
  const taken = unique.some((columns) => isTaken(read, deleted, columns));
  return taken ? { obstacle: { missing: null } } : { row, missing };
}

function isTaken(read: Reader, { table, id, row }: DeletedRow, columns: readonly string[]): boolean {
  const same = columns.map((column) => `${quoted(column)} = ?`).join(' AND ');
  const values = columns.map((column) => row[column] ?? null);
  const others = `SELECT id FROM ${quoted(table)} WHERE ${same} AND id <> ? LIMIT 1`;
  return read.first(bareStatement(others, [...values, id])) !== undefined;
}
