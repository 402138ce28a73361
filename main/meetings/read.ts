import { notFound } from '../../shared/errors.ts';
import { schedule } from '../../shared/meetings/agenda.ts';
import type { AgendaItem, Meeting, Speaker } from '../../shared/meetings/model.ts';
import { compareFrench } from '../../shared/text/collation.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { MeetingsTables } from './table.ts';

export const sql = sqlBuilder<MeetingsTables>();

/** Every meeting, in the order of the calendar. */
export function listMeetings(read: Reader): Meeting[] {
  const meetings: Meeting[] = read.all(
    sql.selectFrom('meeting').selectAll().orderBy('date').orderBy('startTime').orderBy('id'),
  );
  // SQLite would put « Écoles » after Z, and « Rencontre 10 » before « Rencontre 9 ».
  return meetings.sort(
    (a, b) => compare(a.date, b.date) || compare(a.startTime, b.startTime) || compareFrench(a.title, b.title),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function meetingById(read: Reader, id: string): Meeting {
  const meeting = read.first(sql.selectFrom('meeting').selectAll().where('id', '=', id));
  if (!meeting) throw notFound('Cette rencontre');
  return meeting;
}

/** The déroulé of a meeting, each item with its hours. */
export function agendaOf(read: Reader, meeting: Pick<Meeting, 'id' | 'startTime'>): AgendaItem[] {
  const items = read.all(
    sql
      .selectFrom('agenda_item')
      .select(['id', 'kind', 'title', 'durationMinutes', 'details'])
      .where('meetingId', '=', meeting.id)
      .orderBy('position'),
  );
  return schedule(meeting.startTime, items);
}

/** Who opens, debates, witnesses and closes at a meeting; of every meeting when none is given. */
export function speakersOf(read: Reader, meetingId?: string): Speaker[] {
  let found = sql.selectFrom('speaker').selectAll();
  if (meetingId !== undefined) found = found.where('meetingId', '=', meetingId);
  return read
    .all(found.orderBy('meetingId').orderBy('position').orderBy('id'))
    .map(({ byVideo, position: _, meetingId: __, ...speaker }) => ({ ...speaker, byVideo: byVideo === 1 }));
}
