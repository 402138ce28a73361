import type { AppError } from '../../../shared/errors.ts';
import { type Performed, performCommand } from './command.ts';
import { AppendFailure } from './journal.ts';
import type { JournalRecord } from './journal-format.ts';
import { refusals } from './refusals.ts';
import type { Change, Reader, Recorded, Work } from './store.ts';
import type { StoreParts } from './store-parts.ts';
import { TouchTeller } from './touched.ts';
import { OpenEntries } from './typing.ts';

/** What an open dossier does for its commands. */
interface Commanded {
  readonly read: Reader;
  /** Makes sure that what was just synced is where the dossier is looked for. Throws when it could not be put there. */
  holdLatest(records: readonly JournalRecord[]): void;
  /** Told of those that are synced. */
  synced(records: readonly JournalRecord[]): void;
  /** Told at the end of a turn of the event loop that its group is synced, or taken back. */
  turnEnded(): void;
  /** Told of a group that failed, once memory is without it; answers what is said to those who wait for it. */
  failed(error: unknown): AppError;
}

/** Commands that wait for the same sync. */
interface Group {
  readonly records: JournalRecord[];
  readonly synced: PromiseWithResolvers<void>;
}

/**
 * The commands given to an open dossier. Those of one turn of the event loop form a group: one SQLite transaction, in which
 * each is a savepoint, committed once their records are synced together. When the disk fails, rolling the group back makes
 * memory what the disk holds.
 */
export class Commands {
  readonly #parts: StoreParts;
  readonly #store: Commanded;
  readonly #entries = new OpenEntries();
  readonly #teller: TouchTeller;
  #lastSequence: number;
  #group: Group | undefined;
  #performing = false;
  #version = 0;

  constructor(parts: StoreParts, store: Commanded) {
    this.#parts = parts;
    this.#store = store;
    this.#teller = new TouchTeller(parts.database);
    this.#lastSequence = parts.lastSequence;
  }

  /** Number of the last one, those that wait included. */
  get lastSequence(): number {
    return this.#lastSequence;
  }

  /** How many times they were run or taken back. */
  get version(): number {
    return this.#version;
  }

  /** Runs one at once; resolves when it is synced. Throws what `work` throws, nothing having happened. */
  perform<T>(change: Change | undefined, work: Work<T>): Promise<Recorded<T>> {
    if (this.#performing) throw new Error('a transaction was begun inside another');
    const group = this.#openGroup();
    this.#version += 1;
    this.#performing = true;
    try {
      const { value, record, touched } = this.#inSavepoint(change, work);
      if (record) group.records.push(record);
      return group.synced.promise.then(() => ({ value, sequence: record?.sequence ?? null, touched }));
    } finally {
      this.#performing = false;
    }
  }

  /** Resolves when those that wait are synced. */
  async durable(): Promise<void> {
    await this.#group?.synced.promise;
  }

  /** What is typed from now on joins nothing that was typed before. */
  closeEntries(): void {
    this.#entries.close();
  }

  /** Syncs those that wait and answers them, or takes them back. Never throws. */
  sync(): void {
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
    this.#store.synced(group.records);
  }

  #openGroup(): Group {
    if (this.#group) return this.#group;
    this.#parts.database.run('BEGIN');
    const group: Group = { records: [], synced: Promise.withResolvers() };
    // A group of which nobody waits any more may fail without ending the process.
    group.synced.promise.catch(() => undefined);
    this.#group = group;
    // What else arrives in this turn of the event loop joins the group.
    setImmediate(() => {
      // They may have been synced before: what looks at where they lie does it too.
      if (this.#group === group) this.sync();
      this.#store.turnEnded();
    });
    return group;
  }

  #inSavepoint<T>(change: Change | undefined, work: Work<T>): Performed<T> {
    const { database } = this.#parts;
    const sequence = this.#lastSequence + 1;
    database.run('SAVEPOINT command');
    try {
      const running = { database, read: this.#store.read, entries: this.#entries, teller: this.#teller };
      const performed = performCommand(running, sequence, change, work);
      if (!performed.record) {
        this.#undoCommand();
        return performed;
      }
      database.run('RELEASE command');
      performed.open?.();
      this.#lastSequence = sequence;
      return performed;
    } catch (error) {
      this.#undoCommand();
      throw error;
    }
  }

  #undoCommand(): void {
    const { database } = this.#parts;
    try {
      database.run('ROLLBACK TO command');
      database.run('RELEASE command');
    } catch (error) {
      // SQLite gave the whole transaction up (out of memory): the group went with it.
      this.#abandonGroup(error);
      throw refusals.notSaved(error);
    }
  }

  /** Syncs records and commits them in memory. Nobody is answered before they are seen to be where they are looked for. */
  #keep(records: readonly JournalRecord[]): void {
    const { writing, database } = this.#parts;
    if (writing && records.length > 0) {
      const { journal } = writing;
      journal.append(records);
      try {
        this.#store.holdLatest(records);
      } catch (error) {
        throw new AppendFailure(error, journal.takeBack(records));
      }
    }
    database.commit();
  }

  #abandonGroup(error: unknown): void {
    const group = this.#group;
    if (!group) return;
    this.#group = undefined;
    this.#version += 1;
    this.#entries.close();
    this.#lastSequence -= group.records.length;
    try {
      this.#parts.database.rollBack();
    } catch {
      // There is no transaction left to roll back when SQLite did it itself.
    }
    group.synced.reject(this.#store.failed(error));
  }
}
