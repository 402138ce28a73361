import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqlValue } from './database.ts';
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
