import type { Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import type { Ground } from './ground.ts';
import type { Journal } from './journal.ts';
import type { Label } from './label.ts';
import type { Lock } from './lock.ts';
import type { Surroundings } from './surroundings.ts';
import type { Vault } from './vault/vault.ts';

/** What an open dossier is written with. */
export interface Writing {
  lock: Lock;
  journal: Journal;
  /** Keeps another folder for this process. */
  readonly lockIn: (folder: string) => Promise<Lock>;
}

/** What an open dossier is made of. */
export interface StoreParts
  extends Pick<Surroundings, 'names' | 'tables' | 'refuge' | 'onWriting' | 'onChange'> {
  readonly files: FileSystem;
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
  /** Without it every checkpoint is made at once. */
  readonly fold?: FoldElsewhere | undefined;
}
