import { notFound } from '../../shared/errors.ts';
import type { RegistrationAtMeeting } from '../../shared/registrations/contract.ts';
import type { Registration } from '../../shared/registrations/model.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { meetingById } from '../meetings/read.ts';
import { personById } from '../people/read.ts';
import type { RegistrationsTables } from './table.ts';

export const sql = sqlBuilder<RegistrationsTables>();

/** Everyone ever registered at a meeting, cancelled registrations included. */
export function registrationsOf(read: Reader, meetingId: string): Registration[] {
  return read
    .all(sql.selectFrom('registration').selectAll().where('meetingId', '=', meetingId))
    .map(({ remote, ...row }) => ({ ...row, remote: remote === 1 }));
}

/** Every registration of someone, cancelled registrations included. */
export function registrationsOfPerson(read: Reader, personId: string): Registration[] {
  return read
    .all(sql.selectFrom('registration').selectAll().where('personId', '=', personId))
    .map(({ remote, ...row }) => ({ ...row, remote: remote === 1 }));
}

/** The same with their meetings, the latest first. */
export function registrationsAtMeetings(read: Reader, personId: string): RegistrationAtMeeting[] {
  return registrationsOfPerson(read, personById(read, personId).id)
    .map((registration) => {
      const { title, date } = meetingById(read, registration.meetingId);
      return { ...registration, meeting: { title, date } };
    })
    .sort((a, b) => b.meeting.date.localeCompare(a.meeting.date));
}

/** Those who came in the place of someone, or were to, as they were named. */
export function representativesNamed(read: Reader): string[] {
  return read
    .all(sql.selectFrom('registration').select('representedBy').distinct().where('representedBy', '<>', ''))
    .map(({ representedBy }) => representedBy);
}

export function registrationById(read: Reader, id: string): Registration {
  const row = read.first(sql.selectFrom('registration').selectAll().where('id', '=', id));
  if (!row) throw notFound('Cette inscription');
  return { ...row, remote: row.remote === 1 };
}
