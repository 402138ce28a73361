import { contract } from '../shared/contract.ts';
import type { AppEvent } from '../shared/wire.ts';
import { createDispatcher, type Dispatcher } from './dispatch.ts';
import type { DossierStore } from './dossier/store.ts';
import type { Clock, FileShelf } from './operations.ts';
import type { Renderer } from './render.ts';
import type { Secrets } from './secrets.ts';

/** What a host gives to the application. */
export interface HostParts {
  /** Folder of the application’s own data: dossiers made by default, preferences, temporary files. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly renderer: Renderer;
  readonly emit: (event: AppEvent) => void;
  readonly log: (error: unknown) => void;
}

export interface Application extends Dispatcher {
  readonly files: FileShelf;
  /** Cancels jobs, checkpoints and closes the open dossier. */
  close(): Promise<void>;
}
