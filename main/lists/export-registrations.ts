import { ATTENDANCES } from '../../shared/registrations/attendance.ts';
import { csvForPeople } from '../../shared/text/csv.ts';
import { slug } from '../../shared/text/file-names.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier } from '../dossier/read.ts';
import { meetingById } from '../meetings/read.ts';
import type { JobContext } from '../operations.ts';
import { contactsOf, registrationsWithPeople } from '../registrations/registered-people.ts';
import { listWorkshops } from '../workshops/read.ts';

const HEADINGS = [
  'Nom',
  'Prénom',
  'Fonction',
  'Catégorie',
  'Établissement',
  'Courriel',
  'Téléphone',
  'Participation',
  'Atelier',
  'Inscription',
  'Pointage',
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
      remote ? 'à distance' : 'sur place',
      workshops.get(workshopId ?? '') ?? '',
      status === 'cancelled' ? 'annulée' : '',
      attendance === null ? '' : ATTENDANCES[attendance].one.toLowerCase(),
    ],
  );
  return files.offer(
    csvForPeople([HEADINGS, ...rows]),
    `inscriptions-${slug(title).slice(0, 60)}.csv`,
    'text/csv',
  );
}
