import { sql as rawSql } from 'kysely';
import type { HistoryEntry, HistoryFilter } from '../../shared/history/contract.ts';
import { matches } from '../../shared/text/matches.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import { tablesOf } from './words.ts';

export interface HistoryTables {
  history: {
    sequence: number;
    operation: string;
    author: string;
    at: string;
    description: string;
    /** 0 while it is in effect; else the sequence of the command that undid it, or 1 in the dossiers of former times. */
    undone: number;
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

export interface Page {
  readonly limit: number;
  /** The sequence from which to go on. */
  readonly before: number | null;
}

/** The latest commands that a filter lets through, and how many it does in all. */
export function listHistory(read: Reader, filter: HistoryFilter, { limit, before }: Page) {
  let rows = sql.selectFrom('history').select(['sequence', 'author', 'description']);
  if (filter.since) rows = rows.where('at', '>=', filter.since);
  if (filter.until) rows = rows.where('at', '<', filter.until);
  const { kind, thing, text } = filter;
  if (kind) rows = rows.where('sequence', 'in', changing(tablesOf(kind)));
  if (thing) rows = rows.where('sequence', 'in', concerning(thing));
  const found = read
    .all(rows.orderBy('sequence', 'desc'))
    .filter(({ author, description }) => text === '' || matches(text, [description, author]));
  const shown = found.filter(({ sequence }) => before === null || sequence < before).slice(0, limit);
  return {
    entries: entriesOf(
      read,
      shown.map(({ sequence }) => sequence),
    ),
    found: found.length,
  };
}

/** By their places, which SQLite takes as one value however many they are. */
function entriesOf(read: Reader, sequences: readonly number[]): HistoryEntry[] {
  const wanted = rawSql<number>`SELECT value FROM json_each(${JSON.stringify(sequences)})`;
  const page = entries.where(rawSql<boolean>`sequence IN (${wanted})`).orderBy('sequence', 'desc');
  return read.all(page).map(({ undone, changes, ...entry }) => ({
    ...entry,
    changes: changes ?? 0,
    undone: undone !== 0,
  }));
}

const changing = (tables: readonly string[]) =>
  sql.selectFrom('history_change').select('sequence').where('tableName', 'in', tables);

/** Commands that changed a row, or one whose image names it. */
const concerning = (id: string) =>
  sql
    .selectFrom('history_change')
    .select('sequence')
    .where((of) =>
      of.or([
        of('rowId', '=', id),
        of(of.fn('instr', [of.fn.coalesce('after', 'before'), of.val(id)]), '>', 0),
      ]),
    );

export function countHistory(read: Reader): number {
  const count = sql.selectFrom('history').select((of) => of.fn.countAll<number>().as('total'));
  return read.first(count)?.total ?? 0;
}

/** A command of the history by its place; undefined when there is none. */
export function entryAt(read: Reader, sequence: number) {
  return read.first(sql.selectFrom('history').selectAll().where('sequence', '=', sequence));
}

/** The commands that changed rows and are still in effect, the last one first. */
const inEffect = sql
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
  .limit(1);

/** What « Annuler » is about. */
export function lastDone(read: Reader) {
  return read.first(inEffect);
}

/** What « Rétablir » is about: the last command undone, unless something else was done since. */
export function lastUndone(read: Reader) {
  const undone = read.first(
    sql
      .selectFrom('history')
      .selectAll()
      .where('undone', '!=', 0)
      .orderBy('undone', 'desc')
      .orderBy('sequence')
      .limit(1),
  );
  const since =
    undone && read.first(inEffect.where('sequence', '>', Math.max(undone.undone, undone.sequence)));
  return since ? undefined : undone;
}

/** What a command changed, in order. */
export function changesOf(read: Reader, sequence: number): RowChange[] {
  return read.all(
    sql.selectFrom('history_change').selectAll().where('sequence', '=', sequence).orderBy('id'),
  );
}

/**
 * The deletions of rows by commands that are in effect, undoing and doing again left aside: the latest command first, its
 * changes from the last one. All of them, those of one command, or those of one row.
 */
export function deletionsInEffect(
  read: Reader,
  of: { sequence?: number; tableName?: string; rowId?: string } = {},
): RowChange[] {
  let rows = sql
    .selectFrom('history_change')
    .innerJoin('history', 'history.sequence', 'history_change.sequence')
    .selectAll('history_change')
    .where('after', 'is', null)
    .where('before', 'is not', null)
    .where('undone', '=', 0)
    .where('operation', 'not in', [UNDO, REDO]);
  if (of.sequence !== undefined) rows = rows.where('history_change.sequence', '=', of.sequence);
  if (of.tableName !== undefined) rows = rows.where('tableName', '=', of.tableName);
  if (of.rowId !== undefined) rows = rows.where('rowId', '=', of.rowId);
  return read.all(rows.orderBy('history_change.id', 'desc'));
}
