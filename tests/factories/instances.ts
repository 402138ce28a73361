import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type RunningSpace, type StartOptions, startSpace } from '../../space/start.ts';
import { createDatabase, type TestDatabase } from './postgresql.ts';
import { type S3Double, startS3Double } from './s3-double.ts';

/** What the instances of one space share: a PostgreSQL database and the double of an S3 store. */
export interface SharedPlace {
  readonly s3: S3Double;
  readonly database: TestDatabase;
  readonly options: StartOptions & { readonly dataFolder: string };
  close(): Promise<void>;
}

export interface PlaceOptions {
  /** False for a database without even a schema. */
  readonly migrated?: boolean;
  /** How soon what a dead instance held is another’s, in milliseconds; shorter, a slow one may pass for dead. */
  readonly leaseLifetime?: number;
}

export async function makeSharedPlace({
  migrated = true,
  leaseLifetime,
}: PlaceOptions = {}): Promise<SharedPlace> {
  const [database, s3] = [await createDatabase({ migrated }), await startS3Double()];
  const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-space-'));
  return {
    s3,
    database,
    options: {
      dataFolder,
      port: 0,
      database: { url: database.url, connections: 5 },
      s3: s3.options,
      signingSecret: 'le secret qui scelle les clés des tests',
      ...(leaseLifetime !== undefined && { leaseLifetime }),
    },
    async close() {
      await s3.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A place that goes after the test. */
export async function sharedPlace(options: PlaceOptions = {}): Promise<SharedPlace> {
  const place = await makeSharedPlace(options);
  onTestFinished(() => place.close());
  return place;
}

/** One more instance, stopped after the test if it still runs. */
export async function startInstance(
  place: SharedPlace,
  changes: Partial<StartOptions> = {},
): Promise<RunningSpace> {
  const space = await startSpace({ ...place.options, ...changes });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= space.close();
    return closing;
  };
  onTestFinished(close);
  return { ...space, close };
}
