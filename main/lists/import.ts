import type { ImportDecisions, ImportResult } from '../../shared/people/import.ts';
import type { Person } from '../../shared/people/model.ts';
import { csvForPeople } from '../../shared/text/csv.ts';
import type { CommandContext, JobContext } from '../engine/operations.ts';
import type { TemporaryFile } from '../engine/temporary-file.ts';
import { insertPeople, writePerson } from '../people/write.ts';
import { cancelRegistrations, registerImported } from '../registrations/imported.ts';
import type { SpreadsheetReader } from '../spreadsheets/reader.ts';
import { readList } from './import-list.ts';
import { type ImportPlan, type PeopleTable, planImport } from './import-plan.ts';
import type { FaultyRow, ImportRow } from './import-row.ts';

/** Does what the preview showed, in one command; faulty lines are set aside in a file. */
export async function importPeople(
  spreadsheets: SpreadsheetReader,
  context: JobContext,
  decisions: ImportDecisions,
): Promise<ImportResult> {
  const { table, read } = await readList(spreadsheets, context, decisions);
  context.progress({ done: 0, total: null, label: 'Enregistrement des personnes' });
  // Nothing is awaited between the plan and the command: the dossier cannot change in between.
  const plan = planImport(context.read, read, decisions, table);
  const setAside = writeFaulty(context, table, plan.faulty);
  const counts = await context.commit('Liste de personnes importée', (command) =>
    carryOut(command, plan, decisions),
  );
  return {
    ...counts,
    setAside: plan.faulty.length,
    faulty: setAside === null ? null : await context.files.offer(setAside, 'lignes-ecartees.csv', 'text/csv'),
  };
}

function carryOut(context: CommandContext, plan: ImportPlan, decisions: ImportDecisions) {
  const { meetingId, applyChanges, cancelGone } = decisions;
  const added = plan.added.map(({ row }) => ({ row, person: { ...row.person, id: context.newId() } }));
  insertPeople(
    context.write,
    added.map(({ person }) => person),
  );
  const updates = applyChanges ? plan.changed : [];
  for (const { after } of updates) writePerson(context.write, after);
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

/** The lines set aside as they were, with why, so that they can be mended and imported again. */
function writeFaulty(
  { files }: JobContext,
  { headings }: PeopleTable,
  faulty: readonly FaultyRow[],
): TemporaryFile | null {
  if (faulty.length === 0) return null;
  const file = files.newFile();
  const rows = faulty.map(({ line, cells, faults }) => [
    ...headings.map((_, column) => cells[column] ?? ''),
    faults.map(({ column, reason }) => (column === '' ? reason : `${column}\u00a0: ${reason}`)).join(' '),
    line,
  ]);
  file.writeNow(csvForPeople([[...headings, 'Motif de mise à l’écart', 'Ligne d’origine'], ...rows]));
  return file;
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
  return `Liste importée\u00a0: ${done.join(', ') || 'aucun changement'}`;
}
