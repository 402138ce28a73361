import { existsSync } from 'node:fs';
import { defineConfig } from 'playwright/test';

/** Debian’s Chromium without a window is half as long at the same work. Playwright’s own where neither is installed. */
const chromium = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);

/** In `npm test`, whose time is counted. */
const isSample = process.env.CAHIERS_E2E === 'sample';

/** One set of specs, in the web host always and in Electron where its binary is. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../out/playwright',
  // The only pictures that are compared are those of the help.
  snapshotPathTemplate: '../renderer/help/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  // A machine with two cores may be busy with the other worker.
  expect: { timeout: 20_000 },
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 720 },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      // A file saved under an accented name needs a system that can write it.
      env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  // The space has no window of its own.
  projects: [
    { name: 'web', testIgnore: '**/desktop/**' },
    // The real main, preload and screens over a stand-in for Electron; `npm test` takes its own specs.
    {
      name: 'desktop',
      testIgnore: '**/space.spec.ts',
      ...(isSample && { testMatch: '**/desktop/*.spec.ts' }),
    },
    { name: 'electron', testIgnore: ['**/space.spec.ts', '**/desktop/**'] },
  ],
});
