import type { Compilable } from 'kysely';
import type { Tables } from '../../../shared/declared/table.ts';
import type { Done, Touched } from '../../../shared/wire.ts';
import type { RowWatch } from './row-watch.ts';
import type { Range } from './vault/vault.ts';

/** Anything Kysely can compile to SQL text and bound values, with the type of its rows. */
export type Statement<Row = unknown> = Compilable<Row>;

/** Makes something to keep of a table; `watch` tells the rows that change from then on. */
export type MakeKept<T> = (watch: RowWatch) => T;

/** Reads the dossier as it is in memory, synchronously. */
export interface Reader {
  /** Those of its tables that the history follows, as features declare them: what must know every table walks these. */
  readonly tables: Tables;
  all<Row>(statement: Statement<Row>): Row[];
  first<Row>(statement: Statement<Row>): Row | undefined;
  /**
   * What is kept in memory of the rows of a table while the dossier is open, made the first time it is asked for. Absent
   * within a transaction, whose changes may come to nothing.
   */
  readonly kept?: <T>(table: string, make: MakeKept<T>) => T;
}

/** Writes inside the one transaction of a command. Statements must be deterministic: every time, id or random is bound. */
export interface Writer extends Reader {
  /** Runs a statement that changes rows and answers how many it changed. */
  run(statement: Statement): number;
}

/** Who does what and when: the history row of a transaction. */
export interface Change {
  /** Name of the operation, as in the contract. */
  readonly operation: string;
  readonly author: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** What was done, in French words; `describe` may make it more precise during the transaction. */
  readonly description: string;
}

/**
 * What a transaction does: `describe` makes the words of its change more precise, `typing` tells that it is a save of what
 * is being typed, which joins those before it (`added`: what they are called together when the first one added the row).
 */
export type Work<T> = (
  write: Writer,
  describe: (sentence: string) => void,
  typing: (added?: string) => void,
) => T;

/** What a transaction did, and what it touched; undefined when that is not known. */
export interface Recorded<T> extends Done<T> {
  readonly touched: Touched | undefined;
}

/** A reader that notes the tables of all that it is asked. */
export interface RecordingReader extends Reader {
  readonly reads: ReadonlySet<string>;
}

export interface StoredFile {
  readonly sha512: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * An open dossier. `transact` runs `work` alone and at once; if it throws, nothing happened. Its promise resolves only
 * when the transaction’s record is synced to disk; it rejects with an AppError, memory being then what the disk holds.
 */
export interface DossierStore extends Reader {
  readonly id: string;
  readonly folder: string;
  /** True when the folder could only be opened for reading: every `transact` fails with code `read-only`. */
  readonly readOnly: boolean;
  /** Another one whenever what is read may have become another. */
  readonly version: number;
  /** The place in the history of the last command that what is read knows of. */
  readonly lastSequence: number;
  transact<T>(change: Change, work: Work<T>): Promise<T>;
  /** The same, with the place that the change has in the history, and what it touched. */
  record<T>(change: Change, work: Work<T>): Promise<Recorded<T>>;
  /**
   * The same outside the history: it cannot be undone, and is no change of the dossier. For what the history does not
   * follow; throws when it does.
   */
  transactOutside<T>(work: (write: Writer) => T): Promise<T>;
  /** Reads the same, and notes the tables that are read. */
  recordingReader(): RecordingReader;
  /** Resolves when all that reads now show is on disk. */
  durable(): Promise<void>;
  checkpoint(): Promise<void>;
  /** Keeps a file under the hash of its content, synced, and answers that hash. */
  keepFile(content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /**
   * Reads a kept file piece by piece, or a range of its bytes. Throws `not-found`; `file-damaged` at the latest when all
   * has been read, if it is not what was kept.
   */
  readFile(sha512: string, range?: Range): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
