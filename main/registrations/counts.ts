import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { RegistrationsTables } from './tables.ts';

const sql = sqlBuilder<RegistrationsTables>();

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
