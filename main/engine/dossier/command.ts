import type { Touched } from '../../../shared/wire.ts';
import { bindable, type Database } from './database.ts';
import type { JournalRecord } from './journal-format.ts';
import { beginChange, endChange, endOutside, RecordBuilder } from './record.ts';
import type { Change, Reader, Work, Writer } from './store.ts';
import type { TouchTeller } from './touched.ts';
import type { OpenEntries } from './typing.ts';

/** What a command is run on. */
export interface Running {
  readonly database: Database;
  /** The same, as long as the dossier is open. */
  readonly read: Reader;
  readonly entries: OpenEntries;
  readonly teller: TouchTeller;
}

/** A command that has run, which nothing keeps yet. */
export interface Performed<T> {
  readonly value: T;
  /** Absent when it changed nothing: what it ran is to be rolled back. */
  readonly record?: JournalRecord;
  /** Undefined when it is not known, and outside the history. */
  readonly touched?: Touched | undefined;
  /** Lets what is typed next join it: called once it is sure to be. */
  readonly open?: (() => void) | undefined;
}

/**
 * Runs a command inside a savepoint, as the one of that number, and gives it its place in the history; without `change` it is
 * outside. Throws what `work` throws.
 */
export function performCommand<T>(
  { database, read, entries, teller }: Running,
  sequence: number,
  change: Change | undefined,
  work: Work<T>,
): Performed<T> {
  const statements = new RecordBuilder();
  let description = change?.description ?? '';
  let typed: { added: string | undefined } | undefined;
  const describe = (words: string) => {
    description = words;
  };
  const typing = (added?: string) => {
    typed = { added };
  };
  beginChange(database, sequence);
  const value = gather({ database, read }, statements, (write) => work(write, describe, typing));
  const save = typed && change && entries.place(database, sequence, change);
  if (statements.isEmpty || save === 'unchanged') return { value };
  if (save?.added) description = typed?.added ?? description;
  // Before a save that joins an entry leaves its rows to it.
  const touched = change && teller.touched(sequence, statements.texts);
  const told = change && { ...change, description, ...(save?.joins && { joins: save.joins }) };
  if (told) endChange(database, sequence, told);
  else endOutside(database, sequence);
  const record = { sequence, payload: Buffer.from(statements.json(told)) };
  return { value, record, touched, open: save?.open };
}

/** Gathers the statements that `work` runs; it can run none once it has answered. */
function gather<T>(
  { database, read }: Pick<Running, 'database' | 'read'>,
  statements: RecordBuilder,
  work: (write: Writer) => T,
): T {
  let open = true;
  try {
    const value = work({
      tables: read.tables,
      all: (statement) => read.all(statement),
      first: (statement) => read.first(statement),
      run: (statement) => {
        if (!open) throw new Error('a transaction has ended; nothing can be written in it any more');
        const { sql, parameters } = statement.compile();
        const values = parameters.map(bindable);
        statements.add(sql, values);
        return database.run(sql, values);
      },
    });
    if (value instanceof Promise) throw new Error('the work of a transaction must be synchronous');
    return value;
  } finally {
    open = false;
  }
}
