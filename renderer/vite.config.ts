import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens. No file is inlined: the content policy refuses inline scripts and styles. */
export default defineConfig({
  base: './',
  plugins: [react()],
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
