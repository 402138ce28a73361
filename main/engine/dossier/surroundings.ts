import type { Migration } from './migrations.ts';
import type { OpenStoreParts } from './open-store.ts';
import type { Presence } from './presence/presence.ts';

/** What a dossier needs of what is around it, to be made or opened. */
export interface Surroundings
  extends Pick<OpenStoreParts, 'files' | 'names' | 'tables' | 'fold' | 'refuge' | 'onWriting' | 'onChange'> {
  /** How the other processes of this machine know that this one has the dossier. */
  readonly presence: Presence;
  readonly folder: string;
  readonly migrations?: readonly Migration[];
}
