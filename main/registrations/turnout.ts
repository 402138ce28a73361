import {
  type Attendee,
  attendeesOf,
  type Known,
  nameKey,
  turnoutOf,
} from '../../shared/registrations/turnout.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { meetingById } from '../meetings/read.ts';
import type { PeopleTables } from '../people/table.ts';
import type { RegistrationsTables } from './table.ts';

const sql = sqlBuilder<RegistrationsTables & PeopleTables>();

const CAME = ['present', 'remote', 'represented'] as const;

/**
 * Who came to these meetings, as the one rule of `shared` has it. Of those who did not come, only the ones are read who
 * are registered where someone was represented, and may be the representative.
 */
export function attendeesAt(read: Reader, meetingIds: readonly string[]): Attendee[] {
  const whereRepresented = sql
    .selectFrom('registration as other')
    .select('other.meetingId')
    .where('other.attendance', '=', 'represented');
  const registrations = read.all(
    sql
      .selectFrom('registration')
      .innerJoin('person', 'person.id', 'registration.personId')
      .select([
        'registration.id',
        'registration.personId',
        'registration.meetingId',
        'registration.status',
        'registration.attendance',
        'registration.representedBy',
        'person.category',
      ])
      .where('registration.status', '=', 'registered')
      .where('registration.meetingId', 'in', [...meetingIds])
      .where(({ eb, or }) =>
        or([eb('registration.attendance', 'in', CAME), eb('registration.meetingId', 'in', whereRepresented)]),
      ),
  );
  return attendeesOf(registrations, namesakes(read));
}

/** How many people came to a meeting, and of which categories. */
export function turnoutAt(read: Reader, meetingId: string) {
  const { people, categories } = turnoutOf(attendeesAt(read, [meetingById(read, meetingId).id]));
  return { people, categories: [...categories].map(([id, count]) => ({ id, people: count })) };
}

/** Those whom the dossier knows under a name; everyone’s is read once, when the first is asked. */
function namesakes(read: Reader): (name: string) => readonly Known[] {
  let byName: Map<string, Known[]> | undefined;
  return (name) => {
    byName ??= Map.groupBy(
      read.all(sql.selectFrom('person').select(['id', 'category', 'familyName', 'givenName'])),
      ({ familyName, givenName }) => nameKey(`${familyName} ${givenName}`),
    );
    return byName.get(name) ?? [];
  };
}
