import { z } from 'zod';
import { assertDeterministic, type Database, type SqlValue } from './database.ts';
import type { Change } from './store.ts';

/** What the journal holds of a transaction: its place in the history, and the statements that were run. */
const TransactionRecord = z.object({
  operation: z.string(),
  author: z.string(),
  at: z.string(),
  description: z.string(),
  /** The distinct texts of the statements. */
  sql: z.array(z.string()),
  /** One entry per statement: the index of its text, then its values. */
  runs: z.array(z.tuple([z.int()], z.union([z.string(), z.number(), z.null()]))),
});
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
      assertDeterministic(sql);
      text = this.#texts.size;
      this.#texts.set(sql, text);
    }
    this.#runs.push([text, ...values]);
  }

  json(change: Change): string {
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

/** Does again what a record holds, inside a transaction. Throws when a statement no longer runs, having changed nothing. */
export function replay(database: Database, sequence: number, record: TransactionRecord): void {
  database.run('SAVEPOINT record');
  try {
    beginChange(database, sequence);
    for (const [text, ...values] of record.runs) database.run(record.sql[text] ?? '', values);
    endChange(database, sequence, record);
  } catch (error) {
    database.run('ROLLBACK TO record');
    database.run('RELEASE record');
    throw error;
  }
  database.run('RELEASE record');
}
