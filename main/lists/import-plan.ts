import { setImmediate as nextTurn } from 'node:timers/promises';
import { categoryFinder, categoryNames } from '../../shared/people/categories.ts';
import type { ImportDecisions, ImportRequest } from '../../shared/people/import.ts';
import type { Person } from '../../shared/people/model.ts';
import { headingRow } from '../../shared/people/suggest-mapping.ts';
import { compareNames } from '../../shared/text/collation.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { allPeople } from '../people/read.ts';
import { registrationStatuses } from '../registrations/imported.ts';
import type { Table, TableRow } from '../spreadsheets/table.ts';
import { listWorkshops } from '../workshops/read.ts';
import { updatedPerson } from './changes.ts';
import { type FaultyRow, type ImportRow, isFaulty, type RowRules, readRow } from './import-row.ts';
import { matchRows } from './matching.ts';
import { workshopFinder } from './workshop-names.ts';

/** Lines read before others get their turn. */
const LINES_AT_ONCE = 500;

/** A list cut into its headings and the rows of people under them. */
export interface PeopleTable {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

export function peopleTable({ rows }: Table): PeopleTable {
  const at = headingRow(rows.slice(0, 10).map(({ cells }) => cells));
  const under = at === null ? rows : rows.slice(at + 1);
  const width = under.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const written = at === null ? [] : (rows[at]?.cells ?? []);
  const headings = Array.from(
    { length: Math.max(width, written.length) },
    (_, column) => (written[column] ?? '').replace(/\s+/g, ' ').trim() || `Colonne ${column + 1}`,
  );
  return { headings, rows: under };
}

/** The rows of a list, read by the rules of the dossier; gives others their turn as it goes. */
export interface ReadRows {
  readonly rows: readonly ImportRow[];
  readonly faulty: readonly FaultyRow[];
}

export async function readRows(
  read: Reader,
  table: PeopleTable,
  { mapping, meetingId }: Pick<ImportRequest, 'mapping' | 'meetingId'>,
  { signal, onRow }: { signal: AbortSignal; onRow: (done: number) => void },
): Promise<ReadRows> {
  const { campaign } = openDossier(read);
  const rules: RowRules = {
    headings: table.headings,
    columns: new Map(mapping.flatMap((field, column) => (field ? [[field, column] as const] : []))),
    categoryOfFunction: categoryFinder(campaign.functions),
    categoryOfName: categoryNames(campaign.categories),
    fallback: campaign.fallback,
    ...(meetingId && { workshopOf: workshopFinder(listWorkshops(read, meetingId), campaign.themes) }),
  };
  const rows: ImportRow[] = [];
  const faulty: FaultyRow[] = [];
  for (const [index, written] of table.rows.entries()) {
    if (index % LINES_AT_ONCE === 0) {
      onRow(index);
      await nextTurn();
      signal.throwIfAborted();
    }
    const row = readRow(written, rules);
    if (isFaulty(row)) faulty.push(row);
    else rows.push(row);
  }
  return { rows, faulty };
}

export interface ImportPlan {
  readonly added: readonly { readonly row: ImportRow; readonly lookalikes: readonly Person[] }[];
  readonly changed: readonly { readonly row: ImportRow; readonly before: Person; readonly after: Person }[];
  readonly unchanged: readonly { readonly row: ImportRow; readonly person: Person }[];
  readonly gone: readonly Person[];
  readonly faulty: readonly FaultyRow[];
  /** The status of those registered at the meeting chosen, by person; empty without one. */
  readonly registrations: ReadonlyMap<string, 'registered' | 'cancelled'>;
}

/** What importing these rows would do to the dossier as it is now. */
export function planImport(
  read: Reader,
  { rows, faulty }: ReadRows,
  {
    meetingId,
    wholeDossier,
    same = [],
  }: Pick<ImportRequest, 'meetingId' | 'wholeDossier'> & Partial<Pick<ImportDecisions, 'same'>>,
  table: PeopleTable,
): ImportPlan {
  const people = allPeople(read);
  const recognised = new Map(same.map(({ line, personId }) => [line, personId]));
  const { known, repeats, lookalikes } = matchRows(rows, people, recognised);
  const { functions, fallback } = openDossier(read).campaign;
  const find = categoryFinder(functions);
  const categoryOfFunction = (written: string) => find(written) ?? fallback;
  const added: ImportPlan['added'][number][] = [];
  const changed: ImportPlan['changed'][number][] = [];
  const unchanged: ImportPlan['unchanged'][number][] = [];
  for (const row of rows) {
    const person = known.get(row);
    if (repeats.has(row)) continue;
    if (!person) {
      added.push({ row, lookalikes: lookalikes.get(row) ?? [] });
      continue;
    }
    const after = updatedPerson(person, row, categoryOfFunction);
    if (after === person) unchanged.push({ row, person });
    else changed.push({ row, before: person, after });
  }
  const registrations = meetingId === null ? new Map() : registrationStatuses(read, meetingId);
  const listed = new Set([...known.values()].map(({ id }) => id));
  const expected =
    meetingId !== null
      ? people.filter(({ id }) => registrations.get(id) === 'registered')
      : wholeDossier
        ? people
        : [];
  return {
    added,
    changed,
    unchanged,
    gone: expected.filter(({ id }) => !listed.has(id)).sort(compareNames),
    faulty: withRepeats(faulty, repeats, table),
    registrations,
  };
}

/** A repeated line is set aside with the line that it repeats. */
function withRepeats(
  faulty: readonly FaultyRow[],
  repeats: ReadonlyMap<ImportRow, number>,
  table: PeopleTable,
): FaultyRow[] {
  if (repeats.size === 0) return [...faulty];
  const cells = new Map(table.rows.map((row) => [row.line, row.cells]));
  const repeated = [...repeats].map(([{ line }, first]) => ({
    line,
    cells: cells.get(line) ?? [],
    faults: [{ column: '', reason: `La même personne est déjà à la ligne ${first}.` }],
  }));
  return [...faulty, ...repeated].sort((a, b) => a.line - b.line);
}
