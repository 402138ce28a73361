import { AppError } from '../../shared/errors.ts';
import { counted } from '../../shared/text/numbers.ts';
import type { School } from '../../shared/venues/model.ts';
import type { JobContext } from '../engine/operations.ts';
import { directoryColumns } from './directory-columns.ts';
import { rowsOfFile } from './directory-file.ts';
import { directoryRow } from './directory-row.ts';
import { keepSchools } from './schools.ts';

/** Refused rows shown at most; the others are counted. */
const FAULTS_SHOWN = 100;
/** The whole country is 70,000 schools and 60 MB: what is much larger is something else. */
const LIMITS = { schools: 200_000, bytes: 150 * 1024 ** 2 };

/**
 * Adds an official directory to the one that the dossier keeps: a school that was known takes what the file says of it, the
 * others stay, so that collèges and lycées may come in two files. A faulty row is set aside and does not stop the others.
 */
export async function importDirectory(context: JobContext, { file }: { file: string }) {
  const received = context.files.received(file);
  const { size } = received;
  if (size > LIMITS.bytes) throw tooLarge();
  const schools: School[] = [];
  const faults: { line: number; reason: string }[] = [];
  let refused = 0;
  const rows = rowsOfFile(received, {
    signal: context.signal,
    onBytes: (read) => context.progress({ done: read, total: size, label: 'Lecture de l’annuaire' }),
  });
  const { value: headings } = await rows.next();
  const columns = directoryColumns(headings?.cells ?? []);
  for await (const { line, cells } of rows) {
    const row = directoryRow(cells, columns);
    if (schools.length > LIMITS.schools) throw tooLarge();
    if ('school' in row) schools.push(row.school);
    else if ('reason' in row) {
      refused += 1;
      if (faults.length < FAULTS_SHOWN) faults.push({ line, reason: row.reason });
    }
  }
  const distinct = withoutRepeats(schools);
  if (distinct.length === 0) {
    throw new AppError(
      'empty-directory',
      'Ce fichier ne contient aucun établissement ouvert. L’annuaire du dossier n’a pas changé.',
    );
  }
  context.progress({ done: size, total: size, label: 'Enregistrement de l’annuaire' });
  await context.commit(
    `Annuaire des établissements importé\u00a0: ${counted(distinct.length, 'établissement', 'établissements')}`,
    ({ write }) => keepSchools(write, distinct),
  );
  return { imported: distinct.length, refused, faults };
}

const tooLarge = () =>
  new AppError(
    'directory-too-large',
    'Ce fichier est bien plus grand que l’annuaire du pays entier. L’annuaire du dossier n’a pas changé. Téléchargez l’annuaire sur data.education.gouv.fr, au format CSV.',
  );

/** Several structures share a UAI and are kept; the same one written twice is not. */
function withoutRepeats(schools: readonly School[]): School[] {
  const byIdentity = new Map(
    schools.map((school) => [`${school.uai}|${school.name}|${school.kind}`, school]),
  );
  return [...byIdentity.values()];
}
