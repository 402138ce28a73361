import type { Tables } from '../../../shared/declared/table.ts';
import type { AppError } from '../../../shared/errors.ts';
import { keepAttachment, readKept } from './attachments.ts';
import { Checkpoints } from './checkpoints.ts';
import { Commands } from './commands.ts';
import type { Database } from './database.ts';
import { AppendFailure } from './journal.ts';
import { type Label, relabel } from './label.ts';
import type { Moved } from './moved.ts';
import { recording } from './recording-reader.ts';
import { orNotSaved, refusals } from './refusals.ts';
import { Relocation } from './relocation.ts';
import type {
  Change,
  DossierStore,
  MakeKept,
  Recorded,
  RecordingReader,
  Statement,
  StoredFile,
  Work,
  Writer,
} from './store.ts';
import type { StoreParts } from './store-parts.ts';
import type { Range, Vault } from './vault/vault.ts';
import { warnings } from './warnings.ts';

export interface OpenStoreParts extends StoreParts {
  /** Told when the open dossier lies elsewhere than before, or when something is to be said of it. */
  readonly onChange?: ((store: OpenStore) => void) | undefined;
}

/** The open dossier: its database in memory, the commands that change it, its checkpoints, and the place where it lies. */
export class OpenStore implements DossierStore {
  readonly id: string;
  readonly #parts: OpenStoreParts;
  readonly #database: Database;
  readonly #commands: Commands;
  readonly #checkpoints: Checkpoints;
  readonly #relocation: Relocation;
  readonly #kept = new Map<MakeKept<unknown>, unknown>();
  #label: Label;
  #closed = false;
  /** What was last told of its place and of its warnings. */
  #said: string;

  constructor(parts: OpenStoreParts) {
    this.id = parts.label.id;
    this.#label = parts.label;
    this.#parts = parts;
    this.#database = parts.database;
    this.#commands = new Commands(parts, {
      read: this,
      holdLatest: (records) => this.#relocation.holdLatest(records),
      synced: (records) => this.#checkpoints.synced(records),
      turnEnded: () => {
        if (!this.#closed) this.#checkpoints.whenDue();
      },
      failed: (error) => this.#settleFailed(error),
    });
    this.#relocation = new Relocation(parts, {
      label: () => this.#label,
      sync: () => this.#commands.sync(),
      begunAnew: () => this.#checkpoints.beginAnew(),
      tell: () => this.#tell(),
    });
    this.#checkpoints = new Checkpoints(parts, {
      sync: () => this.#commands.sync(),
      lastSequence: () => this.#commands.lastSequence,
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

  get version(): number {
    return this.#commands.version;
  }

  get lastSequence(): number {
    return this.#commands.lastSequence;
  }

  get tables(): Tables {
    return this.#parts.tables ?? {};
  }

  all<Row>(statement: Statement<Row>): Row[] {
    if (this.#closed) throw refusals.closed();
    const { sql, parameters } = statement.compile();
    return this.#database.all<Row>(sql, parameters);
  }

  first<Row>(statement: Statement<Row>): Row | undefined {
    return this.all(statement)[0];
  }

  recordingReader(): RecordingReader {
    return recording(this, this.#database);
  }

  kept<T>(table: string, make: MakeKept<T>): T {
    const known = this.#kept.get(make);
    if (known !== undefined) return known as T;
    const made = make(this.#database.watch(table));
    this.#kept.set(make, made);
    return made;
  }

  async transact<T>(change: Change, work: Work<T>): Promise<T> {
    return (await this.#transact(change, work)).value;
  }

  record<T>(change: Change, work: Work<T>): Promise<Recorded<T>> {
    return this.#transact(change, work);
  }

  async transactOutside<T>(work: (write: Writer) => T): Promise<T> {
    return (await this.#transact(undefined, work)).value;
  }

  async #transact<T>(change: Change | undefined, work: Work<T>): Promise<Recorded<T>> {
    this.#refuseWriting();
    return this.#commands.perform(change, work);
  }

  /** Before a copy of it is made: what is typed from now on does not join what the copy holds. */
  closeEntries(): void {
    this.#commands.closeEntries();
  }

  durable(): Promise<void> {
    return this.#commands.durable();
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
    this.#commands.sync();
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
    this.#commands.sync();
    this.#relocation.standAtLast();
    // If it fails nothing is lost: the next opening replays the journal.
    this.#checkpoints.quietly();
    this.#relabel();
    this.#closed = true;
    this.#relocation.stopLooking();
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

  /** Says that it lies elsewhere, or that something else is to be said of it, once what is being done is done. */
  #tell(): void {
    queueMicrotask(() => {
      const said = JSON.stringify([this.folder, this.warnings]);
      if (said === this.#said) return;
      this.#said = said;
      this.#parts.onChange?.(this);
    });
  }

  #relabel(): void {
    if (!this.#parts.writing) return;
    try {
      this.#label = relabel({ ...this.#parts, folder: this.folder }, this, this.#label);
    } catch {
      // It holds copies only; the next checkpoint tries again.
    }
  }

  /** Of commands that could not be kept: leaves a journal that is not to be trusted, and says no more than what is known. */
  #settleFailed(error: unknown): AppError {
    const { left, cause } =
      error instanceof AppendFailure ? error : { left: 'undone' as const, cause: error };
    if (left !== 'clean') this.#checkpoints.leaveJournal();
    if (this.readOnly) this.#tell();
    if (this.#relocation.isNowhere) return refusals.nowhere(this.folder, cause);
    // A new checkpoint holds nothing of it.
    return left === 'unknown' && this.#checkpoints.isSuspended
      ? refusals.unsure(cause)
      : refusals.notSaved(cause);
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
