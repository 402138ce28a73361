import type { ErasedKind, Tables } from '../../shared/declared/table.ts';
import { columnsOfKind, declarationOf, hangingOn, tablesHolding } from '../../shared/declared/walk.ts';
import type { FarMeeting, RetainedKind } from '../../shared/personal-data/contract.ts';
import { DATA_KINDS, DataKind, ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { openDossier } from '../engine/dossier/read.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';

/** What is due of one kind: its rows, or the actions of the history. */
export interface Due {
  readonly held: number;
  /** Identifiers of people, of venues and networks, of what bears notes; sequence numbers of actions. */
  readonly ids: readonly string[];
}

/** The day, `2020-10-14`, before which what happened has been kept `months` long. */
export function cutoff(today: string, months: number): string {
  const day = new Date(today);
  const dayOfMonth = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(dayOfMonth, last));
  return day.toISOString().slice(0, 10);
}

export function retentionOf(read: Reader): Record<DataKind, number> {
  const rows = read.all(
    bareStatement<{ kind: string; months: number }>('SELECT kind, months FROM retention', []),
  );
  const changed = new Map(rows.map(({ kind, months }) => [kind, months]));
  return Object.fromEntries(
    DataKind.options.map((kind) => [kind, changed.get(kind) ?? DATA_KINDS[kind].months]),
  ) as Record<DataKind, number>;
}

/** The day of the last meeting that was not cancelled; null when there is none. */
export function lastMeeting(read: Reader): string | null {
  return read.first(bareStatement<{ day: string | null }>(`SELECT ${LAST_MEETING} AS day`, []))?.day ?? null;
}

/** Meetings so far ahead that their date may be a slip, each of which keeps what is counted from it from being due. */
export function farMeetings(read: Reader, now: string): FarMeeting[] {
  const far = `SELECT id, title, date FROM meeting WHERE ${IS_MEANT} AND date > ? ORDER BY date, id`;
  return read.all(bareStatement<FarMeeting>(far, [cutoff(dayOf(read, now), -CREDIBLE_MONTHS)]));
}

/** The day it is for a dossier: a sample has its own. */
export function dayOf(read: Reader, now: string): string {
  return openDossier(read).referenceDate ?? now.slice(0, 10);
}

/** What each kind holds, and how much of it is due. */
export function retained(read: Reader, now: string): RetainedKind[] {
  const months = retentionOf(read);
  const today = dayOf(read, now);
  return DataKind.options.map((kind) => {
    const { held, ids } = dueOf(read, kind, cutoff(today, months[kind]));
    return { kind, months: months[kind], held, due: ids.length };
  });
}

/** What is due of a kind, `before` being the day from which it is kept. */
export function dueOf(read: Reader, kind: DataKind, before: string): Due {
  const rows = read.all(bareStatement<{ id: string; day: string }>(heldOf(read.tables, kind), []));
  return { held: rows.length, ids: rows.filter(({ day }) => day < before).map(({ id }) => id) };
}

/** Months ahead of today in which a meeting is credible. */
const CREDIBLE_MONTHS = 12;

/** Nobody came, nor will come, to one that was cancelled. */
const IS_MEANT = `meeting.state <> 'cancelled'`;
const LAST_MEETING = `(SELECT max(date) FROM meeting WHERE ${IS_MEANT})`;

/** When nothing dates it, what is held is as old as the last meeting, or as the dossier. */
const LAST = `coalesce(${LAST_MEETING}, (SELECT substr(createdAt, 1, 10) FROM dossier))`;

/** The day of a meeting; of one that was cancelled or deleted, the last one’s when that is earlier. */
const dayOfMeeting = (id: string): string => `coalesce(
  (SELECT CASE WHEN ${IS_MEANT} THEN date ELSE min(date, ${LAST}) END FROM meeting WHERE id = ${id}),
  (SELECT min(json_extract(before, '$.date'), ${LAST}) FROM history_change
   WHERE tableName = 'meeting' AND rowId = ${id} AND after IS NULL ORDER BY history_change.id DESC LIMIT 1), ${LAST})`;

const parentOf = (
  table: string,
  column: string,
): string => `coalesce((SELECT ${column} FROM ${table} WHERE id = held.id),
  (SELECT json_extract(before, '$.${column}') FROM history_change
   WHERE tableName = '${table}' AND rowId = held.id AND after IS NULL ORDER BY history_change.id DESC LIMIT 1))`;

const LAST_OF_PERSON = `coalesce((SELECT max(meeting.date) FROM registration
    JOIN meeting ON meeting.id = registration.meetingId
    WHERE registration.personId = held.id AND ${IS_MEANT}), ${LAST})`;

/** The day from which a row of a table is kept: that of the meeting on which it hangs, if it hangs on one. */
function dayIn(tables: Tables, table: string): string {
  if (table === 'person') return LAST_OF_PERSON;
  if (table === 'meeting') return dayOfMeeting('held.id');
  const columns = Object.entries(declarationOf(tables, table).columns);
  const meeting = columns.find(([, { refers }]) => refers?.to === 'meeting' && refers.and === 'hangs');
  return meeting ? dayOfMeeting(parentOf(table, meeting[0])) : LAST;
}

/** What says who someone is, in what hangs on them as a registration does, is erased with them. */
function tablesByThemselves(tables: Tables, kind: ErasedKind): string[] {
  if (kind !== 'identity' && kind !== 'contact') return tablesHolding(tables, kind);
  const ofPeople = new Set(hangingOn(tables, 'person').map(({ table }) => table));
  return tablesHolding(tables, kind).filter((table) => !ofPeople.has(table));
}

/** Rows that hold something of a kind, or did, those of the trash included, and the day from which it is kept. */
function heldOf(tables: Tables, kind: DataKind): string {
  if (kind === 'history') {
    return `SELECT CAST(sequence AS TEXT) AS id, substr(at, 1, 10) AS day FROM history
      WHERE sequence IN (SELECT sequence FROM history_change)`;
  }
  return tablesByThemselves(tables, kind)
    .map((table) => heldIn(tables, table, kind))
    .join(' UNION ALL ');
}

function heldIn(tables: Tables, table: string, kind: ErasedKind): string {
  const all = columnsOfKind(tables, table, kind);
  // A name that is required tells by itself whether a row was erased.
  const required = all.filter(([, erased]) => erased === ERASED_NAME);
  const columns = required.length > 0 ? required : all;
  const held = (value: (column: string) => string) =>
    columns.map(([column, erased]) => `${value(column)} <> ${sqlValue(erased)}`).join(' OR ');
  // What a change found: what it left is there, or was found by the next one.
  const former = held((column) => `json_extract(before, '$.${column}')`);
  return `SELECT held.id, ${dayIn(tables, table)} AS day FROM (
    SELECT id FROM ${table} WHERE ${held((column) => column)}
    UNION SELECT rowId FROM history_change WHERE tableName = '${table}' AND (${former})
  ) AS held`;
}

const sqlValue = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value}'`;
