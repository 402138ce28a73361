import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { attendanceInWords } from '../../shared/registrations/attendance.ts';
import {
  participationInWords,
  REGISTRATION_FIELDS,
  REGISTRATION_STATES,
} from '../../shared/registrations/words.ts';
import { csvForPeople } from '../../shared/text/csv.ts';
import { slug } from '../../shared/text/file-names.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import { meetingById } from '../meetings/read.ts';
import { contactsOf, registrationsWithPeople } from '../registrations/registered-people.ts';
import { listWorkshops } from '../workshops/read.ts';

const HEADINGS = [
  PERSON_FIELDS.familyName,
  PERSON_FIELDS.givenName,
  PERSON_FIELDS.function,
  PERSON_FIELDS.category,
  PERSON_FIELDS.organisation,
  PERSON_FIELDS.email,
  PERSON_FIELDS.phone,
  REGISTRATION_FIELDS.remote,
  REGISTRATION_FIELDS.workshopId,
  REGISTRATION_FIELDS.status,
  REGISTRATION_FIELDS.attendance,
];

/** Everyone registered at a meeting, as a list that a French Excel opens by double click. */
export async function exportRegistrations(
  { read, files }: JobContext,
  { meetingId }: { meetingId: string },
): Promise<FileRef> {
  const { title } = meetingById(read, meetingId);
  const categories = new Map(openDossier(read).campaign.categories.map(({ id, title: name }) => [id, name]));
  const workshops = new Map(listWorkshops(read, meetingId).map(({ id, title: name }) => [id, name]));
  const contacts = contactsOf(read, meetingId);
  const rows = registrationsWithPeople(read, meetingId).map(
    ({ person, remote, workshopId, status, attendance }) => [
      person.familyName,
      person.givenName,
      person.function,
      categories.get(person.category) ?? person.category,
      person.organisation,
      contacts.get(person.id)?.email ?? '',
      contacts.get(person.id)?.phone ?? '',
      participationInWords(remote),
      workshops.get(workshopId ?? '') ?? '',
      status === 'cancelled' ? REGISTRATION_STATES.cancelled : '',
      attendance === null ? '' : attendanceInWords(attendance),
    ],
  );
  return files.offer(
    csvForPeople([HEADINGS, ...rows]),
    `inscriptions-${slug(title).slice(0, 60)}.csv`,
    'text/csv',
  );
}
