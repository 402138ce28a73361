import type { KnownCopy, ListedDossier, NewDossier, OpenedDossier } from '../../shared/dossier/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { newId } from '../new-id.ts';
import type { Clock, CommandContext } from '../operations.ts';
import { type FileSystem, nodeFileSystem, statusBehind } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import { KnownDossiers } from './known-dossiers.ts';
import { folderOf } from './listing.ts';
import type { LockParts } from './lock.ts';
import { namesOf, newStore } from './new-dossier.ts';
import { type OpenOptions, openStore } from './open.ts';
import type { OpenStore } from './open-store.ts';
import { PreferencesFile } from './preferences.ts';
import { presenceHere } from './presence/here.ts';
import type { Presence } from './presence/presence.ts';
import { openDossier } from './read.ts';
import { leftToNextOpening, orNotSaved, refusals, requireAbsolute } from './refusals.ts';
import type { Moved } from './relocation.ts';
import type { Look } from './sight.ts';
import type { Surroundings } from './surroundings.ts';
import { type Survey, surveyOf } from './survey.ts';
import { Tries } from './tries.ts';
import type { Unlocking } from './vault/keys.ts';
import { warnings } from './warnings.ts';

export interface SessionParts {
  /** Folder of the application’s own data. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly newId?: () => string;
  readonly files?: FileSystem;
  /** How other processes know that a dossier is open; that of this machine when absent. */
  readonly presence?: Presence | undefined;
  /** Looks at places that may not answer; in this very process when absent. */
  readonly look?: Look | undefined;
  /** Called when another dossier, or none, is open. */
  readonly onChange: () => void;
  /** True while work is going on that needs the open dossier. */
  readonly isBusy: () => boolean;
  /** What the system keeps to open a protected dossier without asking. */
  readonly rememberedKey?: (dossierId: string) => Promise<Uint8Array | undefined>;
  readonly tries?: Tries;
  /** What is done with a dossier before it is closed. */
  readonly beforeLeaving?: (store: OpenStore) => Promise<void>;
  readonly fold?: FoldElsewhere;
  /** Reads elsewhere a dossier that was never opened here. */
  readonly inspect?: OpenOptions['inspect'];
  /** Called when the open dossier was written to a new folder: what was attached to it lies in the former one, if anywhere. */
  readonly onRewritten?: (store: OpenStore, from: string) => void;
  /** What else is to be said of the open dossier, each in a sentence. */
  readonly warnings?: () => readonly string[];
  /** Runs what changes how the files lie while nobody copies them. */
  readonly apart?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** How to open a dossier that is not simply there. */
export interface OpenChoice {
  readonly recover?: boolean;
  readonly takeOver?: boolean;
  readonly unprotected?: boolean;
  readonly unlocking?: Unlocking | undefined;
  readonly prepare?: OpenOptions['prepare'];
}

/** The one dossier that an application has open at a time. */
export class Session {
  readonly preferences: PreferencesFile;
  readonly #parts: SessionParts;
  readonly #files: FileSystem;
  readonly #presence: Presence;
  readonly #known: KnownDossiers;
  #store: OpenStore | undefined;
  /** What was seen around the open dossier. */
  #survey: Survey = {
    place: { synchronisedBy: null, conflictCopies: [], network: false },
    missingFiles: 0,
  };
  /** Where the work went on when what is open lies at a former place of its dossier. */
  #continued: { readonly former: OpenStore; readonly at: string } | undefined;
  /** True while a dossier is still being filled: windows are told of it once it is whole. */
  #filling = false;
  /** The last move of a dossier that was remembered. */
  #seen: Moved | undefined;
  #asked: { readonly folder: string } | null = null;
  #lastSwitch: Promise<unknown> = Promise.resolve();
  readonly #tries: Tries;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#files = parts.files ?? nodeFileSystem;
    this.#tries = parts.tries ?? new Tries();
    this.#presence = parts.presence ?? presenceHere;
    this.preferences = new PreferencesFile(this.#files, parts.dataFolder);
    const { dataFolder, look } = parts;
    this.#known = new KnownDossiers({ files: this.#files, dataFolder, preferences: this.preferences, look });
  }

  /** The open dossier. Throws `no-dossier`. */
  current(): OpenStore {
    if (this.#store) return this.#store;
    throw refusals.noDossier();
  }

  /** The dossier that the system asked to open; null once it is open or given up. */
  get asked(): { readonly folder: string } | null {
    return this.#asked;
  }

  /** Has the window open a dossier, so that it can ask what is needed. */
  ask(folder: string | null): void {
    this.#asked = folder === null ? null : { folder };
    this.#parts.onChange();
  }

  /** The open dossier, once it is whole; undefined when none is. */
  get store(): OpenStore | undefined {
    return this.#filling ? undefined : this.#store;
  }

  /** What the open dossier is; null when none is. */
  opened(): OpenedDossier | null {
    return this.store ? this.#openedAs(this.store) : null;
  }

  list(): Promise<ListedDossier[]> {
    return this.#known.list();
  }

  /** Makes sure that a place answers before it is read or written. Throws `place-silent`. */
  reach(place: string): Promise<void> {
    return this.#known.reach(place);
  }

  /**
   * Makes a dossier, with what `fill` puts in it at once, and opens it; `finish` does in it what takes longer, before any
   * window is told. Throws `folder-not-empty`, `unknown-territory`, `unknown-campaign`, `disk-full` or `not-saved`; the
   * dossier that was open stays open then.
   */
  create(
    input: NewDossier,
    fill?: (context: CommandContext) => void,
    finish?: () => Promise<void>,
  ): Promise<OpenedDossier> {
    return this.#switch(finish, async () => {
      if (input.folder !== undefined) requireAbsolute(input.folder);
      const folder = await this.#known.folderToMake(input.name, input.folder);
      return newStore(
        {
          ...{
            files: this.#files,
            presence: this.#presence,
            folder,
            author: this.preferences.author,
            at: this.#parts.clock.now(),
          },
          newId: this.#parts.newId ?? newId,
          ...this.#around,
        },
        input,
        fill,
      );
    });
  }

  /** Opens a dossier by its folder or its `.cahier` file. If it cannot be, the one that was open stays open. */
  open(path: string, { unlocking, ...choice }: OpenChoice = {}): Promise<OpenedDossier> {
    return this.#switch(undefined, async () => {
      requireAbsolute(path);
      const folder = folderOf(path);
      await this.reach(folder);
      if (this.#store && this.#isOpenFolder(folder)) return this.#store;
      const options = {
        ...this.#surroundings(folder),
        ...choice,
        inspect: this.#parts.inspect,
        remembered: (at: string, id: string) => this.#known.remembered(at, id),
      };
      if (unlocking) {
        return this.#tries.take(folder, () => openStore({ ...options, unlocking: async () => unlocking }));
      }
      return openStore({ ...options, unlocking: (id) => this.#rememberedKey(id) });
    });
  }

  /** Works on the files of the open dossier, which nobody opens or closes meanwhile. Throws `no-dossier`, `read-only`. */
  alone<T>(work: (store: OpenStore, files: FileSystem) => Promise<T>): Promise<T> {
    return this.#apart(() => orNotSaved(() => work(this.#writable(), this.#files)));
  }

  /** Has the passphrase of a dossier, the open one by default, tried: each try after a wrong one waits longer. */
  tried<T>(attempt: () => Promise<T>, folder = this.current().folder): Promise<T> {
    return this.#tries.take(folder, attempt);
  }

  /**
   * Closes the open dossier once `begin` has said what opens it, has `closed` mark what is to be done with its files, and
   * opens it again. If it cannot be, `giveUp` takes the mark off before one last opening, and what stopped it is thrown.
   * Throws `busy`.
   */
  reopen<By extends Unlocking | undefined>(
    begin: (store: OpenStore, files: FileSystem) => Promise<By>,
    {
      prepare,
      closed,
      giveUp,
    }: {
      prepare?: OpenOptions['prepare'];
      closed?: (folder: string, parts: LockParts, by: By) => Promise<void>;
      giveUp?: (folder: string, parts: LockParts, by: By) => Promise<void>;
    } = {},
  ): Promise<OpenedDossier> {
    return this.#apart(async () => {
      this.#refuseIfBusy();
      const store = this.#writable();
      store.secure();
      const unlocking = await orNotSaved(() => begin(store, this.#files));
      this.#known.remember(store, this.#parts.clock.now(), false);
      await this.#leave();
      const options = this.#surroundings(store.folder);
      const open = (then: Pick<OpenOptions, 'prepare'> = {}) =>
        openStore({ ...options, ...then, unlocking: async () => unlocking });
      try {
        await orNotSaved(async () => closed?.(store.folder, options, unlocking));
        this.#store = await open({ prepare });
      } catch (error) {
        await leftToNextOpening(async () => giveUp?.(store.folder, options, unlocking));
        this.#store = await open();
        throw error;
      } finally {
        if (this.#store) this.#known.remember(this.#store, this.#parts.clock.now());
        this.lookAgain();
      }
      return this.#openedAs(this.#store);
    });
  }

  /**
   * Does what reads or copies the files of the open dossier, which are made sure to be in their place before, and after a
   * failure: what is said of them then is so. Throws `dossier-nowhere`.
   */
  async secured<T>(work: (store: OpenStore) => Promise<T>): Promise<T> {
    const store = this.current();
    store.secure();
    try {
      return await work(store);
    } catch (error) {
      store.secure();
      throw error;
    }
  }

  /**
   * The other folders known to hold what was written of the open dossier, at one moment or another. `within`: milliseconds
   * that each disk is waited for.
   */
  async copies(within?: number): Promise<KnownCopy[]> {
    return this.#store ? this.#known.copiesOf(this.#store, within) : [];
  }

  /** Looks again at what lies in the folder of the open dossier, and says that it may have changed. */
  lookAgain(): void {
    if (this.#store) this.#survey = surveyOf(this.#files, this.#store);
    this.#parts.onChange();
  }

  /**
   * Closes the open dossier, if any. Throws `busy` while work needs it; `dossier-moved` when it is found to lie elsewhere at
   * this moment only, which whoever closes it must know, unless `inSilence`.
   */
  close({ inSilence = false } = {}): Promise<void> {
    return this.#inTurn(async () => {
      this.#refuseIfBusy();
      if (!inSilence) this.#tellOfMove();
      await this.#backUp();
      await this.#leave();
      this.#parts.onChange();
    });
  }

  /** Throws `dossier-moved` when the open dossier is found to lie elsewhere at this moment only. */
  #tellOfMove(): void {
    const store = this.#store;
    const before = store?.moved;
    try {
      store?.secure();
    } catch (error) {
      // On a disk that does not answer, it is closed all the same, or written elsewhere.
      if (!(error instanceof AppError && error.code === 'dossier-unreadable')) throw error;
    }
    if (store?.moved && store.moved !== before) throw refusals.foundElsewhere(store.moved, store.folder);
  }

  #switch(finish: (() => Promise<void>) | undefined, open: () => Promise<OpenStore>): Promise<OpenedDossier> {
    return this.#inTurn(async () => {
      this.#refuseIfBusy();
      const store = await open();
      if (store !== this.#store) {
        await this.#backUp();
        await this.#leave().catch(async (error: unknown) => {
          await store.close();
          throw error;
        });
      }
      this.#store = store;
      this.#survey = surveyOf(this.#files, store);
      const at = await this.#known.continuedAt(store);
      this.#continued = at === undefined ? undefined : { former: store, at };
      this.#asked = null;
      if (finish) await this.#fill(finish);
      this.#known.remember(store, this.#parts.clock.now());
      this.#parts.onChange();
      return this.#openedAs(store);
    });
  }

  #openedAs(store: OpenStore): OpenedDossier {
    const { folder, readOnly, vault } = store;
    const continued = this.#continued?.former === store ? [warnings.continued(this.#continued.at)] : [];
    return {
      ...openDossier(store),
      folder,
      readOnly,
      isProtected: vault.isSealed,
      warnings: [...continued, ...store.warnings, ...(this.#parts.warnings?.() ?? [])],
      ...this.#survey,
    };
  }

  #surroundings(folder: string): Surroundings {
    return { files: this.#files, presence: this.#presence, folder, names: namesOf, ...this.#around };
  }

  get #around(): Pick<Surroundings, 'fold' | 'refuge' | 'onWriting' | 'onChange'> {
    return {
      fold: this.#parts.fold,
      refuge: this.#known.folder,
      onWriting: (dossier, folder) => this.#known.noteCopy(dossier, folder),
      onChange: (store) => this.#changed(store),
    };
  }

  /** The dossier lies elsewhere, or something else is to be said of it. */
  #changed(store: OpenStore): void {
    const { moved } = store;
    if (moved && moved !== this.#seen) {
      this.#seen = moved;
      if (!moved.isCopy) this.#known.noteRenamed(moved.from, store.folder);
      this.#known.remember(store, this.#parts.clock.now());
      if (moved.isCopy) {
        this.#known.noteRewritten(store.id, moved.from, store.folder);
        this.#parts.onRewritten?.(store, moved.from);
      }
    }
    if (store === this.#store) this.lookAgain();
  }

  #writable(): OpenStore {
    const store = this.#store;
    if (!store) throw refusals.noDossier();
    if (store.readOnly) throw refusals.readOnly();
    return store;
  }

  async #rememberedKey(dossierId: string): Promise<Unlocking | undefined> {
    const key = await this.#parts.rememberedKey?.(dossierId);
    return key && { key };
  }

  async #fill(finish: () => Promise<void>): Promise<void> {
    this.#filling = true;
    try {
      await finish();
    } catch (error) {
      await this.#leave();
      this.#parts.onChange();
      throw error;
    } finally {
      this.#filling = false;
    }
  }

  async #backUp(): Promise<void> {
    if (this.#store) await this.#parts.beforeLeaving?.(this.#store);
  }

  /** Throws `dossier-nowhere`, the dossier being open still. */
  async #leave(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    try {
      await store?.close();
    } catch (error) {
      this.#store = store;
      throw error;
    }
  }

  #apart<T>(work: () => Promise<T>): Promise<T> {
    const { apart = (alone: () => Promise<T>) => alone() } = this.#parts;
    return this.#inTurn(() => apart(work));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastSwitch.then(work, work);
    this.#lastSwitch = turn.catch(() => undefined);
    return turn;
  }

  #refuseIfBusy(): void {
    if (this.#store && this.#parts.isBusy()) throw refusals.busy();
  }

  #isOpenFolder(folder: string): boolean {
    return (
      statusBehind(this.#files, folder) !== undefined && this.#files.realPath(folder) === this.#store?.folder
    );
  }
}
