import type { BackupReason } from '../../shared/backups/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Note } from '../engine/dossier/backup-note.ts';
import { attachedTo } from '../engine/dossier/copy.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import { refusals } from '../engine/dossier/refusals.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { failures } from './errors.ts';
import { type MakingParts, makeBackup } from './make.ts';
import { bringFrom, keepSecondCopies } from './second-copies.ts';
import { listBackups, rotate, type ShelvedBackup } from './shelf.ts';

/** Between two automatic backups of one session of work. */
const HOUR = 3600 * 1000;

export interface KeeperParts extends MakingParts {
  /** Called when a backup was made, or failed, on its own. */
  readonly onChange: () => void;
  /** Where an unforeseen error is written. */
  readonly log: (error: unknown) => void;
}

interface Last {
  readonly store: OpenStore;
  /** When the last one was made or tried, in milliseconds. */
  readonly at: number;
  /** The last change that it contains; empty when there is none. */
  readonly change: string;
}

/** Makes backups on its own: when a dossier is opened, then each hour in which something changed, and when it is left. */
export class BackupKeeper {
  readonly #parts: KeeperParts;
  #last: Last | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #failure: string | null = null;
  #doubling: AbortController | undefined;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** Why the last automatic backup of the open dossier failed; null when it did not. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Told of every change, and of every opening: makes a backup, behind what is being done, if one is due. Never throws. */
  consider(store: OpenStore): void {
    if (store.readOnly) return;
    const now = Date.parse(this.#parts.now());
    if (this.#last?.store !== store) {
      this.#failure = null;
      this.#last = { store, at: now, change: this.#latestBackedUp(store) };
      if (!this.#isDue(store)) {
        void this.#doubleQuietly(store);
        return;
      }
    } else if (Math.abs(now - this.#last.at) < HOUR) return;
    void this.#makeQuietly(store);
  }

  /** Before a dossier is closed: backs up what changed since the last backup. Never throws. */
  async leave(store: OpenStore): Promise<void> {
    this.#doubling?.abort();
    // What is attached to one that is found elsewhere is brought to it first.
    await orSaidElsewhere(() => store.secure());
    await this.#turn;
    if (this.#last?.store !== store) this.#last = { store, at: 0, change: this.#latestBackedUp(store) };
    if (!store.readOnly && this.#isDue(store)) {
      // It comes anyway, and a copy without a long journal is soon verified.
      await store.checkpoint().catch(() => undefined);
      await this.#makeQuietly(store, { leaving: true });
    }
    this.#last = undefined;
  }

  /** Told that a dossier was written to a new folder: brings there what is attached to it, and makes its first backup. */
  async rewritten(store: OpenStore, from: string): Promise<void> {
    this.#last = { store, at: Date.parse(this.#parts.now()), change: '' };
    try {
      await this.inTurn(async () => {
        if (store.isClosed) return;
        const { files } = this.#parts;
        const { folder, vault } = store;
        await bringFrom(from, { files, folder, vault }, attachedTo(store));
      });
      await this.#makeQuietly(store);
    } catch (error) {
      this.#fail(store, failures.notBrought(from, error));
      this.#parts.onChange();
    }
  }

  /** True when something was done since the last backup; a dossier that was only made has nothing to keep. */
  #isDue(store: OpenStore): boolean {
    const { sequence, at } = lastChange(store);
    return sequence > 1 && this.#last?.change !== changeOf(sequence, at);
  }

  /** Makes a backup now. Throws an AppError. */
  make(store: OpenStore, reason: BackupReason, { leaving = false } = {}): Promise<ShelvedBackup> {
    return this.inTurn(async () => {
      if (store.isClosed) throw refusals.closed();
      if (store.readOnly) throw failures.readOnly();
      store.closeEntries();
      await store.durable();
      store.secure();
      const backup = await makeBackup(this.#parts, store, reason).catch((error: unknown) => {
        // It is about to be said that the dossier is intact.
        store.secure();
        throw error;
      });
      this.#remember(store, backup);
      this.#rotateQuietly(store);
      // What is attached can wait for the next opening, the user does not.
      if (!leaving) await this.#double(store);
      return backup;
    });
  }

  /** Makes a backup where there is none any more. Never throws: what stops it is told with the backups. */
  makeNow(store: OpenStore): Promise<void> {
    return this.#makeQuietly(store);
  }

  /** Runs what reads or writes the backups alone. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #makeQuietly(store: OpenStore, choice: { leaving?: boolean } = {}): Promise<void> {
    // Whether it succeeds or not, the next one is an hour away.
    if (this.#last) this.#last = { ...this.#last, at: Date.parse(this.#parts.now()) };
    try {
      await this.make(store, 'automatic', choice);
      this.#failure = null;
    } catch (error) {
      this.#fail(store, error);
    }
    this.#parts.onChange();
  }

  /** A dossier that is opened and needs no backup may have been left before what is attached to it was copied. */
  async #doubleQuietly(store: OpenStore): Promise<void> {
    try {
      await this.inTurn(() => this.#double(store));
    } catch (error) {
      this.#fail(store, error);
      this.#parts.onChange();
    }
  }

  async #double(store: OpenStore): Promise<void> {
    if (store.isClosed) return;
    const { files } = this.#parts;
    const { folder, vault } = store;
    const doubling = new AbortController();
    this.#doubling = doubling;
    try {
      await keepSecondCopies({ files, folder, vault }, attachedTo(store), doubling.signal);
    } catch (error) {
      if (!doubling.signal.aborted) throw failures.notDoubled(error);
    } finally {
      this.#doubling = undefined;
    }
  }

  #fail(store: OpenStore, error: unknown): void {
    // Those who closed the dossier meanwhile saw to it.
    if (store.isClosed) return;
    if (!(error instanceof AppError)) this.#parts.log(error);
    this.#failure = error instanceof AppError ? error.message : 'La sauvegarde automatique a échoué.';
  }

  #remember(store: OpenStore, { note, madeAt }: ShelvedBackup): void {
    if (this.#last?.store !== store) return;
    this.#last = { store, at: Date.parse(madeAt), change: note ? changeIn(note) : '' };
  }

  #rotateQuietly(store: OpenStore): void {
    try {
      rotate(this.#parts.files, store.folder, this.#parts.now());
    } catch {
      // The next backup tries again; meanwhile there is one too many.
    }
  }

  #latestBackedUp(store: OpenStore): string {
    try {
      const latest = listBackups(this.#parts.files, store.folder).find(({ state }) => state === 'verified');
      return latest?.note ? changeIn(latest.note) : '';
    } catch {
      return '';
    }
  }
}

async function orSaidElsewhere(secure: () => void): Promise<void> {
  try {
    secure();
  } catch {
    // Closing it says so.
  }
}

/** Tells a change from those of other times: after a restore, its number is used again. */
const changeOf = (sequence: number, at: string | null): string => `${sequence} ${at}`;

const changeIn = ({ lastSequence, lastChangeAt }: Note): string => changeOf(lastSequence, lastChangeAt);

function lastChange(read: Reader): { sequence: number; at: string | null } {
  const latest = 'SELECT sequence, at FROM history ORDER BY sequence DESC LIMIT 1';
  return read.first(bareStatement<{ sequence: number; at: string }>(latest, [])) ?? { sequence: 0, at: null };
}
