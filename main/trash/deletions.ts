import { declarationOf } from '../../shared/declared/walk.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { deletionsInEffect, type RowChange } from '../history/read.ts';
import { beforeOf, currentRow, type Row } from '../history/rows.ts';
import { rulesFrom, type TableRules } from './schema.ts';

export interface DeletedRow {
  readonly table: string;
  readonly id: string;
  readonly row: Row;
}

/** A row that a command deleted and that is not there, and those that went with it. */
export interface Deletion {
  readonly sequence: number;
  readonly root: DeletedRow;
  readonly hung: readonly DeletedRow[];
}

type RulesOf = (table: string) => TableRules;

/** What was deleted and is not there, the latest first; a row deleted twice is there as it was the last time. */
export function deletions(read: Reader): Deletion[] {
  const rulesOf = rulesFrom(read);
  const seen = new Set<string>();
  const commands = Map.groupBy(deletionsInEffect(read), ({ sequence }) => sequence);
  return [...commands].flatMap(([sequence, changes]) => {
    const last = changes.filter((change) => !seen.has(keyOf(change.tableName, change.rowId)));
    for (const { tableName, rowId } of changes) seen.add(keyOf(tableName, rowId));
    return deletionsIn(read, sequence, last, rulesOf);
  });
}

/** One of them; undefined when it is not in the trash, or was deleted once more since. */
export function deletionAt(read: Reader, sequence: number, id: string): Deletion | undefined {
  const changes = deletionsInEffect(read, { sequence });
  const deletion = deletionsIn(read, sequence, changes, rulesFrom(read)).find(({ root }) => root.id === id);
  if (!deletion) return undefined;
  const [last] = deletionsInEffect(read, { tableName: deletion.root.table, rowId: id });
  return last?.sequence === sequence ? deletion : undefined;
}

/** The deletions of one command: a row that is not there hangs on another, or is to be brought back by itself. */
function deletionsIn(
  read: Reader,
  sequence: number,
  changes: readonly RowChange[],
  rulesOf: RulesOf,
): Deletion[] {
  const absent = changes
    .flatMap((change) => {
      const { table, id, row } = beforeOf(change);
      return row ? [{ table, id, row }] : [];
    })
    .filter((row) => !currentRow(read, row));
  const keys = new Set(absent.map(({ table, id }) => keyOf(table, id)));
  const children = new Map<string, DeletedRow[]>();
  for (const row of absent) {
    for (const parent of parentsOf(row, rulesOf)) {
      const known = children.get(parent);
      if (known) known.push(row);
      else children.set(parent, [row]);
    }
  }
  return absent
    .filter((row) => declarationOf(read.tables, row.table).inTrash)
    .filter((row) => !parentsOf(row, rulesOf).some((parent) => keys.has(parent)))
    .map((root) => ({ sequence, root, hung: hungOn(root, children) }));
}

function hungOn(root: DeletedRow, children: ReadonlyMap<string, readonly DeletedRow[]>): DeletedRow[] {
  const hung = new Map<string, DeletedRow>();
  const rest = [root];
  for (let one = rest.pop(); one; one = rest.pop()) {
    for (const child of children.get(keyOf(one.table, one.id)) ?? []) {
      const key = keyOf(child.table, child.id);
      if (hung.has(key)) continue;
      hung.set(key, child);
      rest.push(child);
    }
  }
  return [...hung.values()];
}

function parentsOf({ table, row }: DeletedRow, rulesOf: RulesOf): string[] {
  return rulesOf(table)
    .references.filter(({ hangs, column }) => hangs && row[column] !== null)
    .map((reference) => keyOf(reference.table, String(row[reference.column])));
}

export const keyOf = (table: string, id: string) => `${table} ${id}`;
