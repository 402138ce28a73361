import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import {
  encodeGroup,
  encodeHeader,
  HEADER_SIZE,
  type JournalHeader,
  type JournalRecord,
  SALT_SIZE,
} from './journal-format.ts';
import type { RecordSeal, Vault } from './vault/vault.ts';
import { removeQuietly, renamePatiently, writeAll, writeBeside } from './whole-file.ts';

export const JOURNAL = 'dossier.journal';

/** The journal is lengthened by this many bytes of zeros at a time: overwriting syncs faster than appending. */
const ROOM = 256 * 1024;

/** A failed append. `clean`: the disk holds nothing of it for certain. */
export class AppendFailure extends Error {
  readonly clean: boolean;

  constructor(cause: unknown, clean: boolean) {
    super('the journal could not be written', { cause });
    this.clean = clean;
  }
}

/** What a new journal follows. */
export type JournalStart = Omit<JournalHeader, 'salt'>;

/** The file of every transaction since the checkpoint, open for appending. */
export class Journal {
  readonly #files: FileSystem;
  readonly #folder: string;
  #file: number | undefined;
  readonly #vault: Vault;
  #seal: RecordSeal | undefined;
  #end = HEADER_SIZE;
  #size = 0;

  private constructor(files: FileSystem, folder: string, vault: Vault) {
    this.#files = files;
    this.#folder = folder;
    this.#vault = vault;
  }

  /** Opens the journal to go on at `end`, where its readable records stop; what a crash left after is cut off. */
  static open(files: FileSystem, folder: string, vault: Vault, end: number): Journal {
    const journal = new Journal(files, folder, vault);
    try {
      journal.#openAt(end);
      if (!journal.#restIsBlank()) journal.#blankRest();
      // What a killed process had written without syncing it is about to be shown.
      else if (end > HEADER_SIZE && journal.#file !== undefined) files.sync(journal.#file);
      return journal;
    } catch (error) {
      journal.close();
      throw error;
    }
  }

  /** Puts an empty journal in a folder, in the place of the one there may be. */
  static create(files: FileSystem, folder: string, vault: Vault, start: JournalStart): Journal {
    const journal = new Journal(files, folder, vault);
    try {
      journal.restart(start);
      return journal;
    } catch (error) {
      journal.close();
      throw error;
    }
  }

  /**
   * Puts a journal of only `records`, in clear, in the place of this one, atomically, and goes on with it. When that fails
   * this one goes on, unless it `isLost`.
   */
  restart(start: JournalStart, records: readonly JournalRecord[] = []): void {
    const path = join(this.#folder, JOURNAL);
    const header = encodeHeader({
      ...start,
      salt: this.#vault.isSealed ? randomBytes(SALT_SIZE) : undefined,
    });
    const group = sealedGroup(this.#vault.records(header), records);
    const end = HEADER_SIZE + group.length;
    const content = new Uint8Array(end - (end % ROOM) + ROOM);
    content.set(header);
    content.set(group, HEADER_SIZE);
    const unfinished = writeBeside(this.#files, path, content);
    const wasOpen = this.#file !== undefined;
    // Windows does not rename over an open file.
    this.close();
    try {
      renamePatiently(this.#files, unfinished, path);
    } catch (error) {
      removeQuietly(this.#files, unfinished);
      if (wasOpen) this.#openAt(this.#end);
      throw error;
    }
    // After a power cut the old journal might be back in its place, without what would be written from now on: until
    // the folder is synced, nothing is.
    this.#files.syncFolder(this.#folder);
    this.#openAt(end);
  }

  /** True when nothing can be appended until a `restart` succeeds. */
  get isLost(): boolean {
    return this.#file === undefined;
  }

  /** Where its records stop, in bytes from the start of the file. */
  get end(): number {
    return this.#end;
  }

  /** Bytes of records. */
  get length(): number {
    return this.#end - HEADER_SIZE;
  }

  /** Writes records and waits until they are on the disk. Throws `AppendFailure`. */
  append(records: readonly JournalRecord[]): void {
    const file = this.#file;
    const seal = this.#seal;
    if (file === undefined || !seal) throw new AppendFailure(new Error('the journal is lost'), false);
    const bytes = sealedGroup(seal, records);
    this.#makeRoom(file, bytes.length);
    try {
      writeAll(this.#files, file, bytes, this.#end);
    } catch (error) {
      throw new AppendFailure(error, this.#erase(file, bytes.length));
    }
    try {
      this.#files.syncData(file);
    } catch (error) {
      // After a failed sync the system may hold the pages for clean: nothing said later of this file can be trusted.
      throw new AppendFailure(error, false);
    }
    this.#end += bytes.length;
  }

  /** Never throws: what counts was synced before. */
  close(): void {
    const file = this.#file;
    this.#file = undefined;
    try {
      if (file !== undefined) this.#files.close(file);
    } catch {
      // The system lets go of the file all the same.
    }
  }

  #openAt(end: number): void {
    this.#file = this.#files.open(join(this.#folder, JOURNAL), 'r+');
    this.#end = end;
    this.#size = this.#files.size(this.#file);
    const header = new Uint8Array(HEADER_SIZE);
    this.#files.read(this.#file, header, 0);
    this.#seal = this.#vault.records(header);
  }

  #makeRoom(file: number, length: number): void {
    const needed = this.#end + length;
    if (needed <= this.#size) return;
    const size = Math.ceil(needed / ROOM) * ROOM + ROOM;
    try {
      const zeros = new Uint8Array(ROOM);
      for (let at = this.#size; at < size; at += ROOM) {
        writeAll(this.#files, file, zeros.subarray(0, Math.min(ROOM, size - at)), at);
      }
      this.#files.sync(file);
    } catch (error) {
      throw new AppendFailure(error, true);
    }
    this.#size = size;
  }

  #erase(file: number, length: number): boolean {
    try {
      writeAll(this.#files, file, new Uint8Array(length), this.#end);
      this.#files.syncData(file);
      return true;
    } catch {
      return false;
    }
  }

  #restIsBlank(): boolean {
    const buffer = Buffer.alloc(ROOM);
    const blank = Buffer.alloc(ROOM);
    for (let at = this.#end; at < this.#size && this.#file !== undefined; ) {
      const read = this.#files.read(this.#file, buffer, at);
      if (read === 0) return true;
      if (!buffer.subarray(0, read).equals(blank.subarray(0, read))) return false;
      at += read;
    }
    return true;
  }

  #blankRest(): void {
    if (this.#file === undefined) return;
    this.#files.truncate(this.#file, this.#end);
    this.#files.sync(this.#file);
    this.#size = this.#end;
  }
}

function sealedGroup(seal: RecordSeal, records: readonly JournalRecord[]): Uint8Array {
  return encodeGroup(
    records.map(({ sequence, payload }) => ({ sequence, payload: seal.seal(sequence, payload) })),
  );
}
