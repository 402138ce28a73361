import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    projects: [
      { test: { name: 'unit', include: ['unit/**/*.test.{ts,tsx}'] } },
      { test: { name: 'integration', include: ['integration/**/*.test.{ts,tsx}'], testTimeout: 60_000 } },
    ],
  },
});
