import { AppError } from '../shared/errors.ts';
import { type Database, isMigrated } from './database/open.ts';
import type { Signer } from './signing/signing-keys.ts';
import type { SpaceStore } from './store/store.ts';

/** Whether a load balancer may send requests to this instance. */
export interface Readiness {
  /** What is missing: nothing when it is ready. */
  faults(): Promise<readonly ReadinessFault[]>;
  /** From then on, never again. */
  stop(): void;
}
export type ReadinessFault = 'stopping' | 'database' | 'migrations' | 'store' | 'signing-keys';

/** A check that takes longer has failed, in milliseconds. */
const LONGEST_CHECK = 5_000;

export function watchReadiness(database: Database, store: SpaceStore, signer: Signer): Readiness {
  let stopping = false;
  const checks: Record<'schema' | 'store' | 'keys', () => Promise<ReadinessFault | undefined>> = {
    schema: () =>
      isMigrated(database).then(
        (done) => (done ? undefined : 'migrations'),
        () => 'database',
      ),
    store: () =>
      store.check().then(
        () => undefined,
        () => 'store',
      ),
    // They were sealed under another secret than ours, then changed.
    keys: () =>
      signer.document().then(
        () => undefined,
        (error: unknown) => (error instanceof AppError ? 'signing-keys' : undefined),
      ),
  };
  const look = async () => {
    const found = await Promise.all([
      within(checks.schema(), 'database'),
      within(checks.store(), 'store'),
      within(checks.keys(), undefined),
    ]);
    return found.filter((fault) => fault !== undefined);
  };
  let looking: Promise<ReadinessFault[]> | undefined;
  return {
    async faults() {
      if (stopping) return ['stopping'];
      // Anyone may ask, and a store may be paid by the question: those who ask meanwhile get the same answer.
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    stop() {
      stopping = true;
    },
  };
}

async function within<Answer>(check: Promise<Answer>, tooLate: Answer): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => resolve(tooLate), LONGEST_CHECK);
  try {
    return await Promise.race([check, promise]);
  } finally {
    clearTimeout(timer);
  }
}
