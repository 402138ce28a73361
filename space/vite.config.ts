import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The space’s program, what starts one from elsewhere, and the thread that verifies, side by side. */
export default defineConfig({
  // React runs three times as fast once built for production, which is only sure when it is built in.
  // The thread that verifies is started anew for each package: loading these one by one would take most of its time.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  ssr: { noExternal: ['react', 'react-dom', 'zod', '@zip.js/zip.js', 'kysely', 'canonicalize'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: at('../out/space'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: at('main.ts'),
        start: at('start.ts'),
        'verification-worker': at('deposits/verification-worker.ts'),
        'hash-worker': at('deposits/hash-worker.ts'),
      },
      // The thread’s entry is looked for beside the module that starts it.
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
