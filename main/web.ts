import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApplication } from './app.ts';
import { createRenderPool } from './documents/pool.ts';
import { secretsFile } from './hosts/secrets-file.ts';
import { createEventStream } from './hosts/web/event-stream.ts';
import { startWebHost } from './hosts/web/server.ts';
import { createTableReader } from './tables/reader.ts';

/** The web host as a program: `node out/main/web.js [path/to/dossier.cahier]`. Prints the address of its screens. */
const dataFolder = process.env.CAHIERS_DATA || join(homedir(), 'Cahiers');
const events = createEventStream();
// What the user typed is never in an error; its stack is what mends the program.
const log = (error: unknown) =>
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
const renderer = createRenderPool(new URL('documents-worker.js', import.meta.url));

const application = await createApplication({
  dataFolder,
  clock: { now: () => new Date().toISOString() },
  secrets: secretsFile(join(dataFolder, 'secrets.json')),
  renderer,
  tables: createTableReader(new URL('tables-worker.js', import.meta.url)),
  copyWorker: new URL('copy-worker.js', import.meta.url),
  emit: (event) => events.push(event),
  log,
});
const host = await startWebHost({
  application,
  events,
  screens: join(import.meta.dirname, '../renderer'),
  port: Number(process.env.CAHIERS_PORT ?? 0),
  log,
});

const [asked] = process.argv.slice(2);
if (asked !== undefined) {
  const answer = await application.dispatch('dossier.open', { folder: asked });
  if (!answer.ok) console.error(answer.error.message);
}
console.log(`Cahiers: ${host.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

async function stop(): Promise<void> {
  await host.close();
  await application.close();
  await renderer.close();
  process.exit(0);
}
