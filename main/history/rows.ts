import type { SqlValue } from '../dossier/database.ts';
import { quoted } from '../dossier/history.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader, Writer } from '../dossier/store.ts';
import type { RowChange } from './read.ts';

export type Row = Readonly<Record<string, SqlValue>>;

/** A row as a command left it or found it: null when it was not there. */
export interface Image {
  readonly table: string;
  readonly id: string;
  readonly row: Row | null;
}

export const after = (change: RowChange): Image => imageOf(change, change.after);
export const beforeOf = (change: RowChange): Image => imageOf(change, change.before);

function imageOf(change: RowChange, json: string | null): Image {
  return { table: change.tableName, id: change.rowId, row: json === null ? null : (JSON.parse(json) as Row) };
}

/** A row of any table that the history follows, as it is now. */
export function currentRow(read: Reader, { table, id }: Pick<Image, 'table' | 'id'>): Row | undefined {
  return read.first(bareStatement<Row>(`SELECT * FROM ${quoted(table)} WHERE id = ?`, [id]));
}

/** Whether a row is as an image of it: columns that came with a later version do not count. */
export function sameRow(current: Row | undefined, expected: Row | null): boolean {
  if (!current || !expected) return !current && !expected;
  return Object.entries(expected).every(([column, value]) => current[column] === value);
}

/** Gives a row the state of its image: adds, changes or deletes it. SQLite’s errors come through. */
export function restoreRow({ read, write }: { read: Reader; write: Writer }, image: Image): void {
  const table = quoted(image.table);
  if (!image.row) {
    write.run(bareStatement(`DELETE FROM ${table} WHERE id = ?`, [image.id]));
    return;
  }
  const columns = Object.keys(image.row);
  const values = Object.values(image.row);
  if (currentRow(read, image)) {
    const set = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    write.run(bareStatement(`UPDATE ${table} SET ${set} WHERE id = ?`, [...values, image.id]));
    return;
  }
  const names = columns.map(quoted).join(', ');
  const places = columns.map(() => '?').join(', ');
  write.run(bareStatement(`INSERT INTO ${table} (${names}) VALUES (${places})`, values));
}
