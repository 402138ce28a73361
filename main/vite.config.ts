import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Node programs: the two hosts, and the workers that draw documents and read tables. Packages stay where npm put them. */
export default defineConfig({
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
      },
    },
  },
});
