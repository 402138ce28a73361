import type { KnownCopy, OpenedDossier } from '../../../shared/dossier/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../operations.ts';
import { type Between, DossierOpener, type GivenToDossiers, type OpenChoice } from './dossier-opener.ts';
import { type FileSystem, nodeFileSystem, statusBehind } from './file-system.ts';
import { KnownDossiers } from './known-dossiers.ts';
import { folderOf } from './listing.ts';
import type { DossierToMake } from './new-dossier.ts';
import type { OpenStore } from './open-store.ts';
import { PreferencesFile } from './preferences.ts';
import { orNotSaved, refusals, requireAbsolute } from './refusals.ts';
import type { Look } from './sight.ts';
import type { Reader } from './store.ts';
import { openedAs, type Survey, surveyOf } from './survey.ts';
import { Tries } from './tries.ts';
import type { Unlocking } from './vault/keys.ts';
import { warnings } from './warnings.ts';

export interface SessionParts extends GivenToDossiers {
  /** Folder of the application’s own data. */
  readonly dataFolder: string;
  readonly files?: FileSystem;
  /** Looks at places that may not answer; in this very process when absent. */
  readonly look?: Look | undefined;
  /** Called when another dossier, or none, is open. */
  readonly onChange: () => void;
  /** True while work is going on that needs the open dossier. */
  readonly isBusy: () => boolean;
  readonly tries?: Tries;
  /** What is done with a dossier before it is closed. */
  readonly beforeLeaving?: (store: OpenStore) => Promise<void>;
  /** What else is to be said of the open dossier, each in a sentence. */
  readonly warnings?: () => readonly string[];
  /** Runs what changes how the files lie while nobody copies them. */
  readonly apart?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The one dossier that an application has open at a time. */
export class Session {
  readonly preferences: PreferencesFile;
  readonly known: KnownDossiers;
  readonly #parts: SessionParts;
  readonly #files: FileSystem;
  readonly #tries: Tries;
  readonly #opener: DossierOpener;
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
  #asked: { readonly folder: string } | null = null;
  #lastSwitch: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts) {
    const { dataFolder, look, clock, files = nodeFileSystem, tries = new Tries() } = parts;
    const preferences = new PreferencesFile(files, dataFolder);
    const known = new KnownDossiers({ files, dataFolder, preferences, clock, look });
    this.preferences = preferences;
    this.known = known;
    this.#parts = parts;
    this.#files = files;
    this.#tries = tries;
    this.#opener = new DossierOpener({
      ...{ ...parts, files, preferences, known, tries },
      onChange: (store) => {
        if (store === this.#store) this.lookAgain();
      },
    });
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

  /** What the open dossier is, as `reading` says it, or itself; null when none is. */
  opened(reading?: () => Reader): OpenedDossier | null {
    return this.store ? this.#openedAs(this.store, reading?.()) : null;
  }

  /**
   * Makes a dossier, with what `fill` puts in it at once, and opens it; `finish` does in it what takes longer, before any
   * window is told. Throws `folder-not-empty`, `unknown-territory`, `unknown-campaign`, `disk-full` or `not-saved`; the
   * dossier that was open stays open then.
   */
  create(
    input: DossierToMake,
    fill?: (context: CommandContext) => void,
    finish?: () => Promise<void>,
  ): Promise<OpenedDossier> {
    return this.#switch(finish, () => this.#opener.make(input, fill));
  }

  /** Opens a dossier by its folder or its `.cahier` file. If it cannot be, the one that was open stays open. */
  open(path: string, choice: OpenChoice = {}): Promise<OpenedDossier> {
    return this.#switch(undefined, async () => {
      requireAbsolute(path);
      const folder = folderOf(path);
      await this.known.reach(folder);
      if (this.#store && this.#isOpenFolder(folder)) return this.#store;
      return this.#opener.open(folder, choice);
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
   * Closes the open dossier once `begin` has said what opens it, has its files changed, and opens it again. What stopped it
   * is thrown; the dossier is open then too, if it can be. Throws `busy`.
   */
  reopen<By extends Unlocking | undefined>(
    begin: (store: OpenStore, files: FileSystem) => Promise<By>,
    between: Between<By> = {},
  ): Promise<OpenedDossier> {
    return this.#apart(async () => {
      this.#refuseIfBusy();
      const store = this.#writable();
      store.secure();
      const by = await orNotSaved(() => begin(store, this.#files));
      this.known.remember(store, false);
      await this.#leave();
      try {
        const again = await this.#opener.openAgain(store.folder, by, between);
        this.#store = again.store;
        this.known.remember(again.store);
        if (again.failure !== undefined) throw again.failure;
      } finally {
        this.lookAgain();
      }
      return this.#openedAs(this.current());
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
    return this.#store ? this.known.copiesOf(this.#store, within) : [];
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
      await this.known.noteOpened(store);
      const at = await this.known.continuedAt(store);
      this.#continued = at === undefined ? undefined : { former: store, at };
      this.#asked = null;
      if (finish) await this.#fill(finish);
      this.known.remember(store);
      this.#parts.onChange();
      return this.#openedAs(store);
    });
  }

  #openedAs(store: OpenStore, read: Reader = store): OpenedDossier {
    const continued = this.#continued?.former === store ? [warnings.continued(this.#continued.at)] : [];
    const said = [...continued, ...(this.#parts.warnings?.() ?? [])];
    return openedAs(store, this.#survey, said, read);
  }

  #writable(): OpenStore {
    const store = this.#store;
    if (!store) throw refusals.noDossier();
    if (store.readOnly) throw refusals.readOnly();
    return store;
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
