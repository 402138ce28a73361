import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createApplication } from '../main/app.ts';
import { createRenderPool } from '../main/documents/pool.ts';
import { createSpreadsheetReader } from '../main/spreadsheets/reader.ts';
import type { AppContract } from '../shared/contract.ts';
import type { Input, Output } from '../shared/operation.ts';
import { findTerritory } from '../shared/territory/reference.ts';
import type * as spaceStart from '../space/start.ts';
import { type Desk, type Direct, type Long, wholeJob } from './whole-job.ts';

/** The whole main job without a window: `npm run demo -- --out DIR`. Everything goes through the dispatcher, as from the screens. */
const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
if (out === undefined) {
  console.error('Usage: npm run demo -- --out DIR');
  process.exit(2);
}
const folder = resolve(out);
await mkdir(folder, { recursive: true });
const built = (path: string) => new URL(`../out/${path}`, import.meta.url);

const secrets = new Map<string, string>();
const renderer = createRenderPool(built('main/documents-worker.js'));
const application = await createApplication({
  dataFolder: join(folder, 'cahiers'),
  clock: { now: () => new Date().toISOString() },
  secrets: {
    isSealed: async () => false,
    get: async (name) => secrets.get(name),
    set: async (name, secret) => void secrets.set(name, secret),
    delete: async (name) => void secrets.delete(name),
  },
  fetch,
  renderer,
  spreadsheets: createSpreadsheetReader(built('main/spreadsheets-worker.js')),
  copyWorker: built('main/copy-worker.js'),
  emit: () => undefined,
  log: console.error,
});

async function send(name: string, input: unknown): Promise<unknown> {
  const answer = await application.dispatch(application.atThisDesk, name, input);
  if (answer.ok) return answer.value;
  throw new Error(`${name}: ${answer.error.message} ${JSON.stringify(answer.error.details)}`);
}

const desk: Desk = {
  call: async <N extends Direct>(name: N, input: Input<AppContract, N>) =>
    (await send(name, input)) as Output<AppContract, N>,
  runJob: async <N extends Long>(name: N, input: Input<AppContract, N>) =>
    (await send('jobs.wait', await send(name, input))) as Output<AppContract, N>,
  keep: async (file, name) => {
    const offered = application.files.offered(file.id);
    if (!offered) throw new Error(`${name} was not offered`);
    await writeFile(join(folder, name), offered.file.read());
  },
  send: async (name) => application.files.receive(name, Readable.from([await readFile(join(folder, name))])),
};

async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  console.log(`${label.padEnd(52, '.')} ${Math.round(performance.now() - start)} ms`);
  return value;
}

const { startSpace } = (await import(
  pathToFileURL(fileURLToPath(built('space/start.js'))).href
)) as typeof spaceStart;
await rm(join(folder, 'space'), { recursive: true, force: true });
let space: Awaited<ReturnType<typeof startSpace>> | undefined;
await wholeJob(
  desk,
  async () => {
    space = await startSpace({ dataFolder: join(folder, 'space'), port: 0 });
    const { secret } = await space.createKey(findTerritory('academy', '13'));
    return { address: space.url, key: secret };
  },
  step,
);
await application.close();
await renderer.close();
await space?.close();
console.log(`Tout est dans ${folder}.`);
process.exit(0);
