import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import type { SqlValue } from '../engine/dossier/database.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader, Writer } from '../engine/dossier/store.ts';
import type { RowChange } from './read.ts';

export type Row = Readonly<Record<string, SqlValue>>;

/** What reaches someone is empty where they are erased. */
const IS_REACH = /(?:email|phone)$/i;

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

/**
 * The columns of a row that differ from its image only by people who were erased since: they were taken out of the history,
 * and the row may name them still, or someone else of the same name.
 */
export function columnsErased(current: Row, expected: Row): string[] {
  return Object.entries(expected).flatMap(([column, value]) =>
    current[column] !== value && isErasedIn(value, current[column]) ? [column] : [],
  );
}

function isErasedIn(image: SqlValue, current: SqlValue | undefined): boolean {
  if (typeof image !== 'string' || typeof current !== 'string' || !image.includes(ERASED_NAME)) return false;
  const [first = '', ...rest] = image.split(ERASED_NAME);
  const last = rest.pop() ?? '';
  if (!current.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = current.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return current.endsWith(last) && current.length - last.length >= from;
}

/** Gives a row the state of its image: adds, changes or deletes it. SQLite’s errors come through. */
export function restoreRow({ read, write }: { read: Reader; write: Writer }, image: Image): void {
  const table = quoted(image.table);
  if (!image.row) {
    write.run(bareStatement(`DELETE FROM ${table} WHERE id = ?`, [image.id]));
    return;
  }
  const columns = Object.keys(image.row);
  const values = Object.entries(image.row).map(([column, value]) =>
    IS_REACH.test(column) && value === ERASED_NAME ? '' : value,
  );
  if (currentRow(read, image)) {
    if (columns.length === 0) return;
    const set = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    write.run(bareStatement(`UPDATE ${table} SET ${set} WHERE id = ?`, [...values, image.id]));
    return;
  }
  const names = columns.map(quoted).join(', ');
  const places = columns.map(() => '?').join(', ');
  write.run(bareStatement(`INSERT INTO ${table} (${names}) VALUES (${places})`, values));
}

/** The rows of any table that refer to a row. */
export function referringTo(read: Reader, { table: parent, id }: Pick<Image, 'table' | 'id'>): Image[] {
  const references = read.all(
    bareStatement<{ table: string; column: string }>(
      `SELECT t.name AS "table", f."from" AS column
       FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS f
       WHERE t.type = 'table' AND f."table" = ?`,
      [parent],
    ),
  );
  return references.flatMap(({ table, column }) =>
    read
      .all(bareStatement<Row>(`SELECT * FROM ${quoted(table)} WHERE ${quoted(column)} = ?`, [id]))
      .map((row) => ({ table, id: String(row.id), row })),
  );
}
