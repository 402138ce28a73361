import { join } from 'node:path';
import * as electron from 'electron';
import { createApplication } from './app.ts';
import { createRenderPool } from './documents/pool.ts';
import { registerScheme, startDesktop } from './hosts/electron/desktop.ts';
import { createTableReader } from './tables/reader.ts';

/** The desktop host as a program: `electron . [path/to/dossier.cahier]`. */
registerScheme(electron.protocol);
electron.app.enableSandbox();
// Dates and hours are typed as in French, whatever the language of the system.
electron.app.commandLine.appendSwitch('lang', 'fr-FR');

const renderer = createRenderPool(new URL('documents-worker.js', import.meta.url));
const tables = createTableReader(new URL('tables-worker.js', import.meta.url));
const copyWorker = new URL('copy-worker.js', import.meta.url);

// What the user typed is never in an error; its stack is what mends the program.
const log = (error: unknown) =>
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);

// Not awaited here: Electron is ready only once this module has run to its end.
startDesktop({
  electron,
  createApplication: (host) =>
    createApplication({
      ...host,
      clock: { now: () => new Date().toISOString() },
      renderer,
      tables,
      copyWorker,
    }),
  dispose: () => renderer.close(),
  dataFolder: process.env.CAHIERS_DATA || join(electron.app.getPath('home'), 'Cahiers'),
  screens: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/bridge.cjs'),
  argv: process.argv.slice(1),
  log,
}).catch((error) => {
  log(error);
  electron.app.exit(1);
});
