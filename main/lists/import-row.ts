import { fieldErrors } from '../../shared/errors.ts';
import { CHOICE_FIELDS, type ImportField } from '../../shared/people/import-fields.ts';
import { NewPerson } from '../../shared/people/model.ts';
import type { TableRow } from '../spreadsheets/table.ts';
import { civilityOf, emailOf, phoneOf, plainCell, yesOrNo } from './import-cells.ts';
import { splitName } from './split-name.ts';

export type PersonField = keyof NewPerson;

/** What a line of a list says of someone. */
export interface ImportRow {
  readonly line: number;
  readonly person: NewPerson;
  /** The fields that the list gives; an empty cell gives nothing. */
  readonly given: readonly PersonField[];
  readonly categoryKnown: boolean;
  /** Undefined when the list does not say. */
  readonly remote: boolean | undefined;
  /** Workshops wished, first choice first. */
  readonly choices: readonly string[];
  readonly workshopId: string | undefined;
}

export interface Fault {
  readonly column: string;
  readonly reason: string;
}

export interface FaultyRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly Fault[];
}

export interface RowRules {
  readonly headings: readonly string[];
  /** Which column gives each field. */
  readonly columns: ReadonlyMap<ImportField, number>;
  readonly categoryOfFunction: (written: string) => string | undefined;
  readonly categoryOfName: (written: string) => string | undefined;
  /** The category of those for whom neither tells one. */
  readonly fallback: string;
  /** Finds a workshop of the meeting chosen; absent when none is. */
  readonly workshopOf?: (written: string) => string | undefined;
}

/** Reads one line by the rules of the list; it is faulty when any of its cells is. */
export function readRow({ line, cells }: TableRow, rules: RowRules): ImportRow | FaultyRow {
  const { columns } = rules;
  const cell = (field: ImportField) => {
    const written = cells[columns.get(field) ?? -1];
    return written === undefined ? '' : plainCell(written);
  };
  const faults: Fault[] = [];
  const fault = (field: ImportField, reason: string) =>
    faults.push({ column: rules.headings[columns.get(field) ?? -1] ?? '', reason });
  const decided = (field: ImportField) => {
    const written = cell(field);
    if (written === '') return undefined;
    const answer = yesOrNo(written);
    if (answer === undefined) fault(field, `«\u00a0${written}\u00a0» n’est ni oui ni non.`);
    return answer;
  };
  const workshop = (field: ImportField) => {
    const written = cell(field);
    if (written === '' || !rules.workshopOf) return undefined;
    const found = rules.workshopOf(written);
    if (!found) fault(field, `Aucun atelier de la rencontre ne s’appelle «\u00a0${written}\u00a0».`);
    return found;
  };

  const written = writtenPerson(cell, columns);
  const named = rules.categoryOfName(cell('category'));
  const category = named ?? rules.categoryOfFunction(cell('function'));
  const parsed = NewPerson.safeParse({
    ...written,
    category: category ?? rules.fallback,
    minor: decided('minor') ?? false,
    pmr: decided('pmr') ?? false,
  });
  if (!parsed.success) {
    for (const [path, reason] of Object.entries(fieldErrors(parsed.error))) {
      fault(columnOf(path as PersonField, columns), reason);
    }
  }
  const choices = CHOICE_FIELDS.flatMap((field) => workshop(field) ?? []);
  const workshopId = workshop('workshop');
  const remote = decided('remote');
  if (!parsed.success || faults.length > 0) return { line, cells, faults };
  const person = parsed.data;
  const given = (Object.keys(written) as PersonField[]).filter((field) => person[field] !== '');
  if (named) given.push('category');
  for (const field of ['minor', 'pmr'] as const) if (cell(field) !== '') given.push(field);
  return { line, person, given, categoryKnown: category !== undefined, remote, choices, workshopId };
}

export const isFaulty = (row: ImportRow | FaultyRow): row is FaultyRow => 'faults' in row;

/** The fields of a person that are written as they are, or nearly. */
function writtenPerson(
  cell: (field: ImportField) => string,
  columns: ReadonlyMap<ImportField, number>,
): Partial<Record<PersonField, string>> {
  const both = columns.has('familyGivenName')
    ? splitName(cell('familyGivenName'), 'family-first')
    : columns.has('givenFamilyName')
      ? splitName(cell('givenFamilyName'), 'given-first')
      : undefined;
  return {
    familyName: both?.familyName ?? cell('familyName'),
    givenName: both?.givenName ?? cell('givenName'),
    civility: civilityOf(cell('civility')) || civilityOf(both?.civility ?? ''),
    function: cell('function'),
    mandate: cell('mandate'),
    organisation: cell('organisation'),
    uai: cell('uai'),
    network: cell('network'),
    email: emailOf(cell('email')),
    phone: phoneOf(cell('phone')),
  };
}

/** The column in which a field of a person was written. */
function columnOf(field: PersonField, columns: ReadonlyMap<ImportField, number>): ImportField {
  if (field !== 'familyName' && field !== 'givenName') return field;
  return (['familyGivenName', 'givenFamilyName'] as const).find((both) => columns.has(both)) ?? field;
}
