import type { Tables } from '../../../shared/declared/table.ts';
import { newId as anyId } from '../new-id.ts';
import type { Clock, CommandContext } from '../operations.ts';
import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import type { KnownDossiers } from './known-dossiers.ts';
import type { LockParts } from './lock.ts';
import type { Moved } from './moved.ts';
import { type DossierToMake, namesOf, newStore } from './new-dossier.ts';
import { type OpenOptions, openStore } from './open.ts';
import type { OpenStore } from './open-store.ts';
import type { PreferencesFile } from './preferences.ts';
import { presenceHere } from './presence/here.ts';
import type { Presence } from './presence/presence.ts';
import { leftToNextOpening, orNotSaved, requireAbsolute } from './refusals.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tries } from './tries.ts';
import type { Unlocking } from './vault/keys.ts';

/** What the application gives to the dossiers that it makes and opens. */
export interface GivenToDossiers {
  readonly clock: Clock;
  readonly tables: Tables;
  readonly newId?: () => string;
  /** How other processes know that a dossier is open; that of this machine when absent. */
  readonly presence?: Presence | undefined;
  /** What the system keeps to open a protected dossier without asking. */
  readonly rememberedKey?: (dossierId: string) => Promise<Uint8Array | undefined>;
  readonly fold?: FoldElsewhere;
  /** Reads elsewhere a dossier that was never opened here. */
  readonly inspect?: OpenOptions['inspect'];
  /** Called when the open dossier was written to a new folder: what was attached to it lies in the former one, if anywhere. */
  readonly onRewritten?: (store: OpenStore, from: string) => void;
}

interface OpenerParts extends GivenToDossiers {
  readonly files: FileSystem;
  readonly preferences: PreferencesFile;
  readonly known: KnownDossiers;
  readonly tries: Tries;
  /** Called when a dossier lies elsewhere, or something else is to be said of it. */
  readonly onChange: (store: OpenStore) => void;
}

/** How to open a dossier that is not simply there. */
export interface OpenChoice {
  readonly recover?: boolean;
  readonly takeOver?: boolean;
  readonly unprotected?: boolean;
  readonly unlocking?: Unlocking | undefined;
  readonly prepare?: OpenOptions['prepare'];
}

/** What is done with the files of a dossier between its closing and its opening again, by what opens it. */
export interface Between<By> {
  readonly prepare?: OpenOptions['prepare'];
  /** Marks what is to be done. */
  readonly closed?: (folder: string, parts: LockParts, by: By) => Promise<void>;
  /** Takes the mark off, when it could not be done. */
  readonly giveUp?: (folder: string, parts: LockParts, by: By) => Promise<void>;
}

/** Makes and opens dossiers, each with what the application gives it, and remembers those that move while they are open. */
export class DossierOpener {
  readonly #parts: OpenerParts;
  /** The last move of a dossier that was remembered. */
  #seen: Moved | undefined;

  constructor(parts: OpenerParts) {
    this.#parts = parts;
  }

  /** Throws `folder-not-empty`, `unknown-territory`, `unknown-campaign`, `disk-full` or `not-saved`. */
  async make(input: DossierToMake, fill?: (context: CommandContext) => void): Promise<OpenStore> {
    if (input.folder !== undefined) requireAbsolute(input.folder);
    const { known, preferences, clock, newId = anyId } = this.#parts;
    const folder = await known.folderToMake(input.name, input.folder);
    const making = { ...this.#around, folder, author: preferences.author, at: clock.now(), newId };
    return newStore(making, input, fill);
  }

  /** Each try of a passphrase after a wrong one waits longer. */
  async open(folder: string, { unlocking, ...choice }: OpenChoice): Promise<OpenStore> {
    const { known, tries, inspect } = this.#parts;
    const options = {
      ...this.#surroundings(folder),
      ...choice,
      inspect,
      remembered: (at: string, id: string) => known.remembered(at, id),
    };
    if (unlocking) {
      return tries.take(folder, () => openStore({ ...options, unlocking: async () => unlocking }));
    }
    return openStore({ ...options, unlocking: (id) => this.#rememberedKey(id) });
  }

  /**
   * Opens a dossier that was just closed, once `closed` has marked what is to be done with its files. If it cannot be,
   * `giveUp` takes the mark off before one last opening, and what stopped it is answered with the dossier.
   */
  async openAgain<By extends Unlocking | undefined>(
    folder: string,
    by: By,
    { prepare, closed, giveUp }: Between<By>,
  ): Promise<{ store: OpenStore; failure?: unknown }> {
    const options = this.#surroundings(folder);
    const open = (then: Pick<OpenOptions, 'prepare'> = {}) =>
      openStore({ ...options, ...then, unlocking: async () => by });
    try {
      await orNotSaved(async () => closed?.(folder, options, by));
      return { store: await open({ prepare }) };
    } catch (failure) {
      await leftToNextOpening(async () => giveUp?.(folder, options, by));
      return { store: await open(), failure };
    }
  }

  #surroundings(folder: string): Surroundings {
    return { ...this.#around, folder, names: namesOf };
  }

  get #around(): Omit<Surroundings, 'folder' | 'names'> {
    const { files, presence = presenceHere, known, tables, fold, onChange } = this.#parts;
    return {
      files,
      tables,
      presence,
      fold,
      refuge: known.folder,
      onWriting: (dossier, folder) => known.noteCopy(dossier, folder),
      onChange: (store) => {
        this.#noteMove(store);
        onChange(store);
      },
    };
  }

  #noteMove(store: OpenStore): void {
    const { moved } = store;
    if (!moved || moved === this.#seen) return;
    const { known, onRewritten } = this.#parts;
    this.#seen = moved;
    if (!moved.isCopy) known.noteRenamed(moved.from, store.folder);
    known.remember(store);
    if (!moved.isCopy) return;
    known.noteRewritten(store.id, moved.from, store.folder);
    onRewritten?.(store, moved.from);
  }

  async #rememberedKey(dossierId: string): Promise<Unlocking | undefined> {
    const key = await this.#parts.rememberedKey?.(dossierId);
    return key && { key };
  }
}
