import { join } from 'node:path';
import { keepAttachment, readKept } from './attachments.ts';
import { DATABASE, writeCheckpoint } from './checkpoint.ts';
import { bindable, type Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import { AppendFailure, type Journal } from './journal.ts';
import type { JournalRecord } from './journal-format.ts';
import type { Lock } from './lock.ts';
import { beginChange, endChange, RecordBuilder } from './record.ts';
import { orNotSaved, refusals } from './refusals.ts';
import type { RowWatch } from './row-watch.ts';
import type { Change, DossierStore, Reader, Statement, StoredFile, Writer } from './store.ts';
import type { Range, Vault } from './vault/vault.ts';
import { removeQuietly, replace, UNFINISHED } from './whole-file.ts';

/** A checkpoint is due when the journal holds this many bytes: replaying them would slow the next opening. */
const CHECKPOINT_AT = 4 * 1024 * 1024;
/** After a checkpoint that failed, the next is tried when the journal has grown by this many bytes. */
const TRY_AGAIN_AFTER = 256 * 1024;
/** A checkpoint made behind the commands, until it takes its place. */
export const FOLDED = `${DATABASE}.folded${UNFINISHED}`;

export interface StoreParts {
  readonly files: FileSystem;
  readonly folder: string;
  readonly id: string;
  readonly schema: number;
  readonly vault: Vault;
  /** Of a protected dossier. */
  readonly key: Uint8Array | undefined;
  readonly database: Database;
  readonly lastSequence: number;
  /** Absent when the dossier is only read. */
  readonly writing?: { readonly lock: Lock; readonly journal: Journal };
  /** Called after each checkpoint. */
  readonly afterCheckpoint: (read: Reader) => void;
  /** Without it every checkpoint is made at once. */
  readonly fold?: FoldElsewhere | undefined;
}

/** Commands that wait for the same sync. */
interface Group {
  readonly records: JournalRecord[];
  readonly synced: PromiseWithResolvers<void>;
}

/** A checkpoint that is being made behind the commands. */
interface Folding {
  /** What was synced since it began, which the next journal begins with. */
  readonly tail: JournalRecord[];
  readonly stop: AbortController;
  /** Never rejected. */
  readonly done: Promise<unknown>;
}

/**
 * The open dossier. Commands of one turn of the event loop form a group: one SQLite transaction, in which each is a
 * savepoint, committed once their records are synced together. When the disk fails, rolling the group back makes memory
 * what the disk holds.
 */
export class OpenStore implements DossierStore {
  readonly id: string;
  readonly folder: string;
  readonly #parts: StoreParts;
  readonly #database: Database;
  #lastSequence: number;
  #group: Group | undefined;
  #folding: Folding | undefined;
  /** Bytes of the journal at which the next checkpoint is due. */
  #dueAt = CHECKPOINT_AT;
  #performing = false;
  #suspended = false;
  #closed = false;

  constructor(parts: StoreParts) {
    this.id = parts.id;
    this.folder = parts.folder;
    this.#parts = parts;
    this.#database = parts.database;
    this.#lastSequence = parts.lastSequence;
  }

  get vault(): Vault {
    return this.#parts.vault;
  }

  /** The key of a protected dossier. */
  get key(): Uint8Array | undefined {
    return this.#parts.key;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  get readOnly(): boolean {
    return this.#parts.writing === undefined || this.#suspended;
  }

  all<Row>(statement: Statement<Row>): Row[] {
    if (this.#closed) throw refusals.closed();
    const { sql, parameters } = statement.compile();
    return this.#database.all<Row>(sql, parameters);
  }

  first<Row>(statement: Statement<Row>): Row | undefined {
    return this.all(statement)[0];
  }

  watch(table: string): RowWatch {
    return this.#database.watch(table);
  }

  async transact<T>(
    change: Change,
    work: (write: Writer, describe: (words: string) => void) => T,
  ): Promise<T> {
    this.#refuseWriting();
    if (this.#performing) throw new Error('a transaction was begun inside another');
    const group = this.#openGroup();
    this.#performing = true;
    try {
      const { value, record } = this.#perform(change, work);
      if (record) group.records.push(record);
      return group.synced.promise.then(() => value);
    } finally {
      this.#performing = false;
    }
  }

  async durable(): Promise<void> {
    await this.#group?.synced.promise;
  }

  async checkpoint(): Promise<void> {
    this.#refuseWriting();
    // One that was begun before does not hold all that is meant.
    while (this.#folding) await this.#folding.done;
    this.#refuseWriting();
    if (await this.#fold()) return;
    this.#refuseWriting();
    await orNotSaved(async () => this.#checkpoint());
  }

  async keepFile(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    this.#refuseWriting();
    return keepAttachment(this.#parts, content);
  }

  readFile(sha512: string, range?: Range): AsyncIterable<Uint8Array> {
    return readKept(this.#parts, sha512, range);
  }

  /** Writes a last checkpoint if it can; the journal holds everything if it cannot. */
  async close(): Promise<void> {
    if (this.#closed) return;
    while (this.#folding) {
      this.#folding.stop.abort();
      await this.#folding.done;
    }
    if (this.#closed) return;
    this.#sync();
    // If it fails nothing is lost: the next opening replays the journal.
    if (this.#journalLength() > 0 || this.#suspended) this.#checkpointQuietly();
    this.#closed = true;
    this.#parts.writing?.journal.close();
    this.#database.close();
    this.#parts.writing?.lock.release();
  }

  #refuseWriting(): void {
    if (this.#closed) throw refusals.closed();
    if (this.#suspended) this.#resume();
    if (this.readOnly) throw refusals.readOnly();
  }

  #openGroup(): Group {
    if (this.#group) return this.#group;
    this.#database.run('BEGIN');
    const group: Group = { records: [], synced: Promise.withResolvers() };
    // A group of which nobody waits any more may fail without ending the process.
    group.synced.promise.catch(() => undefined);
    this.#group = group;
    // What else arrives in this turn of the event loop joins the group.
    setImmediate(() => {
      if (this.#group === group) this.#flush();
    });
    return group;
  }

  /** Runs one command in its savepoint. No record when it changed nothing. */
  #perform<T>(change: Change, work: (write: Writer, describe: (words: string) => void) => T) {
    const database = this.#database;
    const sequence = this.#lastSequence + 1;
    const builder = new RecordBuilder();
    let description = change.description;
    let open = true;
    const writer: Writer = {
      all: (statement) => this.all(statement),
      first: (statement) => this.first(statement),
      run: (statement) => {
        if (!open) throw new Error('a transaction has ended; nothing can be written in it any more');
        const { sql, parameters } = statement.compile();
        const values = parameters.map(bindable);
        builder.add(sql, values);
        return database.run(sql, values);
      },
    };
    database.run('SAVEPOINT command');
    try {
      beginChange(database, sequence);
      const value = work(writer, (words) => {
        description = words;
      });
      if (value instanceof Promise) throw new Error('the work of a transaction must be synchronous');
      open = false;
      if (builder.isEmpty) {
        this.#undoCommand();
        return { value, record: undefined };
      }
      const said = { ...change, description };
      endChange(database, sequence, said);
      const record: JournalRecord = { sequence, payload: Buffer.from(builder.json(said)) };
      database.run('RELEASE command');
      this.#lastSequence = sequence;
      return { value, record };
    } catch (error) {
      open = false;
      this.#undoCommand();
      throw error;
    }
  }

  #undoCommand(): void {
    try {
      this.#database.run('ROLLBACK TO command');
      this.#database.run('RELEASE command');
    } catch (error) {
      // SQLite gave the whole transaction up (out of memory): the group went with it.
      this.#abandonGroup(error);
      throw refusals.notSaved(error);
    }
  }

  /** Syncs the group, after which a checkpoint may be due. Never throws. */
  #flush(): void {
    this.#sync();
    if (this.#journalLength() >= this.#dueAt && !this.#folding) void this.#checkpointWhenDue();
  }

  /** Syncs the group and answers those who wait. Never throws. */
  #sync(): void {
    const group = this.#group;
    if (!group) return;
    try {
      if (group.records.length > 0) this.#parts.writing?.journal.append(group.records);
      this.#database.commit();
    } catch (error) {
      this.#abandonGroup(error);
      return;
    }
    this.#group = undefined;
    group.synced.resolve();
    this.#folding?.tail.push(...group.records);
  }

  #abandonGroup(error: unknown): void {
    const group = this.#group;
    if (!group) return;
    this.#group = undefined;
    this.#lastSequence -= group.records.length;
    try {
      this.#database.rollBack();
    } catch {
      // There is no transaction left to roll back when SQLite did it itself.
    }
    const clean = error instanceof AppendFailure && error.clean;
    if (!clean) this.#leaveJournal();
    group.synced.reject(refusals.notSaved(error instanceof AppendFailure ? error.cause : error));
  }

  #journalLength(): number {
    return this.#parts.writing?.journal.length ?? 0;
  }

  /** What a failed sync left in the journal is not known: only a new checkpoint and a new journal can be trusted. */
  #leaveJournal(): void {
    try {
      this.#checkpoint();
    } catch {
      this.#suspended = true;
    }
  }

  /** Whether the disk can be written to again: there may be room now. */
  #resume(): void {
    try {
      this.#checkpoint();
    } catch (error) {
      throw refusals.suspended(error);
    }
  }

  async #checkpointWhenDue(): Promise<void> {
    if (!(await this.#fold()) && !this.#closed) this.#checkpointQuietly();
  }

  #checkpointQuietly(): void {
    try {
      this.#checkpoint();
    } catch {
      // The journal goes on, and is tried again later.
      this.#dueAt = this.#journalLength() + TRY_AGAIN_AFTER;
    }
  }

  /** Writes the database in memory at once: what else is to be done waits for it. */
  #checkpoint(): void {
    const { files, folder, vault, database } = this.#parts;
    this.#folding?.stop.abort();
    this.#sync();
    writeCheckpoint(files, folder, vault, database);
    this.#restartJournal(this.#lastSequence);
  }

  /**
   * Has a large database written behind the commands: another thread folds the journal into what is on the disk, and what
   * comes of it is put in place between two groups. False when it was not; nothing has changed then.
   */
  async #fold(): Promise<boolean> {
    const { folder, fold, writing } = this.#parts;
    if (!fold || !writing) return false;
    this.#sync();
    const into = join(folder, FOLDED);
    const stop = new AbortController();
    const folded = fold(this.#parts, { end: writing.journal.end, into }, stop.signal);
    if (!folded) return false;
    const tail: JournalRecord[] = [];
    const done = this.#putInPlace(folded, into, stop.signal, tail);
    this.#folding = { tail, stop, done };
    try {
      return await done;
    } finally {
      this.#folding = undefined;
    }
  }

  async #putInPlace(
    folded: Promise<number>,
    into: string,
    signal: AbortSignal,
    tail: readonly JournalRecord[],
  ): Promise<boolean> {
    const { files, folder } = this.#parts;
    const base = this.#lastSequence;
    try {
      if ((await folded) !== base) throw new Error('what is on the disk is not what was synced');
      this.#sync();
      signal.throwIfAborted();
      replace(files, into, join(folder, DATABASE));
      this.#restartJournal(base, tail);
      return true;
    } catch {
      // Memory holds everything: a checkpoint is written from there, and tells what stops it.
      removeQuietly(files, into);
      return false;
    }
  }

  #restartJournal(base: number, tail: readonly JournalRecord[] = []): void {
    const { id, schema, writing } = this.#parts;
    if (!writing) throw refusals.readOnly();
    try {
      writing.journal.restart({ dossier: id, schema, base }, tail);
      this.#suspended = false;
    } catch (error) {
      this.#suspended ||= writing.journal.isLost;
      throw error;
    }
    this.#dueAt = CHECKPOINT_AT;
    this.#parts.afterCheckpoint(this);
  }
}
