import type { AppError } from '../../shared/errors.ts';
import type { Done } from '../../shared/wire.ts';
import { keepAttachment, readKept } from './attachments.ts';
import { Checkpoints } from './checkpoints.ts';
import { bindable, type Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import { type Ground, LOOKS } from './ground.ts';
import { AppendFailure, type Journal, type Left } from './journal.ts';
import type { JournalRecord } from './journal-format.ts';
import type { Label } from './label.ts';
import type { Lock } from './lock.ts';
import { beginChange, endChange, endOutside, parseRecord, RecordBuilder, replay } from './record.ts';
import { orNotSaved, refusals } from './refusals.ts';
import { type Moved, Relocation } from './relocation.ts';
import type { RowWatch } from './row-watch.ts';
import type { Change, DossierStore, Statement, StoredFile, Work, Writer } from './store.ts';
import { relabel, type Surroundings } from './surroundings.ts';
import { OpenEntries } from './typing.ts';
import type { Range, Vault } from './vault/vault.ts';
import { warnings } from './warnings.ts';

/** What an open dossier is written with. */
export interface Writing {
  lock: Lock;
  journal: Journal;
  /** Keeps another folder for this process. */
  readonly lockIn: (folder: string) => Promise<Lock>;
}

export interface StoreParts extends Pick<Surroundings, 'names' | 'refuge' | 'onWriting' | 'onChange'> {
  readonly files: FileSystem;
  readonly ground: Ground;
  readonly label: Label;
  readonly schema: number;
  readonly vault: Vault;
  /** Of a protected dossier. */
  readonly key: Uint8Array | undefined;
  readonly database: Database;
  readonly lastSequence: number;
  /** Absent when the dossier is only read. */
  readonly writing?: Writing;
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
  readonly #parts: StoreParts;
  readonly #database: Database;
  #lastSequence: number;
  readonly #checkpoints: Checkpoints;
  readonly #openEntries = new OpenEntries();
  #group: Group | undefined;
  #performing = false;
  #closed = false;
  #label: Label;
  readonly #relocation: Relocation;
  /** What was last told of its place and of its warnings. */
  #said: string;
  #looking: NodeJS.Timeout | undefined;

  constructor(parts: StoreParts) {
    this.id = parts.label.id;
    this.#label = parts.label;
    this.#parts = parts;
    this.#database = parts.database;
    this.#lastSequence = parts.lastSequence;
    this.#relocation = new Relocation(parts, {
      label: () => this.#label,
      begunAnew: () => this.#checkpoints.beginAnew(),
      tell: () => this.#tell(),
    });
    this.#checkpoints = new Checkpoints(parts, {
      sync: () => this.#sync(),
      lastSequence: () => this.#lastSequence,
      relocated: () => this.#relocation.check(),
      checkpointed: () => {
        this.#relabel();
        this.#tell();
      },
    });
    this.#said = JSON.stringify([this.folder, this.warnings]);
  }

  get folder(): string {
    return this.#parts.ground.folder;
  }

  /** How it came to lie elsewhere than where it was opened; undefined when it does not. */
  get moved(): Moved | undefined {
    return this.#relocation.moved;
  }

  get label(): Label {
    return this.#label;
  }

  /** What is to be said of it now, each in a sentence. */
  get warnings(): string[] {
    if (this.#relocation.isNowhere) return [warnings.nowhere(this.folder)];
    const { isSuspended, isFailing } = this.#checkpoints;
    const { moved } = this.#relocation;
    return [
      ...(moved ? [warnings.moved(moved, this.folder)] : []),
      ...(isSuspended ? [warnings.suspended()] : isFailing ? [warnings.notTidied()] : []),
    ];
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
    return keepAttachment(this.#place, content);
  }

  readFile(sha512: string, range?: Range): AsyncIterable<Uint8Array> {
    return readKept(this.#place, sha512, range);
  }

  get #place() {
    const { files, vault } = this.#parts;
    return { files, vault, folder: this.folder };
  }

  /**
   * Makes sure that the dossier is where its path says, and writes it elsewhere when it is not: what is said of it
   * afterwards is so. A label that is gone is written again. Throws `dossier-nowhere`, `dossier-unreadable`.
   */
  secure(): void {
    if (this.#closed || !this.#parts.writing) return;
    this.#sync();
    try {
      if (!this.#relocation.check()) this.#relabel();
    } catch (error) {
      if (!this.#relocation.isNowhere) throw refusals.unreadable(error);
      this.#checkpoints.suspend();
      this.#tell();
      throw refusals.nowhere(this.folder, error);
    }
  }

  /** Its label was given another lock. */
  relabelled(label: Label): void {
    this.#label = label;
  }

  /**
   * Writes a last checkpoint if it can; the journal holds everything if it cannot. Throws `dossier-nowhere`, and stays open,
   * when neither is where its path says nor can be written elsewhere.
   */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#checkpoints.stop();
    if (this.#closed) return;
    this.#sync();
    this.#standAtLast();
    // If it fails nothing is lost: the next opening replays the journal.
    this.#checkpoints.quietly();
    this.#relabel();
    this.#closed = true;
    clearTimeout(this.#looking);
    this.#parts.writing?.journal.close();
    this.#database.close();
    await this.#relocation.locked();
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
      this.#keep(group.records);
    } catch (error) {
      this.#abandonGroup(error);
      return;
    }
    this.#group = undefined;
    group.synced.resolve();
    this.#checkpoints.synced(group.records);
  }

  /**
   * Syncs records and commits them in memory. Nobody is answered before what was synced is seen to be what the path names;
   * where it is not, memory holds all that was answered before, and is written elsewhere with them. So what is answered was
   * on the disk where the application looks for it, and what someone takes away later is written again with the next group.
   * The database, to which no command writes, may have been replaced a moment before rather than after: it is looked at
   * again within that moment.
   */
  #keep(records: readonly JournalRecord[]): void {
    const { writing, ground } = this.#parts;
    const database = this.#database;
    if (writing && records.length > 0) {
      const { journal } = writing;
      journal.append(records);
      try {
        if (ground.wasJustSeen) this.#lookLater();
        if (!ground.holdsLatest(journal) && !this.#relocation.follow()) {
          database.rollBack();
          this.#relocation.writeElsewhere(records);
          database.run('BEGIN');
          for (const { sequence, payload } of records) {
            replay(database, sequence, parseRecord(Buffer.from(payload).toString()));
          }
        }
      } catch (error) {
        throw new AppendFailure(error, journal.takeBack(records));
      }
    }
    database.commit();
  }

  #lookLater(): void {
    if (this.#looking) return;
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      if (this.#closed) return;
      this.#sync();
      try {
        this.#relocation.check();
      } catch {
        // A disk that does not answer tells nothing; one on which nothing can be written is found to be so by the next group.
      }
    }, LOOKS).unref();
  }

  /** Says that it lies elsewhere, or that something else is to be said of it, once what is being done is done. */
  #tell(): void {
    queueMicrotask(() => {
      const said = JSON.stringify([this.folder, this.warnings]);
      if (said === this.#said) return;
      this.#said = said;
      this.#parts.onChange?.(this);
    });
  }

  /** Before it is closed: a disk that does not answer is asked twice. Throws `dossier-nowhere`. */
  #standAtLast(): void {
    const ways = [
      () => this.#relocation.check(),
      () => this.#relocation.check(),
      () => this.#relocation.writeElsewhere([]),
    ];
    let failure: unknown;
    for (const way of ways) {
      try {
        way();
        return;
      } catch (error) {
        failure = error;
      }
    }
    throw refusals.nowhere(this.folder, failure);
  }

  #relabel(): void {
    if (!this.#parts.writing) return;
    try {
      this.#label = relabel({ ...this.#parts, folder: this.folder }, this, this.#label);
    } catch {
      // It holds copies only; the next checkpoint tries again.
    }
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
    const left = error instanceof AppendFailure ? error.left : 'undone';
    if (left !== 'clean') this.#checkpoints.leaveJournal();
    if (this.readOnly) this.#tell();
    group.synced.reject(this.#refusal(error instanceof AppendFailure ? error.cause : error, left));
  }

  /** Says of a command that failed no more than what is known of it. */
  #refusal(error: unknown, left: Left): AppError {
    if (this.#relocation.isNowhere) return refusals.nowhere(this.folder, error);
    // A new checkpoint holds nothing of it.
    return left === 'unknown' && this.#checkpoints.isSuspended
      ? refusals.unsure(error)
      : refusals.notSaved(error);
  }

  /** Whether the disk can be written to again: there may be room now. */
  #resume(): void {
    try {
      this.#checkpoints.now();
    } catch (error) {
      throw this.#relocation.isNowhere ? refusals.nowhere(this.folder, error) : refusals.suspended(error);
    }
  }
}
