import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { RegistrationsTables } from './table.ts';

const sql = sqlBuilder<RegistrationsTables & { person: { id: string; category: string } }>();

/** How many people are registered at each meeting, cancelled registrations apart. */
export function registeredByMeeting(read: Reader): Map<string, number> {
  const rows = read.all(
    sql
      .selectFrom('registration')
      .select(({ fn }) => ['meetingId', fn.countAll<number>().as('people')])
      .where('status', '=', 'registered')
      .groupBy('meetingId'),
  );
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
