import type { VerificationQueue } from './deposits/verification-queue.ts';
import type { SpaceFolder } from './folder/layout.ts';
import type { OpenSpace } from './open-space.ts';
import type { Readiness } from './readiness.ts';

/** The same, which verifies what is deposited and can be closed. */
export interface WorkingSpace extends OpenSpace {
  readonly queue: VerificationQueue;
  readonly readiness: Readiness;
  /** Its folder, when its store is one. */
  readonly folder: SpaceFolder | undefined;
  close(): Promise<void>;
}
