import type { Done } from '../../shared/wire.ts';
import { keepAttachment, readKept } from './attachments.ts';
import { Checkpoints } from './checkpoints.ts';
import { bindable, type Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import { AppendFailure, type Journal } from './journal.ts';
import type { JournalRecord } from './journal-format.ts';
import type { Lock } from './lock.ts';
import { beginChange, endChange, endOutside, RecordBuilder } from './record.ts';
import { orNotSaved, refusals } from './refusals.ts';
import type { RowWatch } from './row-watch.ts';
import type { Change, DossierStore, Reader, Statement, StoredFile, Work, Writer } from './store.ts';
import { OpenEntries } from './typing.ts';
import type { Range, Vault } from './vault/vault.ts';

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
  readonly #checkpoints: Checkpoints;
  readonly #openEntries = new OpenEntries();
  #group: Group | undefined;
  #performing = false;
  #closed = false;

  constructor(parts: StoreParts) {
    this.id = parts.id;
    this.folder = parts.folder;
    this.#parts = parts;
    this.#database = parts.database;
    this.#lastSequence = parts.lastSequence;
    this.#checkpoints = new Checkpoints(parts, {
      sync: () => this.#sync(),
      lastSequence: () => this.#lastSequence,
      checkpointed: () => parts.afterCheckpoint(this),
    });
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
    return this.#parts.writing === undefined || this.#checkpoints.isSuspended;
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

  async transact<T>(change: Change, work: Work<T>): Promise<T> {
    return (await this.#transact(change, work)).value;
  }

  record<T>(change: Change, work: Work<T>): Promise<Done<T>> {
    return this.#transact(change, work);
  }

  async transactOutside<T>(work: (write: Writer) => T): Promise<T> {
    return (await this.#transact(undefined, work)).value;
  }

  async #transact<T>(change: Change | undefined, work: Work<T>): Promise<Done<T>> {
    this.#refuseWriting();
    if (this.#performing) throw new Error('a transaction was begun inside another');
    const group = this.#openGroup();
    this.#performing = true;
    try {
      const { value, record } = this.#perform(change, work);
      if (record) group.records.push(record);
      return group.synced.promise.then(() => ({ value, sequence: record?.sequence ?? null }));
    } finally {
      this.#performing = false;
    }
  }

  /** Before a copy of it is made: what is typed from now on does not join what the copy holds. */
  closeEntries(): void {
    this.#openEntries.close();
  }

  async durable(): Promise<void> {
    await this.#group?.synced.promise;
  }

  async checkpoint(): Promise<void> {
    this.#refuseWriting();
    // One that was begun before does not hold all that is meant.
    await this.#checkpoints.settled();
    this.#refuseWriting();
    if (await this.#checkpoints.behind()) return;
    this.#refuseWriting();
    await orNotSaved(async () => this.#checkpoints.now());
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
    await this.#checkpoints.stop();
    if (this.#closed) return;
    this.#sync();
    // If it fails nothing is lost: the next opening replays the journal.
    this.#checkpoints.quietly();
    this.#closed = true;
    this.#parts.writing?.journal.close();
    this.#database.close();
    await this.#parts.writing?.lock.release();
  }

  #refuseWriting(): void {
    if (this.#closed) throw refusals.closed();
    if (this.#checkpoints.isSuspended) this.#resume();
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
  #perform<T>(change: Change | undefined, work: Work<T>) {
    const database = this.#database;
    const sequence = this.#lastSequence + 1;
    const builder = new RecordBuilder();
    let description = change?.description ?? '';
    let typed: { added: string | undefined } | undefined;
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
      const describe = (words: string) => {
        description = words;
      };
      const value = work(writer, describe, (added) => {
        typed = { added };
      });
      if (value instanceof Promise) throw new Error('the work of a transaction must be synchronous');
      open = false;
      const save = typed && change && this.#openEntries.place(database, sequence, change);
      if (builder.isEmpty || save === 'unchanged') {
        this.#undoCommand();
        return { value, record: undefined };
      }
      if (save?.added) description = typed?.added ?? description;
      const told = change && { ...change, description, ...(save?.joins && { joins: save.joins }) };
      if (told) endChange(database, sequence, told);
      else endOutside(database, sequence);
      const record: JournalRecord = { sequence, payload: Buffer.from(builder.json(told)) };
      database.run('RELEASE command');
      save?.open();
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
    this.#checkpoints.whenDue();
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
    this.#checkpoints.synced(group.records);
  }

  #abandonGroup(error: unknown): void {
    const group = this.#group;
    if (!group) return;
    this.#group = undefined;
    this.#openEntries.close();
    this.#lastSequence -= group.records.length;
    try {
      this.#database.rollBack();
    } catch {
      // There is no transaction left to roll back when SQLite did it itself.
    }
    const clean = error instanceof AppendFailure && error.clean;
    if (!clean) this.#checkpoints.leaveJournal();
    group.synced.reject(refusals.notSaved(error instanceof AppendFailure ? error.cause : error));
  }

  /** Whether the disk can be written to again: there may be room now. */
  #resume(): void {
    try {
      this.#checkpoints.now();
    } catch (error) {
      throw refusals.suspended(error);
    }
  }
}
