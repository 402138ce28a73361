import { writeFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import { csvForPeople } from '../../shared/packages/csv.ts';
import {
  type ImportDecisions,
  type ImportedFile,
  type ImportPreview,
  type ImportRequest,
  type ImportResult,
  SHOWN_LINES,
} from '../../shared/people/import.ts';
import { requestFault } from '../../shared/people/import-fields.ts';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import { suggestMapping } from '../../shared/people/suggest-mapping.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier } from '../dossier/read.ts';
import { meetingById } from '../meetings/read.ts';
import type { CommandContext, JobContext } from '../operations.ts';
import { cancelRegistrations, registerImported } from '../registrations/imported.ts';
import type { TableReader } from '../tables/reader.ts';
import { changesBetween } from './changes.ts';
import { type ImportPlan, type PeopleTable, peopleTable, planImport, readRows } from './import-plan.ts';
import type { FaultyRow, ImportRow } from './import-row.ts';
import { insertPeople, updatePerson } from './rows.ts';

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
  tables: TableReader,
  context: JobContext,
  chosen: ChosenFile,
): Promise<ImportedFile> {
  const { name } = context.files.received(chosen.file);
  const table = await tableOf(tables, context, chosen);
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

export async function previewImport(
  tables: TableReader,
  context: JobContext,
  request: ImportRequest,
): Promise<ImportPreview> {
  const { table, read } = await readList(tables, context, request);
  const plan = planImport(context.read, read, request, table);
  const { categories } = openDossier(context.read).campaign;
  const titles = new Map(categories.map(({ id, title }) => [id, title]));
  const statuses = [
    ...plan.changed.map(({ before }) => before),
    ...plan.unchanged.map(({ person }) => person),
  ].map(({ id }) => plan.registrations.get(id));
  return {
    counts: {
      rows: table.rows.length,
      new: plan.added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged.length,
      gone: plan.gone.length,
      faulty: plan.faulty.length,
      unknownCategory: plan.added.filter(({ row }) => !row.categoryKnown).length,
    },
    registrations:
      request.meetingId === null
        ? null
        : {
            added: plan.added.length + statuses.filter((status) => status === undefined).length,
            kept: statuses.filter((status) => status === 'registered').length,
            cancelled: statuses.filter((status) => status === 'cancelled').length,
          },
    // What asks for a decision comes first.
    new: plan.added
      .toSorted((a, b) => Number(b.lookalikes.length > 0) - Number(a.lookalikes.length > 0))
      .slice(0, SHOWN_LINES)
      .map(({ row: { line, person }, lookalikes }) => ({
        line,
        ...listed(person),
        email: person.email,
        category: titles.get(person.category) ?? person.category,
        lookalikes: lookalikes.map((one) => ({ id: one.id, ...listed(one) })),
      })),
    changed: plan.changed.slice(0, SHOWN_LINES).map(({ row, before, after }) => ({
      line: row.line,
      id: before.id,
      ...listed(before),
      changes: changesBetween(before, after, categories),
    })),
    gone: plan.gone.slice(0, SHOWN_LINES).map((person) => ({ id: person.id, ...listed(person) })),
    faulty: plan.faulty.slice(0, SHOWN_LINES).map(({ line, cells, faults }) => ({
      line,
      name: nameInCells(cells, request.mapping),
      faults: [...faults],
    })),
  };
}

/** Does what the preview showed, in one command; faulty lines are set aside in a file. */
export async function importPeople(
  tables: TableReader,
  context: JobContext,
  decisions: ImportDecisions,
): Promise<ImportResult> {
  const { table, read } = await readList(tables, context, decisions);
  const plan = planImport(context.read, read, decisions, table);
  const faulty = plan.faulty.length === 0 ? null : await offerFaulty(context, table, plan.faulty);
  context.progress({ done: 0, total: null, label: 'Enregistrement des personnes' });
  // The plan is made again inside the command: nothing may have come between.
  const counts = await context.commit('Liste de personnes importée', (command) =>
    carryOut(command, planImport(command.read, read, decisions, table), decisions),
  );
  return { ...counts, setAside: plan.faulty.length, faulty };
}

function carryOut(context: CommandContext, plan: ImportPlan, decisions: ImportDecisions) {
  const { meetingId, applyChanges, cancelGone } = decisions;
  const added = plan.added.map(({ row }) => ({ row, person: { ...row.person, id: context.newId() } }));
  insertPeople(
    context.write,
    added.map(({ person }) => person),
  );
  const updates = applyChanges ? plan.changed : [];
  for (const { after } of updates) updatePerson(context.write, after);
  let registered = 0;
  let cancelled = 0;
  if (meetingId !== null) {
    const present: { row: ImportRow; person: Pick<Person, 'id'> }[] = [
      ...added,
      ...plan.changed.map(({ row, before }) => ({ row, person: before })),
      ...plan.unchanged,
    ];
    registered = registerImported(
      context,
      meetingId,
      present.map(({ row, person }) => ({
        personId: person.id,
        remote: row.remote,
        choices: row.choices,
        workshopId: row.workshopId,
      })),
    );
    if (cancelGone)
      cancelled = cancelRegistrations(
        context,
        meetingId,
        plan.gone.map(({ id }) => id),
      );
  }
  const counts = { added: added.length, updated: updates.length, registered, cancelled };
  context.describe(inWords(counts));
  return counts;
}

async function readList(tables: TableReader, context: JobContext, request: ImportRequest) {
  const fault = requestFault(request.mapping, request.meetingId);
  if (fault) throw new AppError('invalid-input', fault);
  if (request.meetingId !== null) meetingById(context.read, request.meetingId);
  const table = peopleTable(await tableOf(tables, context, request));
  if (table.rows.length === 0) throw onlyHeadings();
  const read = await readRows(context.read, table, request, {
    signal: context.signal,
    onRow: (done) => context.progress({ done, total: table.rows.length, label: 'Lecture des lignes' }),
  });
  return { table, read };
}

async function tableOf(
  tables: TableReader,
  { files, signal, progress }: JobContext,
  { file, sheet }: ChosenFile,
) {
  progress({ done: 0, total: null, label: 'Lecture du fichier' });
  return tables.read(files.received(file).path, { sheet, signal });
}

/** The lines set aside as they were, with why, so that they can be mended and imported again. */
async function offerFaulty(
  { files }: JobContext,
  { headings }: PeopleTable,
  faulty: readonly FaultyRow[],
): Promise<FileRef> {
  const path = files.newPath('.csv');
  const rows = faulty.map(({ line, cells, faults }) => [
    ...headings.map((_, column) => cells[column] ?? ''),
    faults.map(({ column, reason }) => (column === '' ? reason : `${column} : ${reason}`)).join(' '),
    line,
  ]);
  await writeFile(path, csvForPeople([[...headings, 'Motif de mise à l’écart', 'Ligne d’origine'], ...rows]));
  return files.offer(path, 'lignes-ecartees.csv', 'text/csv');
}

function listed({ civility, givenName, familyName, ...person }: NewPerson) {
  return {
    name: [familyName, givenName].filter(Boolean).join(' '),
    function: person.function,
    organisation: person.organisation,
  };
}

function nameInCells(cells: readonly string[], mapping: ImportRequest['mapping']): string {
  const names = ['familyName', 'givenName', 'familyGivenName', 'givenFamilyName'];
  return cells
    .filter((_, column) => names.includes(mapping[column] ?? ''))
    .join(' ')
    .trim();
}

function inWords({
  added,
  updated,
  registered,
}: {
  added: number;
  updated: number;
  registered: number;
}): string {
  const count = (many: number, one: string, several: string) =>
    many === 0 ? [] : [many === 1 ? `1 ${one}` : `${many} ${several}`];
  const done = [
    ...count(added, 'personne ajoutée', 'personnes ajoutées'),
    ...count(updated, 'mise à jour', 'mises à jour'),
    ...count(registered, 'inscription', 'inscriptions'),
  ];
  return `Liste importée : ${done.join(', ') || 'aucun changement'}`;
}

const onlyHeadings = () =>
  new AppError(
    'only-headings',
    'Ce fichier n’a que ses titres de colonnes, et aucune ligne dessous. Le dossier n’a pas changé. Vérifiez que c’est le bon, puis choisissez-le de nouveau.',
  );
