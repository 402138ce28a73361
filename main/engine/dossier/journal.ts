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
import { JournalRoom, ROOM } from './journal-room.ts';
import type { RecordSeal, Vault } from './vault/vault.ts';
import { isFull, removeQuietly, renamePatiently, writeAll, writeBeside } from './whole-file.ts';

export const JOURNAL = 'dossier.journal';

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

/** The file of a journal, while it is open. */
interface OpenFile {
  readonly file: number;
  readonly inode: string;
  readonly room: JournalRoom;
  /** By which its records are sealed. */
  readonly seal: RecordSeal;
}

/** Every transaction since the checkpoint, in a file open for appending. */
export class Journal {
  readonly #files: FileSystem;
  #folder: string;
  readonly #vault: Vault;
  #open: OpenFile | undefined;
  #end = HEADER_SIZE;
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
      const { file, room } = journal.#openAt(end);
      // What a killed process had written without syncing it is about to be shown.
      if (!room.clear(end) && end > HEADER_SIZE) files.sync(file);
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
    const wasOpen = this.#open !== undefined;
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
    return this.#open === undefined;
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
    if (!this.#open) throw new AppendFailure(new Error('the journal is lost'), 'undone');
    const { file, room, seal } = this.#open;
    const bytes = sealedGroup(seal, records);
    try {
      room.make(this.#end + bytes.length);
    } catch (error) {
      throw new AppendFailure(error, 'clean');
    }
    try {
      writeAll(this.#files, file, bytes, this.#end);
    } catch (error) {
      throw new AppendFailure(error, room.erase(this.#end, bytes.length) ? 'clean' : 'unknown');
    }
    try {
      this.#files.syncData(file);
    } catch (error) {
      // The system may hold for clean what it never wrote: the zeros are new to it, all else of this file is not trusted.
      throw new AppendFailure(error, room.erase(this.#end, bytes.length) ? 'undone' : 'unknown');
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
    if (!this.#open) return true;
    const path = join(this.#folder, JOURNAL);
    const named = this.#files.standing(path);
    // What a link leads to is not the dossier’s, were it this very file; whoever opened a pipe would wait for ever.
    if (named?.kind !== 'file') return false;
    if (isSameInode(named.inode, this.#open.inode)) return true;
    const found = this.#files.open(path, 'r');
    try {
      return this.#shows(found, this.#latest);
    } finally {
      this.#files.close(found);
    }
  }

  /** Whether what precedes the last group was not written over. Throws the system’s errors. */
  isContinuous(): boolean {
    return !this.#open || this.#shows(this.#open.file, this.#latest.subarray(0, TAIL));
  }

  /** Whether its path names it, and the last group, with what precedes it, was not written over. Throws the system’s errors. */
  isWhole(): boolean {
    return !this.#open || (this.isNamed() && this.#shows(this.#open.file, this.#latest));
  }

  /** Its folder bears another name now. */
  follow(folder: string): void {
    this.#folder = folder;
  }

  /** Takes the last group back; what the disk holds of it then. */
  takeBack(records: readonly JournalRecord[]): Left {
    if (!this.#open) return 'undone';
    const { room, seal } = this.#open;
    const { length } = sealedGroup(seal, records);
    this.#end -= length;
    this.#latest = this.#latest.subarray(0, TAIL);
    return room.erase(this.#end, length) ? 'undone' : 'unknown';
  }

  /** Never throws: what counts was synced before. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) closeQuietly(this.#files, open.file);
  }

  /** Goes on with the file that its path names; it `isLost` when that fails. */
  #openAt(end: number): OpenFile {
    const files = this.#files;
    const file = files.open(join(this.#folder, JOURNAL), 'r+');
    try {
      const header = new Uint8Array(HEADER_SIZE);
      files.read(file, header, 0);
      const tail = new Uint8Array(TAIL);
      files.read(file, tail, end - TAIL);
      const room = new JournalRoom(files, file, files.size(file));
      const { inode } = files.standingOf(file);
      this.#open = { file, inode, room, seal: this.#vault.records(header) };
      this.#latest = tail;
      this.#end = end;
      return this.#open;
    } catch (error) {
      closeQuietly(files, file);
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
}

function closeQuietly(files: FileSystem, file: number): void {
  try {
    files.close(file);
  } catch {
    // The system lets go of the file all the same.
  }
}

function sealedGroup(seal: RecordSeal, records: readonly JournalRecord[]): Uint8Array {
  return encodeGroup(
    records.map(({ sequence, payload }) => ({ sequence, payload: seal.seal(sequence, payload) })),
  );
}
