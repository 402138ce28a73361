import type { HistoryEntry } from '../../shared/history/contract.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';

export interface HistoryTables {
  history: {
    sequence: number;
    operation: string;
    author: string;
    at: string;
    description: string;
    undone: 0 | 1;
  };
  /** Images are the JSON of the row; no `before` when it was added, no `after` when it was deleted. */
  history_change: {
    id: number;
    sequence: number;
    tableName: string;
    rowId: string;
    before: string | null;
    after: string | null;
  };
}

export type RowChange = HistoryTables['history_change'];

export const sql = sqlBuilder<HistoryTables>();

export const UNDO = 'history.undo';
export const REDO = 'history.redo';

const entries = sql.selectFrom('history').select((of) => [
  'sequence',
  'operation',
  'author',
  'at',
  'description',
  'undone',
  of
    .selectFrom('history_change')
    .whereRef('history_change.sequence', '=', 'history.sequence')
    .select((count) => count.fn.countAll<number>().as('changes'))
    .as('changes'),
]);

/** The latest commands first, from before a sequence number when one is given. */
export function listHistory(read: Reader, limit: number, before: number | null): HistoryEntry[] {
  let page = entries.orderBy('sequence', 'desc').limit(limit);
  if (before !== null) page = page.where('sequence', '<', before);
  return read.all(page).map(({ undone, operation: _, changes, ...entry }) => ({
    ...entry,
    changes: changes ?? 0,
    undone: undone === 1,
  }));
}

export function countHistory(read: Reader): number {
  const count = sql.selectFrom('history').select((of) => of.fn.countAll<number>().as('total'));
  return read.first(count)?.total ?? 0;
}

/** A command of the history by its place; undefined when there is none. */
export function entryAt(read: Reader, sequence: number) {
  return read.first(sql.selectFrom('history').selectAll().where('sequence', '=', sequence));
}

/** The last command that changed rows and is still in effect: what « Annuler » is about. */
export function lastDone(read: Reader) {
  return read.first(
    sql
      .selectFrom('history')
      .selectAll()
      .where('undone', '=', 0)
      .where('operation', 'not in', [UNDO, REDO])
      .where((of) =>
        of.exists(
          of
            .selectFrom('history_change')
            .select('id')
            .whereRef('history_change.sequence', '=', 'history.sequence'),
        ),
      )
      .orderBy('sequence', 'desc')
      .limit(1),
  );
}

/** The command that « Rétablir » is about: the first of those undone after the last one in effect. */
export function firstUndone(read: Reader) {
  const last = lastDone(read)?.sequence ?? 0;
  return read.first(
    sql
      .selectFrom('history')
      .selectAll()
      .where('undone', '=', 1)
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(1),
  );
}

/** What a command changed, in order. */
export function changesOf(read: Reader, sequence: number): RowChange[] {
  return read.all(
    sql.selectFrom('history_change').selectAll().where('sequence', '=', sequence).orderBy('id'),
  );
}

/** Which rows of a table changed after a change of the history (0 for all there is), and the last change there is now. */
export function rowsChangedAfter(read: Reader, change: number, tableName: string) {
  const last =
    read.first(sql.selectFrom('history_change').select((of) => of.fn.max('id').as('last')))?.last ?? 0;
  if (last === change) return { last, rowIds: [] };
  const rows = sql
    .selectFrom('history_change')
    .select('rowId')
    .distinct()
    .where('id', '>', change)
    .where('tableName', '=', tableName);
  return { last, rowIds: read.all(rows).map(({ rowId }) => rowId) };
}
