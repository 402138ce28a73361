import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { RegistrationsTables } from './table.ts';

const sql = sqlBuilder<RegistrationsTables & { person: { id: string; category: string } }>();

/** How many people are registered at each meeting, or at that one, cancelled registrations apart. */
export function registeredByMeeting(read: Reader, meetingId?: string): Map<string, number> {
  let registered = sql
    .selectFrom('registration')
    .select(({ fn }) => ['meetingId', fn.countAll<number>().as('people')])
    .where('status', '=', 'registered')
    .groupBy('meetingId');
  if (meetingId !== undefined) registered = registered.where('meetingId', '=', meetingId);
  const rows = read.all(registered);
  return new Map(rows.map(({ meetingId, people }) => [meetingId, people]));
}

/** Categories of those expected at these meetings. */
export function expectedCategories(read: Reader, meetingIds: readonly string[]): ReadonlySet<string> {
  const rows = read.all(
    sql
      .selectFrom('registration')
      .innerJoin('person', 'person.id', 'registration.personId')
      .select('person.category')
      .distinct()
      .where('registration.status', '=', 'registered')
      .where('registration.meetingId', 'in', [...meetingIds]),
  );
  return new Set(rows.map(({ category }) => category));
}
