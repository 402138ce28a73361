import type { FileSystem } from './file-system.ts';
import { isFull, writeAll } from './whole-file.ts';

/** The journal is lengthened by this many bytes of zeros at a time: overwriting syncs faster than appending. */
export const ROOM = 256 * 1024;

/** What the open file of a journal holds after its records: zeros, over which the next ones are written. */
export class JournalRoom {
  readonly #files: FileSystem;
  readonly #file: number;
  #size: number;

  /** `size`: of the whole file, in bytes. */
  constructor(files: FileSystem, file: number, size: number) {
    this.#files = files;
    this.#file = file;
    this.#size = size;
  }

  /** Has the file reach the byte `needed`, and beyond where the disk has more; synced. Throws the system’s errors. */
  make(needed: number): void {
    if (needed <= this.#size) return;
    const size = this.#lengthen(Math.ceil(needed / ROOM) * ROOM + ROOM, needed);
    this.#files.sync(this.#file);
    this.#size = size;
  }

  /**
   * Takes back the `length` bytes written at `end`. Whether the disk holds nothing any more of what follows it: zeros in its
   * place, or else the file cut there. Never throws.
   */
  erase(end: number, length: number): boolean {
    const ways = [
      () => writeAll(this.#files, this.#file, new Uint8Array(length), end),
      () => {
        this.#files.truncate(this.#file, end);
        this.#size = end;
      },
    ];
    return ways.some((erase) => {
      try {
        erase();
        this.#files.sync(this.#file);
        return true;
      } catch {
        return false;
      }
    });
  }

  /** Cuts off what follows `end`, if that is not zeros; false when it is. Throws the system’s errors. */
  clear(end: number): boolean {
    if (this.#isBlank(end)) return false;
    this.#files.truncate(this.#file, end);
    this.#files.sync(this.#file);
    this.#size = end;
    return true;
  }

  /** To `size`, or to less when the disk is full and what is `needed` fits; answers to what. */
  #lengthen(size: number, needed: number): number {
    try {
      this.#writeZeros(this.#size, size);
      return size;
    } catch (error) {
      if (!isFull(error)) throw error;
    }
    // What the disk took before it was full is room too.
    const taken = this.#files.size(this.#file);
    this.#writeZeros(taken, needed);
    return Math.max(taken, needed);
  }

  #writeZeros(from: number, to: number): void {
    const zeros = new Uint8Array(ROOM);
    for (let at = from; at < to; at += ROOM) {
      writeAll(this.#files, this.#file, zeros.subarray(0, Math.min(ROOM, to - at)), at);
    }
  }

  #isBlank(from: number): boolean {
    const buffer = Buffer.alloc(ROOM);
    const blank = Buffer.alloc(ROOM);
    for (let at = from; at < this.#size; ) {
      const read = this.#files.read(this.#file, buffer, at);
      if (read === 0) return true;
      if (!buffer.subarray(0, read).equals(blank.subarray(0, read))) return false;
      at += read;
    }
    return true;
  }
}
