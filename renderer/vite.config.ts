import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version, homepage } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string; homepage: string };

/** The day of the last change; that of the build where the sources came without their history. */
function dayOfVersion(): string {
  try {
    return execFileSync('git', ['log', '-1', '--format=%cs'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    }).trim();
  } catch {
    return new Date().toISOString().slice(0, 10);
  }
}

/** The screens. No file is inlined: the content policy refuses inline scripts and styles. */
export default defineConfig({
  base: './',
  plugins: [react()],
  define: { CAHIERS_RELEASE: JSON.stringify({ version, day: dayOfVersion(), homepage }) },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    license: { fileName: 'licences.md' },
    target: 'es2022',
    assetsInlineLimit: 0,
    // DSFR comes minified, with old hacks that the minifier at hand refuses.
    cssMinify: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
