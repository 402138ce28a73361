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

/** What a transaction is in the history. */
export interface Told extends Change {
  /** The entry that it joins, of which it is one more save; absent when it is an entry itself. */
  readonly joins?: number | undefined;
}

/** What the journal holds of a transaction: its place in the history, unless it is outside, and its statements. */
const TransactionRecord = z.union([
  z.object({
    ...statements,
    operation: z.string(),
    author: z.string(),
    at: z.string(),
    description: z.string(),
    joins: z.int().min(1).optional(),
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

  /** The distinct texts of the statements. */
  get texts(): Iterable<string> {
    return this.#texts.keys();
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
  json(change?: Told): string {
    const record: TransactionRecord = { ...change, sql: [...this.#texts.keys()], runs: this.#runs };
    return JSON.stringify(record);
  }
}

/** Opens the transaction’s place in the history: what is changed from now on belongs to `sequence`. */
export function beginChange(database: Database, sequence: number): void {
  database.run('UPDATE dossier_state SET lastSequence = ?', [sequence]);
}

export function endChange(database: Database, sequence: number, change: Told): void {
  if (change.joins !== undefined) {
    joinEntry(database, sequence, change, change.joins);
    return;
  }
  database.run('INSERT INTO history(sequence, operation, author, at, description) VALUES (?, ?, ?, ?, ?)', [
    sequence,
    change.operation,
    change.author,
    change.at,
    change.description,
  ]);
}

const AFTER = 'UPDATE history_change SET after = ? WHERE sequence = ?';

/** Leaves the row’s state of before to the entry, and gives it that of after. Throws when there is no such entry. */
function joinEntry(database: Database, sequence: number, change: Change, entry: number): void {
  const [save] = database.all<{ after: string }>('SELECT after FROM history_change WHERE sequence = ?', [
    sequence,
  ]);
  // First, so that its pages are used again.
  database.run('DELETE FROM history_change WHERE sequence = ?', [sequence]);
  const found = save && database.run(AFTER, [save.after, entry]);
  if (found !== 1) throw new Error('what was typed joins no entry of the history');
  database.run('UPDATE history SET description = ? WHERE sequence = ?', [change.description, entry]);
  database.run(
    `INSERT INTO history(sequence, operation, author, at, description, joins) VALUES (?, ?, ?, ?, '', ?)`,
    [sequence, change.operation, change.author, change.at, entry],
  );
}

/** What a record did in the history; undefined when it is outside. */
export function changeIn(record: TransactionRecord): Told | undefined {
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
