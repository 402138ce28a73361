import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Node programs: the two hosts, and the workers that draw documents, read tables and open copies. What they import is bundled, which
 * halves the time to the first screen; only what finds its own files beside itself stays where npm put it.
 */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron', 'sql.js', '@react-pdf/renderer', 'react'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: at('../out/main'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      external: ['electron'],
      input: {
        electron: at('electron.ts'),
        web: at('web.ts'),
        'documents-worker': at('documents/worker.ts'),
        'tables-worker': at('tables/worker.ts'),
        'copy-worker': at('backups/copy-worker.ts'),
      },
    },
  },
});
