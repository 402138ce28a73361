import { type ImportPreview, type ImportRequest, SHOWN_LINES } from '../../shared/people/import.ts';
import type { NewPerson } from '../../shared/people/model.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import type { SpreadsheetReader } from '../spreadsheets/reader.ts';
import { changesBetween } from './changes.ts';
import { readList } from './import-list.ts';
import { planImport } from './import-plan.ts';

/** What an import would do, line by line; nothing is written. */
export async function previewImport(
  spreadsheets: SpreadsheetReader,
  context: JobContext,
  request: ImportRequest,
): Promise<ImportPreview> {
  const { table, read } = await readList(spreadsheets, context, request);
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
