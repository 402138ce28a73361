import type { RetainedKind } from '../../shared/personal-data/contract.ts';
import { DATA_KINDS, DataKind, ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { openDossier } from '../dossier/read.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';

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

/** The day of the last meeting; null when there is none. */
export function lastMeeting(read: Reader): string | null {
  return (
    read.first(bareStatement<{ day: string | null }>('SELECT max(date) AS day FROM meeting', []))?.day ?? null
  );
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
  const rows = read.all(bareStatement<{ id: string; day: string }>(HELD[kind], []));
  return { held: rows.length, ids: rows.filter(({ day }) => day < before).map(({ id }) => id) };
}

/** When nothing dates it, what is held is as old as the last meeting, or as the dossier. */
const LAST = `(SELECT coalesce((SELECT max(date) FROM meeting), (SELECT substr(createdAt, 1, 10) FROM dossier)))`;
const LAST_OF_PERSON = `coalesce(
  (SELECT max(meeting.date) FROM registration JOIN meeting ON meeting.id = registration.meetingId
   WHERE registration.personId = person.id), ${LAST})`;

/** Rows that hold something of each kind, and the day from which it is kept. */
const HELD: Readonly<Record<DataKind, string>> = {
  contact: `SELECT id, ${LAST_OF_PERSON} AS day FROM person WHERE email <> '' OR phone <> ''`,
  identity: `SELECT id, ${LAST_OF_PERSON} AS day FROM person WHERE familyName <> '${ERASED_NAME}'`,
  partners: `SELECT id, ${LAST} AS day FROM venue WHERE contactName || contactEmail || contactPhone <> ''
    UNION ALL SELECT id, ${LAST} FROM network WHERE leadName || leadEmail || leadPhone <> ''`,
  notes: `SELECT id, date AS day FROM meeting WHERE notes || contactName <> ''
    UNION ALL SELECT id, ${LAST} FROM venue WHERE notes <> ''
    UNION ALL SELECT id, ${LAST} FROM network WHERE notes <> ''`,
  history: `SELECT CAST(sequence AS TEXT) AS id, substr(at, 1, 10) AS day FROM history
    WHERE sequence IN (SELECT sequence FROM history_change)`,
};
