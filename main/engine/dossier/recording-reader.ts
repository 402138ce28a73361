import type { Database } from './database.ts';
import type { Reader, RecordingReader, Statement } from './store.ts';

/** A reader of an open dossier that notes the tables of all that it is asked. */
export function recording(read: Required<Reader>, database: Pick<Database, 'opened'>): RecordingReader {
  const reads = new Set<string>();
  const noted = <Row>(statement: Statement<Row>): Statement<Row> => {
    const compiled = statement.compile();
    for (const table of database.opened(compiled.sql).reads) reads.add(table);
    // Building the text is what takes longest.
    return { compile: () => compiled };
  };
  return {
    reads,
    tables: read.tables,
    all: (statement) => read.all(noted(statement)),
    first: (statement) => read.first(noted(statement)),
    kept: (table, make) => {
      reads.add(table);
      return read.kept(table, make);
    },
  };
}
