import { basename, dirname, join } from 'node:path';
import { DATABASE } from './checkpoint.ts';
import { type FileSystem, isSameInode, type Standing } from './file-system.ts';
import type { Journal } from './journal.ts';
import { unlessRefused } from './place.ts';

/** Milliseconds between two looks at what no command writes to, while commands follow one another. */
export const LOOKS = 250;

/** Bytes by which a database file is known again: its header holds the seal of the whole, or the salt of a sealed one. */
const HEAD = 100;

/**
 * Where an open dossier lies, and whether its paths still name its files. Someone may have deleted or renamed the folder,
 * pulled out its stick, put an older file in the place of one that is open: the system then takes all that is written, and
 * the next opening finds nothing of it.
 */
export class Ground {
  readonly #files: FileSystem;
  #folder: string;
  #own: string | undefined;
  #above: string | undefined;
  /** Of the database that was found last; undefined until it is looked at again. */
  #database: Standing | undefined;
  /** What the database may be: what was written last, or what it replaces until that is certain. */
  #written: Written[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** The folder, as it was when the journal was last seen under its name. */
  #unchanged: Standing | undefined;

  /** `folder`: its real path. Throws the system’s errors. */
  constructor(files: FileSystem, folder: string) {
    this.#files = files;
    this.#folder = folder;
    this.moveTo(folder);
  }

  get folder(): string {
    return this.#folder;
  }

  /** The dossier lies there now. Throws the system’s errors, having changed nothing. */
  moveTo(folder: string): void {
    const files = this.#files;
    const written = writtenAt(files, join(folder, DATABASE));
    const [own, above] = [folder, dirname(folder)].map((path) => files.standing(path)?.inode);
    this.#folder = folder;
    this.#own = own;
    this.#above = above;
    this.#written = [written];
    this.#database = undefined;
    this.#unchanged = undefined;
  }

  /** The database of that path, whole, is about to take its place. Throws the system’s errors. */
  expect(path: string): void {
    this.#written.push(writtenAt(this.#files, path));
  }

  /** It has. */
  settle(): void {
    this.#written = this.#written.slice(-1);
    this.#database = undefined;
  }

  /** Whether the dossier is still there, whole. Throws the system’s errors: a disk that does not answer tells nothing. */
  holds(journal: Journal): boolean {
    if (!this.#holdsDatabase() || !journal.isWhole()) return false;
    this.#lookedAt = performance.now();
    return true;
  }

  /**
   * Whether what was just written to the journal is there; the rest is looked at too unless it `wasJustSeen`. Since 6.13,
   * Linux keeps finer times of a file that was asked for them, and its next sync takes a third longer: the folder, whose
   * own date tells when one of its names changed, is asked in place of the journal.
   */
  holdsLatest(journal: Journal): boolean {
    if (!this.wasJustSeen) return this.holds(journal);
    // Who writes over a file changes no name.
    if (!journal.isContinuous()) return false;
    const folder = this.#files.standing(this.#folder);
    if (folder && this.#unchanged && isSame(folder, this.#unchanged)) return true;
    if (!journal.isNamed()) return false;
    this.#unchanged = folder && isDated(folder) ? folder : undefined;
    return true;
  }

  /** True when all of it was seen in its place a moment ago: whoever looks at it again within `LOOKS` notices in time. */
  get wasJustSeen(): boolean {
    return performance.now() - this.#lookedAt < LOOKS;
  }

  /** The same folder under the name that it was given beside the one it had; undefined when there is none. */
  renamed(): string | undefined {
    const above = dirname(this.#folder);
    return unlessRefused(
      () =>
        this.#files
          .list(above)
          .map((name) => join(above, name))
          // Whoever looks behind a link beside it may wait for a share that is cut off.
          .find((path) => isSameInode(this.#files.status(path)?.inode, this.#own)),
      undefined,
    );
  }

  /** Its folder bears another name now, which the one who gave it may not have had written to the disk. */
  follow(folder: string): void {
    unlessRefused(() => this.#files.syncFolder(dirname(folder)), undefined);
    this.#folder = folder;
  }

  /** The folder in which it lies, unless another took its place: a stick that was pulled out leaves an empty one. */
  get above(): string | undefined {
    const above = dirname(this.#folder);
    const inode = unlessRefused(() => this.#files.standing(above)?.inode, undefined);
    return inode !== undefined && inode === this.#above ? above : undefined;
  }

  /** A folder’s name for what is written elsewhere: `poitiers-retrouve-2020-10-12-17h45`. */
  nameElsewhere(at: Date): string {
    const two = (number: number) => String(number).padStart(2, '0');
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    const plain = basename(this.#folder).replace(FOUND_AGAIN, '').slice(0, LONGEST) || 'dossier';
    return `${plain}-retrouve-${day}-${two(at.getHours())}h${two(at.getMinutes())}`;
  }

  #holdsDatabase(): boolean {
    const path = join(this.#folder, DATABASE);
    const found = this.#files.standing(path);
    // A pipe in its place would never be read, and what a link leads to is not the dossier’s.
    if (found?.kind !== 'file') return false;
    if (this.#database && isSame(this.#database, found)) return true;
    // It was just written, its date was touched, or the volume numbers its files anew.
    const there = writtenAt(this.#files, path);
    if (!this.#written.some(({ size, head }) => size === there.size && head.equals(there.head))) return false;
    this.#database = found;
    return true;
  }
}

/** By what a database file is known again. */
interface Written {
  readonly size: number;
  readonly head: Buffer;
}

function isSame(one: Standing, other: Standing): boolean {
  return isSameInode(one.inode, other.inode) && one.size === other.size && one.modified === other.modified;
}

/**
 * Whether a change of a folder made from now on gives it another date than it has. Volumes that date in fractions of a second
 * do so at each tick of their system, ten milliseconds at most; others every two seconds at most.
 */
function isDated({ kind, modified }: Standing): boolean {
  const tick = modified % 1_000_000_000n === 0n ? 2000 : 50;
  return kind === 'folder' && Date.now() - Number(modified / 1_000_000n) > tick;
}

const FOUND_AGAIN = /-retrouve-\d{4}-\d\d-\d\d-\d\dh\d\d(-\d+)?$/;
/** Characters kept of a folder’s name, so that the moment fits behind it. */
const LONGEST = 60;

function writtenAt(files: FileSystem, path: string): Written {
  const file = files.open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    const length = files.read(file, head, 0);
    return { size: files.size(file), head: head.subarray(0, length) };
  } finally {
    files.close(file);
  }
}
