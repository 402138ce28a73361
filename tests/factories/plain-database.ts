import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresQueryCompiler } from 'kysely';
import type { Database } from '../../space/database/open.ts';
import type { SpaceTables } from '../../space/database/tables.ts';

/** A database whose every answer is given by a function. */
export function openPlainDatabase(answer: (query: CompiledQuery) => Promise<unknown[]>): Database {
  class AnsweringDriver extends DummyDriver {
    override async acquireConnection() {
      return {
        executeQuery: async <Row>(query: CompiledQuery) => ({ rows: (await answer(query)) as Row[] }),
        // biome-ignore lint/correctness/useYield: nothing is streamed.
        async *streamQuery(): AsyncIterableIterator<never> {
          throw new Error('nothing is streamed');
        },
      };
    }
  }
  return new Kysely<SpaceTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new AnsweringDriver(),
      createIntrospector: () => {
        throw new Error('nothing is looked into');
      },
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
