import { columnOf } from '../../shared/declared/walk.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';

export interface Reference {
  readonly column: string;
  readonly table: string;
  /** Whether a row goes when what it refers to goes. */
  readonly hangs: boolean;
  readonly required: boolean;
}

/** What the rows of a table must respect: what they refer to, and what no two of them share. */
export interface TableRules {
  readonly references: readonly Reference[];
  readonly unique: readonly (readonly string[])[];
}

/** Reads the rules of tables, each once. */
export function rulesFrom(read: Reader): (table: string) => TableRules {
  const known = new Map<string, TableRules>();
  return (table) => {
    const rules = known.get(table) ?? {
      references: referencesOf(read, table),
      unique: uniqueOf(read, table),
    };
    known.set(table, rules);
    return rules;
  };
}

function referencesOf(read: Reader, table: string): Reference[] {
  const rows = read.all(
    bareStatement<{ column: string; parent: string; action: string; required: number }>(
      `SELECT f."from" AS column, f."table" AS parent, f.on_delete AS action, c."notnull" AS required
       FROM pragma_foreign_key_list(?) AS f JOIN pragma_table_info(?) AS c ON c.name = f."from"`,
      [table, table],
    ),
  );
  return rows.map(({ column, parent, action, required }) => ({
    column,
    table: parent,
    hangs: action === 'CASCADE',
    required:
      required === 1 ||
      action === 'CASCADE' ||
      columnOf(read.tables, table, column)?.refers?.required === true,
  }));
}

function uniqueOf(read: Reader, table: string): string[][] {
  const rows = read.all(
    bareStatement<{ name: string; column: string }>(
      `SELECT l.name AS name, i.name AS column
       FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i WHERE l."unique" = 1 AND l.origin = 'u'`,
      [table],
    ),
  );
  return [...Map.groupBy(rows, ({ name }) => name).values()].map((of) => of.map(({ column }) => column));
}
