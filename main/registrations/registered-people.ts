import { sql as raw } from 'kysely';
import type { Person } from '../../shared/people/model.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { isFromAfar } from '../../shared/registrations/turnout.ts';
import { sortedByName } from '../../shared/text/collation.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { PeopleTables } from '../people/table.ts';
import type { RegistrationsTables } from './table.ts';

type Shown = Pick<Person, 'familyName' | 'givenName' | 'category' | 'function' | 'organisation'>;

/** What a list on paper or a count says of someone registered. */
export interface RegisteredPerson extends Shown {
  readonly meetingId: string;
  readonly workshopId: string | null;
  readonly fromAfar: boolean;
}

const sql = sqlBuilder<RegistrationsTables & PeopleTables>();

/** Every registration at a meeting, or those of `ids` alone, with its person, cancelled ones included, in French order. */
export function registrationsWithPeople(
  read: Reader,
  meetingId: string,
  ids?: readonly string[],
): RegistrationOfPerson[] {
  const all = sql
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.personId')
    .select(['registration.id', 'personId', 'status', 'origin', 'remote', 'attendance', 'attendanceAt'])
    .select(['representedBy', 'workshopId', 'civility', 'familyName', 'givenName', 'category'])
    .select(['person.function as inOffice', 'organisation', 'pmr']);
  const asked = ids
    ? all
        .where('registration.id', 'in', raw<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
        // Else SQLite goes through the whole meeting (https://www.sqlite.org/optoverview.html, the unary « + »).
        .where(raw<string>`+"meetingId"`, '=', meetingId)
    : all.where('meetingId', '=', meetingId);
  const registrations = read.all(asked).map((row) => {
    const { remote, civility, familyName, givenName, category, inOffice, organisation, pmr, ...rest } = row;
    return {
      ...rest,
      remote: remote === 1,
      person: {
        ...{ id: row.personId, civility, familyName, givenName, category, organisation },
        ...{ function: inOffice, pmr: pmr === 1 },
      },
    };
  });
  return sortedByName(registrations, ({ person }) => person);
}

/** How to reach those registered at a meeting, by their identifier. */
export function contactsOf(
  read: Reader,
  meetingId: string,
): Map<string, Pick<Person, 'id' | 'email' | 'phone'>> {
  const rows = read.all(
    sql
      .selectFrom('person')
      .innerJoin('registration', 'registration.personId', 'person.id')
      .select(['person.id', 'email', 'phone'])
      .where('meetingId', '=', meetingId),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The electronic addresses of these registrations, by their own identifiers. */
export function addressesOf(read: Reader, ids: readonly string[]): { id: string; email: string }[] {
  return read.all(
    sql
      .selectFrom('registration')
      .innerJoin('person', 'person.id', 'registration.personId')
      .select(['registration.id', 'email'])
      .where('registration.id', 'in', [...ids]),
  );
}

/** Everyone registered at these meetings, cancelled registrations apart; in no particular order. */
export function registeredPeople(read: Reader, meetingIds: readonly string[]): RegisteredPerson[] {
  const rows = read.all(
    sql
      .selectFrom('registration')
      .innerJoin('person', 'person.id', 'registration.personId')
      .select([
        'registration.meetingId',
        'registration.workshopId',
        'registration.remote',
        'registration.attendance',
        'person.familyName',
        'person.givenName',
        'person.category',
        'person.function',
        'person.organisation',
      ])
      .where('registration.status', '=', 'registered')
      .where('registration.meetingId', 'in', [...meetingIds]),
  );
  return rows.map(({ remote, attendance, ...person }) => ({
    ...person,
    fromAfar: isFromAfar({ remote: remote === 1, attendance }),
  }));
}
