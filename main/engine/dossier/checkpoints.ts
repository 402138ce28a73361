import { join } from 'node:path';
import { DATABASE, outsideHistory, writeCheckpoint } from './checkpoint.ts';
import type { JournalRecord } from './journal-format.ts';
import { refusals } from './refusals.ts';
import type { StoreParts } from './store-parts.ts';
import { removeQuietly, replace, UNFINISHED } from './whole-file.ts';

/** A checkpoint is due when the journal holds this many bytes: replaying them would slow the next opening. */
const DUE_AT = 4 * 1024 * 1024;
/** After a checkpoint that failed, the next is tried when the journal has grown by this many bytes. */
const TRY_AGAIN_AFTER = 256 * 1024;
/** A checkpoint made behind the commands, until it takes its place. */
export const FOLDED = `${DATABASE}.folded${UNFINISHED}`;

/** What an open dossier says and does when it is checkpointed. */
interface Checkpointed {
  /** Syncs the commands that wait, or takes them back. Never throws. */
  sync(): void;
  /** Number of the last command, those that wait included. */
  lastSequence(): number;
  /** True when the dossier was no longer in its place, and memory was just written elsewhere. Throws when it could not be. */
  relocated(): boolean;
  /** Told after each checkpoint, and of each that fails. */
  checkpointed(): void;
}

/** A checkpoint that is being made behind the commands. */
interface Folding {
  /** What was synced since it began, which the next journal begins with. */
  readonly tail: JournalRecord[];
  readonly stop: AbortController;
  /** Never rejected. */
  readonly done: Promise<boolean>;
}

/** The checkpoints of an open dossier, and the journal that follows each. */
export class Checkpoints {
  readonly #parts: StoreParts;
  readonly #store: Checkpointed;
  #folding: Folding | undefined;
  /** Bytes of the journal at which the next is due. */
  #dueAt = DUE_AT;
  #suspended = false;
  #failed = false;

  constructor(parts: StoreParts, store: Checkpointed) {
    this.#parts = parts;
    this.#store = store;
  }

  /** True while nothing can be written: what the journal holds is not known, or there is none. */
  get isSuspended(): boolean {
    return this.#suspended;
  }

  /** True since a checkpoint that was due could not be made. */
  get isFailing(): boolean {
    return this.#failed;
  }

  get #journalLength(): number {
    return this.#parts.writing?.journal.length ?? 0;
  }

  /** Resolves once none is being made behind the commands. */
  async settled(): Promise<void> {
    while (this.#folding) await this.#folding.done;
  }

  /** Gives up the one that is being made behind the commands. */
  async stop(): Promise<void> {
    while (this.#folding) {
      this.#folding.stop.abort();
      await this.#folding.done;
    }
  }

  /** Told of commands that have just been synced. */
  synced(records: readonly JournalRecord[]): void {
    this.#folding?.tail.push(...records);
  }

  /** Makes one if the journal has grown enough; what else is done goes on meanwhile where it can. */
  whenDue(): void {
    if (this.#journalLength < this.#dueAt || this.#folding) return;
    void this.behind().then((made) => {
      if (!made && this.#journalLength >= this.#dueAt) this.quietly();
    });
  }

  /** Writes the database in memory at once: what else is to be done waits for it. Throws the system’s errors. */
  now(): void {
    const { files, ground, vault, database } = this.#parts;
    this.#folding?.stop.abort();
    this.#store.sync();
    // What someone else put there is not ours to replace.
    if (this.#store.relocated()) return;
    writeCheckpoint(files, ground.folder, vault, database, (unfinished) => ground.expect(unfinished));
    ground.settle();
    this.#restartJournal(this.#store.lastSequence());
  }

  /** A whole dossier was just written: nothing is due, and nothing of the former one is to be trusted. */
  beginAnew(): void {
    this.#folding?.stop.abort();
    this.#suspended = false;
    this.#failed = false;
    this.#dueAt = DUE_AT;
  }

  /** Nothing is written until a checkpoint can be. */
  suspend(): void {
    this.#suspended = true;
  }

  /** The same when there is something to write; nothing is lost if it fails, and it is tried again later. */
  quietly(): void {
    if (this.#journalLength === 0 && !this.#suspended) return;
    try {
      this.now();
    } catch {
      // The journal goes on, and holds everything.
      this.#dueAt = this.#journalLength + TRY_AGAIN_AFTER;
      this.#failed = true;
      this.#store.checkpointed();
    }
  }

  /** What a failed sync left in the journal is not known: only a new checkpoint and a new journal can be trusted. */
  leaveJournal(): void {
    try {
      this.now();
    } catch {
      this.#suspended = true;
    }
  }

  /**
   * Has a large database written behind the commands: another thread folds the journal into what is on the disk, and what
   * comes of it is put in place between two groups. False when it was not; nothing has changed then.
   */
  async behind(): Promise<boolean> {
    const { ground, fold, writing, key } = this.#parts;
    if (!fold || !writing) return false;
    this.#store.sync();
    const { folder } = ground;
    const into = join(folder, FOLDED);
    const stop = new AbortController();
    const folded = fold({ folder, key }, { end: writing.journal.end, into }, stop.signal);
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
    const { files, ground } = this.#parts;
    const base = this.#store.lastSequence();
    try {
      if ((await folded) !== base) throw new Error('what is on the disk is not what was synced');
      this.#store.sync();
      signal.throwIfAborted();
      if (this.#store.relocated()) throw new Error('what was folded lies in no dossier any more');
      ground.expect(into);
      replace(files, into, join(ground.folder, DATABASE));
      ground.settle();
      this.#restartJournal(base, tail);
      return true;
    } catch {
      // Memory holds everything: a checkpoint is written from there, and tells what stops it.
      removeQuietly(files, into);
      return false;
    }
  }

  #restartJournal(base: number, tail: readonly JournalRecord[] = []): void {
    const { label, schema, database, writing } = this.#parts;
    if (!writing) throw refusals.readOnly();
    try {
      const start = { dossier: label.id, schema, base, outside: outsideHistory(database, base) };
      writing.journal.restart(start, tail);
      this.#suspended = false;
    } catch (error) {
      this.#suspended ||= writing.journal.isLost;
      throw error;
    }
    this.#dueAt = DUE_AT;
    this.#failed = false;
    this.#store.checkpointed();
  }
}
