import type { SpaceSettings } from './configuration.ts';
import type { Database } from './database/open.ts';
import type { Verifier } from './deposits/verifier.ts';
import type { Locks } from './locks/locks.ts';
import type { Log } from './log.ts';
import type { Signer } from './signing/signing-keys.ts';
import type { SpaceStore } from './store/store.ts';

/** A space that is ours to work on: everything but its doors. */
export interface OpenSpace {
  readonly settings: SpaceSettings;
  readonly database: Database;
  readonly store: SpaceStore;
  readonly locks: Locks;
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly log: Log;
  readonly now: () => Date;
}
