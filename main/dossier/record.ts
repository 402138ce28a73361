import { z } from 'zod';
import type { Database, SqlValue } from './database.ts';
import { assertReplayable } from './replayable.ts';
import type { Change } from './store.ts';

/** The statements that a transaction ran. */
const statements = {
  /** Their distinct texts. */
  sql: z.array(z.string()),
  /** One entry per statement: the index of its text, then its values. */
  runs: z.array(z.tuple([z.int()], z.union([z.string(), z.number(), z.null()]))),
};

/** What the journal holds of a transaction: its place in the history, unless it is outside, and its statements. */
const TransactionRecord = z.union([
  z.object({
    ...statements,
    operation: z.string(),
    author: z.string(),
    at: z.string(),
    description: z.string(),
  }),
  z.strictObject(statements),
]);
export type TransactionRecord = z.infer<typeof TransactionRecord>;

export function parseRecord(json: string): TransactionRecord {
  return TransactionRecord.parse(JSON.parse(json));
}

/** Gathers the statements of a transaction as they are run. */
export class RecordBuilder {
  readonly #texts = new Map<string, number>();
  readonly #runs: [number, ...SqlValue[]][] = [];

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  add(sql: string, values: readonly SqlValue[]): void {
    let text = this.#texts.get(sql);
    if (text === undefined) {
      assertReplayable(sql);
      text = this.#texts.size;
      this.#texts.set(sql, text);
    }
    this.#runs.push([text, ...values]);
  }

  /** Without a change, it is outside the history. */
  json(change?: Change): string {
    const record: TransactionRecord = { ...change, sql: [...this.#texts.keys()], runs: this.#runs };
    return JSON.stringify(record);
  }
}

/** Opens the transaction’s place in the history: what is changed from now on belongs to `sequence`. */
export function beginChange(database: Database, sequence: number): void {
  database.run('UPDATE dossier_state SET lastSequence = ?', [sequence]);
}

export function endChange(database: Database, sequence: number, change: Change): void {
  database.run('INSERT INTO history(sequence, operation, author, at, description) VALUES (?, ?, ?, ?, ?)', [
    sequence,
    change.operation,
    change.author,
    change.at,
    change.description,
  ]);
}

/** What a record did in the history; undefined when it is outside. */
export function changeIn(record: TransactionRecord): Change | undefined {
  return 'operation' in record ? record : undefined;
}

/** Throws when a transaction outside the history has changed what the history follows. */
export function endOutside(database: Database, sequence: number): void {
  const followed = database.all('SELECT id FROM history_change WHERE sequence = ? LIMIT 1', [sequence]);
  if (followed.length > 0) throw new Error('what the history follows was changed outside it');
}

/** Does again what a record holds, inside a transaction. Throws when a statement no longer runs, having changed nothing. */
export function replay(database: Database, sequence: number, record: TransactionRecord): void {
  database.run('SAVEPOINT record');
  try {
    beginChange(database, sequence);
    for (const sql of record.sql) assertReplayable(sql);
    for (const [text, ...values] of record.runs) database.run(record.sql[text] ?? '', values);
    const change = changeIn(record);
    if (change) endChange(database, sequence, change);
    else endOutside(database, sequence);
  } catch (error) {
    database.run('ROLLBACK TO record');
    database.run('RELEASE record');
    throw error;
  }
  database.run('RELEASE record');
}
