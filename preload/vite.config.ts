import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The bridge, in one CommonJS file: all that a sandboxed window takes. */
export default defineConfig({
  build: {
    target: 'chrome140',
    outDir: at('../out/preload'),
    emptyOutDir: true,
    minify: false,
    lib: { entry: at('bridge.ts'), formats: ['cjs'], fileName: () => 'bridge.cjs' },
    rollupOptions: { external: ['electron'] },
  },
});
