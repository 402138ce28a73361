import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A file that a package brings, asked by `import.meta.resolve`, is copied beside the program, which then finds it there. */
const broughtFiles: Plugin = {
  name: 'brought-files',
  async transform(code) {
    const asked = [...code.matchAll(/import\.meta\.resolve\(["']([^"']+)["']\)/g)];
    if (asked.length === 0) return null;
    let changed = code;
    for (const [call, specifier = ''] of asked) {
      const path = fileURLToPath(import.meta.resolve(specifier));
      this.emitFile({ type: 'asset', fileName: basename(path), source: await readFile(path) });
      changed = changed.replace(call, `new URL('${basename(path)}', import.meta.url).href`);
    }
    return { code: changed, map: null };
  },
};

/**
 * PDFKit has files of its own that a bundler cannot see: the measures of Helvetica, which react-pdf always asks for, by a
 * `require`; the colours of PDF/A, by an address.
 */
const pdfkitFiles: Plugin = {
  name: 'pdfkit-files',
  transform: {
    filter: { id: /pdfkit\.node\.mjs$/ },
    async handler(code, id) {
      const colours = 'data/sRGB_IEC61966_2_1.icc';
      this.emitFile({ type: 'asset', fileName: colours, source: await readFile(join(dirname(id), colours)) });
      const imports: string[] = [];
      const changed = code.replace(/require\$1\('(#standard-fonts\/(\w+))'\)/g, (_, specifier, name) => {
        imports.push(`import standard${name} from '${specifier}';`);
        return `standard${name}`;
      });
      return { code: [...imports, changed].join('\n'), map: null };
    },
  },
};

/**
 * Node programs: the two hosts, and the workers that draw documents, read tables and open copies. All that they import is
 * bundled, which halves the time to the first screen and leaves nothing to look for where the application is installed.
 */
export default defineConfig({
  plugins: [broughtFiles, pdfkitFiles],
  // sql.js is written for CommonJS, and looks at where it is.
  define: { 'process.env.NODE_ENV': '"production"', __dirname: 'import.meta.dirname' },
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    emitAssets: true,
    license: { fileName: 'licences.md' },
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
        'spreadsheets-worker': at('spreadsheets/worker.ts'),
        'copy-worker': at('backups/copy-worker.ts'),
        'look-process': at('looking/look-process.ts'),
      },
      // Side by side with the files that they ask for.
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
