import { join } from 'node:path';
import * as electron from 'electron';
import { createApplication } from './app.ts';
import { createRenderPool } from './documents/pool.ts';
import { registerScheme, startDesktop } from './hosts/electron/desktop.ts';
import { lookByElectron } from './hosts/electron/look.ts';
import { keepUserData, placesOf } from './hosts/electron/places.ts';
import { startRefusal } from './hosts/start-refusal.ts';
import { lookElsewhere } from './looking/elsewhere.ts';
import { createSpreadsheetReader } from './spreadsheets/reader.ts';

/** The desktop host as a program: `electron . [path/to/dossier.cahier]`. */
const places = placesOf({
  executable: process.execPath,
  home: electron.app.getPath('home'),
  asked: process.env.CAHIERS_DATA,
});
keepUserData(electron.app, places);
registerScheme(electron.protocol);
electron.app.enableSandbox();
// Dates and hours are typed as in French, whatever the language of the system.
electron.app.commandLine.appendSwitch('lang', 'fr-FR');

const UNFORESEEN =
  'Cahiers n’a pas pu démarrer. Ce qui est enregistré est à l’abri\u00a0: redémarrez l’ordinateur, puis recommencez. Si cela continue, installez Cahiers de nouveau.';

// Not awaited here: Electron is ready only once this module has run to its end.
start().catch((error) => {
  const refusal = startRefusal(error, places);
  if (refusal === undefined) log(error);
  electron.dialog.showErrorBox('Cahiers', refusal ?? UNFORESEEN);
  electron.app.exit(1);
});

function start(): Promise<void> {
  const renderer = createRenderPool(new URL('documents-worker.js', import.meta.url));
  const spreadsheets = createSpreadsheetReader(new URL('spreadsheets-worker.js', import.meta.url));
  const copyWorker = new URL('copy-worker.js', import.meta.url);
  const look = lookElsewhere(
    lookByElectron(electron.utilityProcess, join(import.meta.dirname, 'look-process.js')),
  );
  return startDesktop({
    electron,
    createApplication: (host) =>
      createApplication({
        ...host,
        clock: { now: () => new Date().toISOString() },
        renderer,
        spreadsheets,
        copyWorker,
        look,
      }),
    dispose: () => renderer.close(),
    dataFolder: places.dataFolder,
    screens: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/bridge.cjs'),
    argv: process.argv.slice(1),
    platform: process.platform,
    log,
  });
}

/** What the user typed is never in an error; its stack is what mends the program. */
function log(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
}
