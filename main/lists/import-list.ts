import { AppError } from '../../shared/errors.ts';
import type { ImportedFile, ImportRequest } from '../../shared/people/import.ts';
import { requestFault } from '../../shared/people/import-fields.ts';
import { suggestMapping } from '../../shared/people/suggest-mapping.ts';
import type { JobContext } from '../engine/operations.ts';
import { meetingById } from '../meetings/read.ts';
import type { SpreadsheetReader } from '../spreadsheets/reader.ts';
import { peopleTable, readRows } from './import-plan.ts';

/** Rows of a list shown beside its columns. */
const SAMPLES = 3;
/** Rows from which the columns are guessed. */
const LOOKED_AT = 50;

interface ChosenFile {
  readonly file: string;
  readonly sheet: string | null;
}

/** What is in a list, and a first guess of its columns. */
export async function readPeopleFile(
  spreadsheets: SpreadsheetReader,
  context: JobContext,
  chosen: ChosenFile,
): Promise<ImportedFile> {
  const { name } = context.files.received(chosen.file);
  const table = await tableOf(spreadsheets, context, chosen);
  const { headings, rows } = peopleTable(table);
  if (rows.length === 0) throw onlyHeadings();
  const looked = rows.slice(0, LOOKED_AT).map(({ cells }) => cells);
  return {
    name,
    sheets: [...table.sheets],
    sheet: table.sheet,
    hidden: table.hidden,
    rows: rows.length,
    columns: headings.map((title, column) => ({
      title,
      samples: looked.flatMap((cells) => cells[column]?.trim() || []).slice(0, SAMPLES),
    })),
    mapping: suggestMapping(headings, looked),
  };
}

/** The rows of a list by the mapping chosen. Throws when the mapping or the meeting does not stand. */
export async function readList(spreadsheets: SpreadsheetReader, context: JobContext, request: ImportRequest) {
  const fault = requestFault(request.mapping, request.meetingId);
  if (fault) throw new AppError('invalid-input', fault);
  if (request.meetingId !== null) meetingById(context.read, request.meetingId);
  const table = peopleTable(await tableOf(spreadsheets, context, request));
  if (table.rows.length === 0) throw onlyHeadings();
  const read = await readRows(context.read, table, request, {
    signal: context.signal,
    onRow: (done) => context.progress({ done, total: table.rows.length, label: 'Lecture des lignes' }),
  });
  return { table, read };
}

async function tableOf(
  spreadsheets: SpreadsheetReader,
  { files, signal, progress }: JobContext,
  { file, sheet }: ChosenFile,
) {
  progress({ done: 0, total: null, label: 'Lecture du fichier' });
  return spreadsheets.read(files.received(file), { sheet, signal });
}

const onlyHeadings = () =>
  new AppError(
    'only-headings',
    'Ce fichier n’a que ses titres de colonnes, et aucune ligne dessous. Le dossier n’a pas changé. Vérifiez que c’est le bon, puis choisissez-le de nouveau.',
  );
