import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run alone, in which its workers keep what takes long to make. */
    sharedFolder: string;
  }
}

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-tests-'));
  provide('sharedFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
