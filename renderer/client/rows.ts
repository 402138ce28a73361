import type { WindowContract } from '../../shared/contract.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';

export interface Row {
  readonly id: string;
}

type Query = NamesOf<WindowContract, 'query'>;

/** The rows that a query answers, when it can be asked for some of them alone. */
type RowIn<N extends Query> = 'ids' extends keyof Input<WindowContract, N>
  ? Output<WindowContract, N> extends readonly (infer R extends Row)[]
    ? R
    : never
  : never;

interface RowsOf<R> {
  /** The table of which each row is one, by its `id`. */
  readonly table: string;
  /** What the place of a row among the others depends on, of what that table holds. */
  readonly place: (row: R) => unknown;
}

const LISTS: { readonly [N in Query]?: RowsOf<RowIn<N>> } = {
  'registrations.list': { table: 'registration', place: ({ personId }) => personId },
};

/** What a query answers the rows of; undefined when it does not, or can only be asked for the whole. */
export function rowsOf(name: string): RowsOf<Row> | undefined {
  return Object.hasOwn(LISTS, name) ? (LISTS[name as Query] as RowsOf<Row>) : undefined;
}

/**
 * A list in which these rows, of which `fresh` are those that there are, have changed: the others are gone. Undefined when a
 * row is new or changes places: the application knows where it goes.
 */
export function patched(
  name: string,
  rows: readonly Row[],
  ids: ReadonlySet<string>,
  fresh: readonly Row[],
): Row[] | undefined {
  const place = rowsOf(name)?.place;
  const before = new Map(rows.map((row) => [row.id, row]));
  const now = new Map(fresh.map((row) => [row.id, row]));
  const stays = (row: Row) => {
    const former = before.get(row.id);
    return former !== undefined && place?.(former) === place?.(row);
  };
  if (!fresh.every(stays)) return undefined;
  return rows.flatMap((row) => (ids.has(row.id) ? (now.get(row.id) ?? []) : [row]));
}
