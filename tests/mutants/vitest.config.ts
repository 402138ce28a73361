import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { type Mutation, mutated } from './mutations.ts';

/** What one run is asked: the tests to run, and the file to give a fault to. */
export interface MutantRun {
  readonly tests: readonly string[];
  readonly mutant: { readonly file: string; readonly mutation: Mutation } | null;
}

const ROOT = join(import.meta.dirname, '../..');
const { tests, mutant } = JSON.parse(process.env.CAHIERS_MUTANT ?? '') as MutantRun;

/** Gives its fault to a file as it is loaded: nothing on the disk changes. */
const fault: Plugin = {
  name: 'fault',
  enforce: 'pre',
  load(id) {
    if (!mutant || id.split('?')[0] !== join(ROOT, mutant.file)) return null;
    return mutated(readFileSync(join(ROOT, mutant.file), 'utf8'), mutant.mutation);
  },
};

export default defineConfig({
  plugins: [fault],
  test: {
    root: ROOT,
    include: tests.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)),
    globalSetup: join(ROOT, 'tests/shared-folder.ts'),
    provide: { spaceEngine: 'embedded' },
    // A module kept from an earlier run would be without its fault.
    fsModuleCache: false,
    // One process for each fault: they run side by side.
    maxWorkers: 1,
    isolate: false,
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
