import { defineConfig } from 'vitest/config';
import { hasPostgresql } from './factories/postgresql-cluster.ts';

const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    root: import.meta.dirname,
    // As many as there are cores: by default one is left to the person who waits.
    maxWorkers: '100%',
    // The modules of a worker serve all its files: loading them again for each took a fifth of the time.
    isolate: false,
    globalSetup: './shared-folder.ts',
    projects: [
      { test: { name: 'unit', include: ['unit/**/*.test.{ts,tsx}'], ...PATIENCE } },
      {
        test: {
          name: 'integration',
          include: ['integration/**/*.test.{ts,tsx}'],
          provide: { spaceEngine: 'embedded' },
          ...PATIENCE,
        },
      },
      // What a space says to the outside must be the same on PostgreSQL and a shared store.
      {
        test: {
          name: 'integration of instances',
          include: [
            'integration/space/{decisions,deposit,keys,open-data,other-clients,pages,publication,refused-packages,search,sign-in,slow-clients,stop}.test.ts',
          ],
          // Where there is no PostgreSQL, they are all seen to be skipped.
          ...(!hasPostgresql && { testNamePattern: /(?!)/ }),
          provide: { spaceEngine: 'shared' },
          ...PATIENCE,
        },
      },
    ],
  },
});
