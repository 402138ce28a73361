import { LOOKS } from './ground.ts';
import type { JournalRecord } from './journal-format.ts';
import type { Label } from './label.ts';
import type { Moved } from './moved.ts';
import { parseRecord, replay } from './record.ts';
import { writeElsewhere } from './refuge.ts';
import { refusals } from './refusals.ts';
import type { StoreParts, Writing } from './store-parts.ts';

/** What an open dossier says and does when it is moved. */
interface Movable {
  label(): Label;
  /** Syncs the commands that wait, or takes them back. Never throws. */
  sync(): void;
  /** All of it was just written to a new folder. */
  begunAnew(): void;
  /** Something else is to be said of it. */
  tell(): void;
}

/** Keeps an open dossier where its path says, or moves it to where it can be. */
export class Relocation {
  readonly #parts: StoreParts;
  readonly #store: Movable;
  #moved: Moved | undefined;
  #isNowhere = false;
  #locking: Promise<void> | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(parts: StoreParts, store: Movable) {
    this.#parts = parts;
    this.#store = store;
  }

  /** The last move; undefined when there was none. */
  get moved(): Moved | undefined {
    return this.#moved;
  }

  /** True while it is neither in its place nor could be written elsewhere. */
  get isNowhere(): boolean {
    return this.#isNowhere;
  }

  /** Resolves once the folder in which it lies is kept for this process. */
  async locked(): Promise<void> {
    await this.#locking;
  }

  /** True when the dossier was no longer in its place, and is written elsewhere. Throws when it could not be. */
  check(): boolean {
    const { writing, ground } = this.#parts;
    if (!writing) return false;
    if (ground.holds(writing.journal) || this.#follow()) {
      this.#isNowhere = false;
      return false;
    }
    this.#writeElsewhere([]);
    return true;
  }

  /**
   * Makes sure that the records just synced, of a group that is not committed yet, are what the path names. Where they are
   * not, memory holds all that was answered before, and is written elsewhere with them. So what is answered was on the disk
   * where the application looks for it, and what someone takes away later is written again with the next group. The database,
   * to which no command writes, may have been replaced a moment before rather than after: it is looked at again within that
   * moment. Throws the system’s errors.
   */
  holdLatest(records: readonly JournalRecord[]): void {
    const { writing, ground, database } = this.#parts;
    if (!writing) return;
    if (ground.wasJustSeen) this.#lookLater();
    if (ground.holdsLatest(writing.journal) || this.#follow()) return;
    database.rollBack();
    this.#writeElsewhere(records);
    database.run('BEGIN');
    for (const { sequence, payload } of records) {
      replay(database, sequence, parseRecord(Buffer.from(payload).toString()));
    }
  }

  /** Before it is closed: a disk that does not answer is asked twice. Throws `dossier-nowhere`. */
  standAtLast(): void {
    const ways = [() => this.check(), () => this.check(), () => this.#writeElsewhere([])];
    let failure: unknown;
    for (const way of ways) {
      try {
        way();
        return;
      } catch (error) {
        failure = error;
      }
    }
    throw refusals.nowhere(this.#parts.ground.folder, failure);
  }

  /** Looks at it no more. */
  stopLooking(): void {
    clearTimeout(this.#looking);
  }

  #lookLater(): void {
    if (this.#looking) return;
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      this.#store.sync();
      try {
        this.check();
      } catch {
        // A disk that does not answer tells nothing; one on which nothing can be written is found to be so by the next group.
      }
    }, LOOKS).unref();
  }

  /** Goes on in the same folder under the name that it was given meanwhile; false when it is another, or not found. */
  #follow(): boolean {
    const { ground, writing } = this.#parts;
    const { folder } = ground;
    const renamed = ground.renamed();
    if (renamed === undefined || renamed === folder || !writing) return false;
    const go = (to: string) => {
      ground.follow(to);
      writing.journal.follow(to);
      writing.lock.follow(to);
    };
    go(renamed);
    if (!ground.holds(writing.journal)) {
      go(folder);
      return false;
    }
    this.#moved = { from: folder, isCopy: false };
    this.#store.tell();
    return true;
  }

  /**
   * Writes what memory holds, and `records` after it, to a new folder: beside the former one, or among the application’s own.
   * Call it outside any transaction. Throws the system’s errors.
   */
  #writeElsewhere(records: readonly JournalRecord[]): void {
    const { files, vault, database, schema, ground, refuge, writing, onWriting } = this.#parts;
    if (!writing) throw refusals.readOnly();
    const { above, folder } = ground;
    const label = this.#store.label();
    const places = new Set([above, refuge].filter((place) => place !== undefined));
    try {
      const whole = { files, vault, database, schema, label, records };
      const journal = writeElsewhere(whole, [...places], ground.nameElsewhere(new Date()), {
        onBegun: (there) => onWriting?.(label.id, there),
        onWritten: (there) => ground.moveTo(there),
      });
      writing.journal.close();
      writing.journal = journal;
    } catch (error) {
      this.#isNowhere = true;
      this.#store.tell();
      throw error;
    }
    this.#isNowhere = false;
    this.#store.begunAnew();
    this.#locking = this.#lockAnew(writing, this.#locking);
    this.#moved = { from: folder, isCopy: true };
    this.#store.tell();
  }

  /** What another process would write there meanwhile, the next group would find. */
  async #lockAnew(writing: Writing, before: Promise<void> | undefined): Promise<void> {
    await before;
    try {
      const lock = await writing.lockIn(this.#parts.ground.folder);
      await writing.lock.release();
      writing.lock = lock;
    } catch {
      // The folder has a name that nobody knows yet; the next opening locks it.
    }
  }
}
