import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { CLUSTER, stopCluster } from './factories/postgresql-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run alone, in which its workers keep what takes long to make. */
    sharedFolder: string;
    /** What a space of the tests runs on: itself alone, or PostgreSQL and the double of an S3 store. */
    spaceEngine: 'embedded' | 'shared';
  }
}

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-tests-'));
  provide('sharedFolder', folder);
  return async () => {
    const cluster = await readFile(join(folder, CLUSTER), 'utf8').catch(() => '{}');
    const { path } = JSON.parse(cluster) as { path?: string };
    if (path) await stopCluster(path);
    await rm(folder, { recursive: true, force: true });
  };
}
