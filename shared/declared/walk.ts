import type { ThingKind } from '../history/things.ts';
import type { AnyColumn, AnyDeclaration, ErasedKind, Reference, Tables } from './table.ts';

/** Said of a table that came with a later version: nothing of it but that it is. */
const UNKNOWN: AnyDeclaration = {
  says: { kind: 'dossier', what: 'Réglage', gender: 'm', hung: ['son réglage', 'réglages'] },
  name: () => '',
  columns: {},
};

export const declarationOf = (tables: Tables, table: string): AnyDeclaration =>
  Object.hasOwn(tables, table) ? (tables[table] ?? UNKNOWN) : UNKNOWN;

/** Undefined of a column that came with a later version. */
export function columnOf(tables: Tables, table: string, column: string): AnyColumn | undefined {
  const { columns } = declarationOf(tables, table);
  return Object.hasOwn(columns, column) ? columns[column] : undefined;
}

/** Sorts by table, in the order in which they are spoken of. */
export function inSpokenOrder(tables: Tables): (one: string, other: string) => number {
  const order = Object.keys(tables);
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}

/** The tables of which something is so, in the order in which they are spoken of. */
export const tablesThat = (tables: Tables, are: (one: AnyDeclaration) => boolean): string[] =>
  Object.entries(tables).flatMap(([table, one]) => (are(one) ? [table] : []));

export const tablesOfKind = (tables: Tables, kind: ThingKind): string[] =>
  tablesThat(tables, ({ says }) => says.kind === kind);

/** A column that names a row of another table. */
export interface Link extends Reference {
  readonly table: string;
  readonly column: string;
}

/** The columns of every table that name rows of one. */
export function linksTo(tables: Tables, to: string): Link[] {
  return Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, { refers }]) =>
      refers?.to === to ? [{ ...refers, table, column }] : [],
    ),
  );
}

/** The tables whose rows go with those of one, those of its own rows included: each with what links it to what it hangs on. */
export function hangingOn(tables: Tables, root: string): Link[] {
  const found = linksTo(tables, root).filter(({ and, table }) => and === 'hangs' && table !== root);
  return found.flatMap((link) => [link, ...hangingOn(tables, link.table)]);
}

/** Columns that name a kept file, by table. */
export const keptFileColumns = (tables: Tables): (readonly [table: string, column: string])[] =>
  Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, { keptFile }]) => (keptFile ? [[table, column] as const] : [])),
  );

/**
 * How people may be named in a column: as a `place`, or in any way; undefined where nobody is. What came with a later
 * version may name anyone.
 */
export function namesIn(tables: Tables, table: string, column: string): 'place' | 'mentions' | undefined {
  const personal = columnOf(tables, table, column)?.personal ?? 'mentions';
  if (personal === 'none') return undefined;
  return personal === 'place' ? 'place' : 'mentions';
}

/** The kind of personal data that a column is made of, which is kept for a time of its own; undefined of any other. */
export function erasedKindOf(tables: Tables, table: string, column: string): ErasedKind | undefined {
  const personal = columnOf(tables, table, column)?.personal;
  return personal === undefined || personal === 'none' || personal === 'place' || personal === 'mentions'
    ? undefined
    : personal;
}

/** The columns that a kind of personal data is made of in a table, and what is left in their place. */
export function columnsOfKind(
  tables: Tables,
  table: string,
  kind: ErasedKind,
): [column: string, erased: string | number][] {
  return Object.entries(declarationOf(tables, table).columns).flatMap(([column, { personal, erased }]) =>
    personal === kind ? [[column, erased ?? '']] : [],
  );
}

/** The tables that hold something of a kind. */
export const tablesHolding = (tables: Tables, kind: ErasedKind): string[] =>
  tablesThat(tables, ({ columns }) => Object.values(columns).some(({ personal }) => personal === kind));

/** The tables in which someone may be named. */
export const tablesNaming = (tables: Tables): string[] =>
  tablesThat(tables, ({ columns }) => Object.values(columns).some(({ personal }) => personal !== 'none'));
