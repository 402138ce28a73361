import { join } from 'node:path';
import { browserContract } from '../shared/host/contract.ts';
import { createApplication } from './app.ts';
import { createRenderPool } from './documents/pool.ts';
import { isBeyondThisComputer } from './engine/dossier/places.ts';
import { presenceHere } from './engine/dossier/presence/here.ts';
import { operationTable } from './engine/operations.ts';
import { secretsFile } from './hosts/secrets-file.ts';
import { startRefusal } from './hosts/start-refusal.ts';
import type { Entry } from './hosts/web/entries.ts';
import { createEventStream } from './hosts/web/event-stream.ts';
import { folderCompletion } from './hosts/web/folders.ts';
import { environmentFetch } from './hosts/web/network.ts';
import { enterRunningHost } from './hosts/web/running-host.ts';
import { startWebHost } from './hosts/web/server.ts';
import { type WebSettings, webSettings } from './hosts/web/settings.ts';
import { lookByNode, lookElsewhere } from './looking/elsewhere.ts';
import { createSpreadsheetReader } from './spreadsheets/reader.ts';

/**
 * The web host as a program: `node out/main/web.js [path/to/dossier.cahier]`. Prints where to enter; when one runs already
 * over the same data, it is the one that is entered.
 */
let settings: WebSettings | undefined;
try {
  settings = webSettings(process.env, process.argv.slice(2));
  const running = await enterRunningHost(
    presenceHere,
    settings.dataFolder,
    settings.port,
    settings.dossier ?? null,
  );
  if (running) show('Already open', running);
  else await start(settings);
} catch (error) {
  const refusal = startRefusal(error, settings);
  if (refusal === undefined) log(error);
  else console.error(refusal);
  process.exit(1);
}

async function start({ dataFolder, port, dossier }: WebSettings): Promise<void> {
  const fetch = environmentFetch(process.env);
  const complete = folderCompletion();
  const events = createEventStream();
  const renderer = createRenderPool(new URL('documents-worker.js', import.meta.url));
  const application = createApplication({
    dataFolder,
    clock: { now: () => new Date().toISOString() },
    secrets: secretsFile(join(dataFolder, 'secrets.json')),
    fetch,
    renderer,
    spreadsheets: createSpreadsheetReader(new URL('spreadsheets-worker.js', import.meta.url)),
    copyWorker: new URL('copy-worker.js', import.meta.url),
    look: lookElsewhere(lookByNode(new URL('look-process.js', import.meta.url))),
    own: operationTable(browserContract, { 'browser.folders': (_, { begun }) => complete(begun) }),
    pathOf: (path) => (isBeyondThisComputer(path) ? undefined : path),
    emit: (event) => events.push(event),
    log,
  });
  const screens = join(import.meta.dirname, '../renderer');
  const host = await startWebHost({ application, events, screens, entrance: dataFolder, port, log });
  // The window opens it: it may have to ask for a passphrase, or to say why it cannot.
  if (dossier !== undefined) application.session.ask(dossier);
  show('Page', host.newEntry());

  const stop = async () => {
    await host.close();
    await application.close();
    await renderer.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

/** Read by scripts/start, which opens the page, or leaves the address to whoever has no display. */
function show(label: 'Page' | 'Already open', { page, url }: Entry): void {
  console.log(`${label}: ${page}`);
  console.log(`Cahiers: ${url}`);
}

/** What the user typed is never in an error; its stack is what mends the program. */
function log(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
}
