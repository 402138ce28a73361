import { PERSON_FIELDS as FIELDS } from '../../shared/people/words.ts';
import { csvForPeople } from '../../shared/text/csv.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import { listPeople } from './read.ts';

const HEADINGS = [
  FIELDS.civility,
  FIELDS.familyName,
  FIELDS.givenName,
  FIELDS.function,
  FIELDS.category,
  FIELDS.mandate,
  FIELDS.organisation,
  FIELDS.uai,
  FIELDS.network,
  FIELDS.email,
  FIELDS.phone,
  FIELDS.minor,
  FIELDS.pmr,
];

/** Everyone of the dossier, as a list that a French Excel opens by double click, under headings that an import knows. */
export async function exportPeople({ read, files }: JobContext): Promise<FileRef> {
  const categories = new Map(openDossier(read).campaign.categories.map(({ id, title }) => [id, title]));
  const rows = listPeople(read).map((person) => [
    person.civility,
    person.familyName,
    person.givenName,
    person.function,
    categories.get(person.category) ?? person.category,
    person.mandate,
    person.organisation,
    person.uai,
    person.network,
    person.email,
    person.phone,
    person.minor ? 'oui' : '',
    person.pmr ? 'oui' : '',
  ]);
  return files.offer(csvForPeople([HEADINGS, ...rows]), 'personnes.csv', 'text/csv');
}
