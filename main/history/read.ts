import { sql as rawSql } from 'kysely';
import { tablesOfKind } from '../../shared/declared/walk.ts';
import type { HistoryEntry, HistoryFilter, Typing } from '../../shared/history/contract.ts';
import { matches } from '../../shared/text/matches.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { EngineTables } from '../engine/dossier/table.ts';

export type HistoryTables = Pick<EngineTables, 'history' | 'history_change'>;
export type RowChange = EngineTables['history_change'];

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
  const { kind, thing, text } = filter;
  let rows = sql.selectFrom('history').where('joins', 'is', null);
  if (filter.since) rows = rows.where('at', '>=', filter.since);
  if (filter.until) rows = rows.where('at', '<', filter.until);
  if (kind) rows = rows.where('sequence', 'in', changing(tablesOfKind(read.tables, kind)));
  if (thing) rows = rows.where('sequence', 'in', concerning(thing));
  const latest = rows.orderBy('sequence', 'desc');
  if (text === '') {
    const count = read.first(rows.select((of) => of.fn.countAll<number>().as('found')));
    const page = before === null ? latest : latest.where('sequence', '<', before);
    const shown = read.all(page.select('sequence').limit(limit));
    return { entries: entriesOf(read, shown), found: count?.found ?? 0 };
  }
  const found = read
    .all(latest.select(['sequence', 'author', 'description']))
    .filter(({ author, description }) => matches(text, [description, author]));
  const shown = found.filter(({ sequence }) => before === null || sequence < before).slice(0, limit);
  return { entries: entriesOf(read, shown), found: found.length };
}

/** By their places, which SQLite takes as one value however many they are. */
function entriesOf(read: Reader, shown: readonly { readonly sequence: number }[]): HistoryEntry[] {
  const places = JSON.stringify(shown.map(({ sequence }) => sequence));
  const wanted = rawSql<number>`SELECT value FROM json_each(${places})`;
  const saves = new Map(
    read.all(savesOf.where(rawSql<boolean>`joins IN (${wanted})`)).map((row) => [row.joins, row]),
  );
  const page = entries.where(rawSql<boolean>`sequence IN (${wanted})`).orderBy('sequence', 'desc');
  return read.all(page).map(({ undone, changes, ...entry }) => ({
    ...entry,
    changes: changes ?? 0,
    undone: undone !== 0,
    ...typedIn(entry, saves.get(entry.sequence)),
  }));
}

/** How many saves joined each entry, and the last of them. */
const savesOf = sql
  .selectFrom('history')
  .select((of) => ['joins', of.fn.countAll<number>().as('saves'), of.fn.max('at').as('last')])
  .groupBy('joins');

/** How long someone typed what an entry tells; nothing of a single command. */
export function typingOf(read: Reader, entry: { sequence: number; at: string }): { typing?: Typing } {
  return typedIn(entry, read.first(savesOf.where('joins', '=', entry.sequence)));
}

function typedIn(
  { at }: { at: string },
  joined: { readonly saves: number; readonly last: string } | undefined,
): { typing?: Typing } {
  if (!joined) return {};
  const minutes = Math.max(1, Math.ceil((Date.parse(joined.last) - Date.parse(at)) / 60_000));
  return { typing: { minutes, saves: joined.saves + 1 } };
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
  const count = sql
    .selectFrom('history')
    .where('joins', 'is', null)
    .select((of) => of.fn.countAll<number>().as('total'));
  return read.first(count)?.total ?? 0;
}

/** A command of the history by its place, or the entry that it joined; undefined when there is none. */
export function entryAt(read: Reader, sequence: number) {
  const row = read.first(sql.selectFrom('history').selectAll().where('sequence', '=', sequence));
  return row?.joins == null ? row : entryOf(read, row.joins);
}

const entryOf = (read: Reader, sequence: number) =>
  read.first(sql.selectFrom('history').selectAll().where('sequence', '=', sequence));

/** The last command, or save, that changed rows and is still in effect. */
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
        .where(rawSql<boolean>`history_change.sequence = coalesce(history.joins, history.sequence)`),
    ),
  )
  .orderBy('sequence', 'desc')
  .limit(1);

/** What « Annuler » is about. */
export function lastDone(read: Reader) {
  const last = read.first(inEffect);
  return last?.joins == null ? last : entryOf(read, last.joins);
}

/** What « Rétablir » is about: the last command undone, unless something else was done since. */
export function lastUndone(read: Reader) {
  const undone = read.first(
    sql
      .selectFrom('history')
      .selectAll()
      // As a literal, so that its index is used.
      .where(rawSql<boolean>`undone <> 0`)
      .where('joins', 'is', null)
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
