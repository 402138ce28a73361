import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type FileSystem, isSameInode } from './file-system.ts';
import {
  encodeGroup,
  encodeHeader,
  HEADER_SIZE,
  type JournalHeader,
  type JournalRecord,
  SALT_SIZE,
} from './journal-format.ts';
import type { RecordSeal, Vault } from './vault/vault.ts';
import { isFull, removeQuietly, renamePatiently, writeAll, writeBeside } from './whole-file.ts';

export const JOURNAL = 'dossier.journal';

/** The journal is lengthened by this many bytes of zeros at a time: overwriting syncs faster than appending. */
const ROOM = 256 * 1024;

/** Bytes by which what was written is known again: the end of a record, or of the header. */
const TAIL = 16;

/** As much room as a full disk gives at a time, in bytes. */
const BLOCK = 4096;

/** What a failed append left: `clean`, the journal as it was; `undone`, nothing of the records, in a file not to be trusted. */
export type Left = 'clean' | 'undone' | 'unknown';

export class AppendFailure extends Error {
  readonly left: Left;

  constructor(cause: unknown, left: Left) {
    super('the journal could not be written', { cause });
    this.left = left;
  }
}

/** What a new journal follows. */
export type JournalStart = Omit<JournalHeader, 'salt'>;

/** The file of every transaction since the checkpoint, open for appending. */
export class Journal {
  readonly #files: FileSystem;
  #folder: string;
  #file: number | undefined;
  readonly #vault: Vault;
  #seal: RecordSeal | undefined;
  #end = HEADER_SIZE;
  #size = 0;
  #inode = '';
  /** The end of what it held before the last group, and that group: what its path must show. */
  #latest: Uint8Array = new Uint8Array();

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

  /** Puts a journal of only `records`, in clear, in a folder, in the place of the one there may be. */
  static create(
    files: FileSystem,
    folder: string,
    vault: Vault,
    start: JournalStart,
    records: readonly JournalRecord[] = [],
  ): Journal {
    const journal = new Journal(files, folder, vault);
    try {
      journal.restart(start, records);
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
    const unfinished = this.#writeBeside(path, content, end);
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
    if (file === undefined || !seal) throw new AppendFailure(new Error('the journal is lost'), 'undone');
    const bytes = sealedGroup(seal, records);
    this.#makeRoom(file, bytes.length);
    try {
      writeAll(this.#files, file, bytes, this.#end);
    } catch (error) {
      throw new AppendFailure(error, this.#erase(file, bytes.length) ? 'clean' : 'unknown');
    }
    try {
      this.#files.syncData(file);
    } catch (error) {
      // The system may hold for clean what it never wrote: the zeros are new to it, all else of this file is not trusted.
      throw new AppendFailure(error, this.#erase(file, bytes.length) ? 'undone' : 'unknown');
    }
    this.#latest = Buffer.concat([this.#latest.subarray(-TAIL), bytes]);
    this.#end += bytes.length;
  }

  /**
   * Whether its path still names it: it may have been removed, or another put in its place. On a volume whose files have no
   * lasting numbers, what the path shows is read. Throws the system’s errors.
   */
  isNamed(): boolean {
    // One that is lost holds nothing that another has not.
    if (this.#file === undefined) return true;
    const path = join(this.#folder, JOURNAL);
    const named = this.#files.standing(path);
    // What a link leads to is not the dossier’s, were it this very file; whoever opened a pipe would wait for ever.
    if (named?.kind !== 'file') return false;
    if (isSameInode(named.inode, this.#inode)) return true;
    const found = this.#files.open(path, 'r');
    try {
      return this.#shows(found, this.#latest);
    } finally {
      this.#files.close(found);
    }
  }

  /** The same, and that what precedes the last group was not written over. Throws the system’s errors. */
  isWhole(): boolean {
    const file = this.#file;
    return this.isNamed() && (file === undefined || this.#shows(file, this.#latest.subarray(0, TAIL)));
  }

  /** Its folder bears another name now. */
  follow(folder: string): void {
    this.#folder = folder;
  }

  /** Takes the last group back; what the disk holds of it then. */
  takeBack(records: readonly JournalRecord[]): Left {
    const file = this.#file;
    const seal = this.#seal;
    if (file === undefined || !seal) return 'undone';
    const { length } = sealedGroup(seal, records);
    this.#end -= length;
    this.#latest = this.#latest.subarray(0, TAIL);
    return this.#erase(file, length) ? 'undone' : 'unknown';
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

  /** Goes on with the file that its path names; it `isLost` when that fails. */
  #openAt(end: number): void {
    const files = this.#files;
    const file = files.open(join(this.#folder, JOURNAL), 'r+');
    this.#file = file;
    try {
      const header = new Uint8Array(HEADER_SIZE);
      files.read(file, header, 0);
      this.#latest = new Uint8Array(TAIL);
      files.read(file, this.#latest, end - TAIL);
      this.#size = files.size(file);
      this.#inode = files.standingOf(file).inode;
      this.#seal = this.#vault.records(header);
      this.#end = end;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Whether a file holds `bytes` where they were written to this one. */
  #shows(file: number, bytes: Uint8Array): boolean {
    const written = Buffer.alloc(bytes.length);
    const from = this.#end - this.#latest.length;
    for (let done = 0; done < written.length; ) {
      const read = this.#files.read(file, written.subarray(done), from + done);
      if (read === 0) return false;
      done += read;
    }
    return written.equals(bytes);
  }

  /** With little room when the disk has no more. */
  #writeBeside(path: string, content: Uint8Array, end: number): string {
    try {
      return writeBeside(this.#files, path, content);
    } catch (error) {
      if (!isFull(error)) throw error;
      return writeBeside(this.#files, path, content.subarray(0, Math.ceil(end / BLOCK) * BLOCK));
    }
  }

  #makeRoom(file: number, length: number): void {
    const needed = this.#end + length;
    if (needed <= this.#size) return;
    try {
      const size = this.#lengthen(file, Math.ceil(needed / ROOM) * ROOM + ROOM, needed);
      this.#files.sync(file);
      this.#size = size;
    } catch (error) {
      throw new AppendFailure(error, 'clean');
    }
  }

  /** To `size`, or to less when the disk is full and what is `needed` fits; answers to what. */
  #lengthen(file: number, size: number, needed: number): number {
    try {
      this.#writeZeros(file, this.#size, size);
      return size;
    } catch (error) {
      if (!isFull(error)) throw error;
    }
    // What the disk took before it was full is room too.
    const taken = this.#files.size(file);
    this.#writeZeros(file, taken, needed);
    return Math.max(taken, needed);
  }

  #writeZeros(file: number, from: number, to: number): void {
    const zeros = new Uint8Array(ROOM);
    for (let at = from; at < to; at += ROOM) {
      writeAll(this.#files, file, zeros.subarray(0, Math.min(ROOM, to - at)), at);
    }
  }

  /** Whether the disk holds nothing any more of what follows the end: zeros in its place, or else the file cut there. */
  #erase(file: number, length: number): boolean {
    const ways = [
      () => writeAll(this.#files, file, new Uint8Array(length), this.#end),
      () => {
        this.#files.truncate(file, this.#end);
        this.#size = this.#end;
      },
    ];
    return ways.some((erase) => {
      try {
        erase();
        this.#files.sync(file);
        return true;
      } catch {
        return false;
      }
    });
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
