import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { bindable, type SqlValue } from './database.ts';
import type { Statement } from './store.ts';

/** A typed builder of statements over one feature’s tables. It has no connection: `Reader` and `Writer` run what it builds. */
export function sqlBuilder<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** A statement from its text and values, for names of tables that are only known while running. */
export function bareStatement<Row = unknown>(sql: string, values: readonly SqlValue[]): Statement<Row> {
  return { compile: () => CompiledQuery.raw(sql, [...values]) as CompiledQuery<Row> };
}

/** Adds rows to a table, all of the columns of the first. Kysely takes longer over their text than SQLite over adding them. */
export function insertion<Row extends object>(table: string, rows: readonly Row[]): Statement {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const places = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into "${table}" (${names}) values ${rows.map(() => places).join(', ')}`;
  const values = rows.flatMap((row) => columns.map((column) => bindable(row[column])));
  return bareStatement(text, values);
}
