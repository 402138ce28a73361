import type { JournalRecord } from './journal-format.ts';
import type { Label } from './label.ts';
import type { StoreParts, Writing } from './open-store.ts';
import { writeElsewhere } from './refuge.ts';
import { refusals } from './refusals.ts';

/** From where an open dossier was moved: under its folder’s new name, or as a copy, what is left there being another. */
export interface Moved {
  readonly from: string;
  readonly isCopy: boolean;
}

/** What an open dossier says and does when it is moved. */
interface Movable {
  label(): Label;
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
    if (ground.holds(writing.journal) || this.follow()) {
      this.#isNowhere = false;
      return false;
    }
    this.writeElsewhere([]);
    return true;
  }

  /** Goes on in the same folder under the name that it was given meanwhile; false when it is another, or not found. */
  follow(): boolean {
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
  writeElsewhere(records: readonly JournalRecord[]): void {
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
