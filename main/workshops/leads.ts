import { awaitedElsewhere, type Elsewhere, type Led } from '../../shared/workshops/leads.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { MeetingsTables } from '../meetings/table.ts';
import type { WorkshopsTables } from './table.ts';

const sql = sqlBuilder<WorkshopsTables & MeetingsTables>();

/** By workshop, who is awaited elsewhere at that time: of the workshops of a meeting at least, of all when none is given. */
export function elsewhereByWorkshop(read: Reader, meetingId?: string): Map<string, Elsewhere[]> {
  return awaitedElsewhere(ledWorkshops(read, meetingId));
}

/** By meeting, the same: of that one at least, of all when none is given. */
export function elsewhereByMeeting(read: Reader, meetingId?: string): Map<string, Elsewhere[]> {
  const led = ledWorkshops(read, meetingId);
  const elsewhere = awaitedElsewhere(led);
  if (elsewhere.size === 0) return new Map();
  const byMeeting = Map.groupBy(led, ({ meeting }) => meeting.id);
  return new Map(
    [...byMeeting].map(([id, workshops]) => [id, workshops.flatMap((one) => elsewhere.get(one.id) ?? [])]),
  );
}

/** The workshops that someone leads or reports on: those of the day of a meeting, of every day when none is given. */
function ledWorkshops(read: Reader, meetingId?: string): Led[] {
  let led = sql
    .selectFrom('workshop')
    .innerJoin('meeting', 'meeting.id', 'workshop.meetingId')
    .select([
      ...(['workshop.id', 'workshop.title', 'facilitator', 'rapporteur'] as const),
      ...([
        'meetingId',
        'meeting.title as meetingTitle',
        'state',
        'date',
        'startTime',
        'endTime',
        'zone',
      ] as const),
    ])
    .where(({ eb, or }) => or([eb('facilitator', '!=', ''), eb('rapporteur', '!=', '')]))
    .orderBy('meeting.date')
    .orderBy('meeting.startTime')
    .orderBy('meetingId')
    .orderBy('position')
    .orderBy('workshop.id');
  if (meetingId !== undefined) {
    const day = sql.selectFrom('meeting as own').select('own.date').where('own.id', '=', meetingId);
    led = led.where('meeting.date', '=', day);
  }
  return read
    .all(led)
    .map(({ id, title, facilitator, rapporteur, meetingId: of, meetingTitle, ...timed }) => ({
      ...{ id, title, facilitator, rapporteur },
      meeting: { ...timed, id: of, title: meetingTitle },
    }));
}
