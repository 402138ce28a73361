import { dirname, join } from 'node:path';
import type { KnownCopy, ListedDossier } from '../../../shared/dossier/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../operations.ts';
import { type FileSystem, statusBehind } from './file-system.ts';
import { readLabel } from './label.ts';
import { freeFolder, isInside, listDossiers } from './listing.ts';
import { namesOf } from './new-dossier.ts';
import type { Remembered } from './open.ts';
import type { OpenStore } from './open-store.ts';
import type { Copy, PreferencesFile } from './preferences.ts';
import { refusals } from './refusals.ts';
import { ifReadable, type Look, lookHere, type Seen, sightOf } from './sight.ts';

/** Milliseconds: a list is not kept waiting for a disk that sleeps, what is opened is. */
export const LISTED_WITHIN = 1000;
const OPENED_WITHIN = 5000;

export interface KnownParts {
  readonly files: FileSystem;
  /** Folder of the application’s own data. */
  readonly dataFolder: string;
  readonly preferences: PreferencesFile;
  readonly clock: Clock;
  /** Looks at what may not answer; in this very process when absent. */
  readonly look?: Look | undefined;
}

/** The dossiers that were opened lately, and those in the application’s own folder. */
export class KnownDossiers {
  readonly #parts: KnownParts;
  readonly #here: Look;
  readonly #elsewhere: Look;
  readonly #folder: string;

  constructor(parts: KnownParts) {
    this.#parts = parts;
    this.#here = lookHere(parts.files);
    this.#elsewhere = parts.look ?? this.#here;
    this.#folder = join(parts.dataFolder, 'dossiers');
  }

  async list(): Promise<ListedDossier[]> {
    const { files, preferences } = this.#parts;
    const recents = preferences.recents;
    const seen = await this.#look(
      recents.map(({ folder }) => folder),
      LISTED_WITHIN,
    );
    return listDossiers(
      files,
      this.#folder,
      recents.map((recent) => ({ ...recent, seen: seen.get(recent.folder) ?? 'unknown' })),
    );
  }

  /** Throws `place-silent` when a place does not answer: nothing is done there that would hang. */
  async reach(place: string): Promise<void> {
    const seen = await this.#look([place], OPENED_WITHIN);
    if (seen.get(place) === 'silent') throw refusals.silent(place);
  }

  /**
   * Where to make a dossier of that name: at `chosen` when nothing is there, else in a folder of its own inside; in the
   * application’s own folder when nothing was chosen. Throws `place-silent`.
   */
  async folderToMake(name: string, chosen: string | undefined): Promise<string> {
    const { files } = this.#parts;
    if (chosen === undefined) return freeFolder(files, this.#folder, name);
    await this.reach(chosen);
    const isTaken = statusBehind(files, chosen)?.kind === 'folder' && files.list(chosen).length > 0;
    const { names, hasDatabase } = sightOf(files, chosen);
    // A dossier holds no other.
    return isTaken && !names && !hasDatabase ? freeFolder(files, chosen, name) : chosen;
  }

  /** What is remembered of what lay in that folder, whatever was put in its place since, else of that dossier elsewhere. */
  remembered(folder: string, dossierId: string): Remembered {
    const { recents } = this.#parts.preferences;
    const there = recents.find((recent) => recent.folder === folder);
    const last = there ?? recents.find((recent) => recent.id === dossierId);
    return { isKnown: there?.id === dossierId, wasProtected: last?.isProtected ?? false };
  }

  /** The application’s own folder of dossiers. */
  get folder(): string {
    return this.#folder;
  }

  /** `isProtected`: false too while its protection is being put on or off, which a crash may stop anywhere. */
  remember(store: OpenStore, isProtected = store.vault.isSealed): void {
    const { name, territory, campaign } = store.isClosed ? store.label : namesOf(store);
    const { folder, id } = store;
    const openedAt = this.#parts.clock.now();
    const recent = { folder, name, territory, campaign, openedAt, id, isProtected };
    unlessNotKept(() => this.#parts.preferences.remember(recent));
  }

  /** That folder holds what was written of the dossier at one moment or another. */
  noteCopy(dossier: string, folder: string): void {
    unlessNotKept(() => this.#parts.preferences.noteCopies([{ dossier, folder }]));
  }

  /** What it holds of the dossier was written whole to another folder, where the work went on. */
  noteRewritten(dossier: string, folder: string, to: string): void {
    const copies = [
      { dossier, folder, rewrittenTo: to },
      { dossier, folder: to },
    ];
    unlessNotKept(() => this.#parts.preferences.noteCopies(copies));
  }

  /** That folder bears another name. */
  noteRenamed(from: string, to: string): void {
    unlessNotKept(() => this.#parts.preferences.renameCopy(from, to));
  }

  /**
   * The other folders that hold what was written of an open dossier: those that are seen to, and those that lie where nothing
   * can be looked at now, on a stick that is not plugged in.
   */
  async copiesOf({ id, folder }: OpenStore, within = OPENED_WITHIN): Promise<KnownCopy[]> {
    const noted = this.#parts.preferences.copiesOf(id);
    const others = noted.filter((copy) => copy.folder !== folder).map((copy) => copy.folder);
    const seen = await this.#look([...new Set(others.flatMap((other) => [other, dirname(other)]))], within);
    const later = laterThan(folder, noted);
    return others.flatMap((other) => {
      const isLater = later.includes(other);
      const sight = seen.get(other);
      if (typeof sight !== 'object') return { folder: other, isAway: true, isLater };
      if (sight.hasDatabase) return this.#isOf(id, other) ? { folder: other, isAway: false, isLater } : [];
      const above = seen.get(dirname(other));
      return typeof above === 'object' && above.isFolder ? [] : { folder: other, isAway: true, isLater };
    });
  }

  /** Notes where a dossier of several copies was opened: there one of them was moved, if one is gone, while nobody looked. */
  async noteOpened(store: OpenStore): Promise<void> {
    const { id, folder } = store;
    const noted = this.#parts.preferences.copiesOf(id).map((copy) => copy.folder);
    if (noted.length === 0 || noted.includes(folder)) return;
    const there = (await this.copiesOf(store)).map((copy) => copy.folder);
    const [gone, ...others] = noted.filter((one) => !there.includes(one));
    if (gone !== undefined && others.length === 0) this.noteRenamed(gone, folder);
    else this.noteCopy(id, folder);
  }

  /** Where the work on an open dossier went on when it had to be written elsewhere; undefined when it did not, or is gone. */
  async continuedAt(store: OpenStore): Promise<string | undefined> {
    const later = laterThan(store.folder, this.#parts.preferences.copiesOf(store.id));
    if (later.length === 0) return undefined;
    const there = (await this.copiesOf(store)).map(({ folder }) => folder);
    return later.findLast((folder) => there.includes(folder));
  }

  /** Whether a folder says that what it holds is sealed. */
  isProtected(folder: string): boolean {
    return ifReadable(() => readLabel(this.#parts.files, folder))?.protection !== undefined;
  }

  /** A label that cannot be read may be that of any. */
  #isOf(id: string, folder: string): boolean {
    return (ifReadable(() => readLabel(this.#parts.files, folder))?.id ?? id) === id;
  }

  /** The application’s own folder has answered: there would be no application. */
  async #look(folders: readonly string[], within: number): Promise<ReadonlyMap<string, Seen>> {
    const own = folders.filter((folder) => isInside(this.#parts.dataFolder, folder));
    const others = folders.filter((folder) => !own.includes(folder));
    const seen = others.length > 0 ? await this.#elsewhere(others, within) : [];
    return new Map([...(await this.#here(own, within)), ...seen]);
  }
}

/** The folders to which what lay in one was written, one after the other. */
function laterThan(folder: string, noted: readonly Copy[]): string[] {
  const later: string[] = [];
  const next = (of: string) => noted.find((copy) => copy.folder === of)?.rewrittenTo;
  for (let at = next(folder); at !== undefined && at !== folder && !later.includes(at); at = next(at))
    later.push(at);
  return later;
}

/** A dossier that opens is worth more than what is remembered of it. */
function unlessNotKept(remember: () => void): void {
  try {
    remember();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
