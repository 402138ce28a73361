import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { RegistrationsTables } from './tables.ts';

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

/** Registrations of the whole dossier, cancelled ones apart, how many of them came, and the categories they are of. */
export function registrationTotals(read: Reader): {
  registered: number;
  present: number;
  categories: ReadonlySet<string>;
} {
  const byCategory = read.all(
    sql
      .selectFrom('registration')
      .innerJoin('person', 'person.id', 'registration.personId')
      .select(({ fn, eb }) => [
        'person.category as category',
        fn.countAll<number>().as('registered'),
        fn
          .sum<number>(
            eb.case().when('registration.attendance', 'in', ['present', 'remote']).then(1).else(0).end(),
          )
          .as('present'),
      ])
      .where('registration.status', '=', 'registered')
      .groupBy('person.category'),
  );
  return {
    registered: byCategory.reduce((sum, one) => sum + one.registered, 0),
    present: byCategory.reduce((sum, one) => sum + one.present, 0),
    categories: new Set(byCategory.map(({ category }) => category)),
  };
}
