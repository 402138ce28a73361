import type { Tables } from '../../../shared/declared/table.ts';
import type { Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import type { Ground } from './ground.ts';
import type { Journal } from './journal.ts';
import type { Label, Names } from './label.ts';
import type { Lock } from './lock.ts';
import type { Reader } from './store.ts';
import type { Vault } from './vault/vault.ts';

/** What an open dossier is written with. */
export interface Writing {
  lock: Lock;
  journal: Journal;
  /** Keeps another folder for this process. */
  readonly lockIn: (folder: string) => Promise<Lock>;
}

/** What an open dossier is made of. */
export interface StoreParts {
  readonly files: FileSystem;
  /** What the dossier says of itself, for the file to double-click. */
  readonly names: (read: Reader) => Names;
  /** What its readers know of its tables; nothing when absent. */
  readonly tables?: Tables;
  readonly ground: Ground;
  readonly label: Label;
  readonly schema: number;
  readonly vault: Vault;
  /** Of a protected dossier. */
  readonly key: Uint8Array | undefined;
  readonly database: Database;
  readonly lastSequence: number;
  /** Absent when the dossier is only read. */
  readonly writing?: Writing;
  /** How a large dossier is checkpointed behind its commands; without it every checkpoint is made at once. */
  readonly fold?: FoldElsewhere | undefined;
  /** A folder of the application’s own, in which a dossier is written whose own place is gone. */
  readonly refuge?: string | undefined;
  /** Told the folder in which an open dossier begins to be written again: a crash may leave part of it there. */
  readonly onWriting?: ((dossier: string, folder: string) => void) | undefined;
}
