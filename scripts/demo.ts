import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createApplication } from '../main/app.ts';
import { createRenderPool } from '../main/documents/pool.ts';
import { createTableReader } from '../main/tables/reader.ts';
import type { AppContract } from '../shared/contract.ts';
import type { Input, Output } from '../shared/operation.ts';
import { findTerritory } from '../shared/territory/reference.ts';
import type { FileRef } from '../shared/wire.ts';
import type * as spaceStart from '../space/start.ts';

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
  renderer,
  tables: createTableReader(built('main/tables-worker.js')),
  copyWorker: built('main/copy-worker.js'),
  emit: () => undefined,
  log: console.error,
});

async function send(name: string, input: unknown): Promise<unknown> {
  const answer = await application.dispatch(name, input);
  if (answer.ok) return answer.value;
  throw new Error(`${name}: ${answer.error.message} ${JSON.stringify(answer.error.details)}`);
}
const call = async <N extends keyof AppContract & string>(name: N, input: Input<AppContract, N>) =>
  (await send(name, input)) as Output<AppContract, N>;
const run = async <N extends keyof AppContract & string>(name: N, input: Input<AppContract, N>) =>
  (await send('jobs.wait', await send(name, input))) as Output<AppContract, N>;

async function keep(file: FileRef, name: string): Promise<void> {
  const offered = application.files.offered(file.id);
  if (!offered) throw new Error(`${name} was not offered`);
  await writeFile(join(folder, name), offered.file.read());
}

async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  console.log(`${label.padEnd(52, '.')} ${Math.round(performance.now() - start)} ms`);
  return value;
}

await step('Dossier d’exemple', () => run('dossier.openSample', null));
const meetings = await call('meetings.list', {});
const departmental = meetings.filter(({ level }) => level === 'department').map(({ id }) => id);
await step('Feuilles d’émargement des rencontres départementales', async () => {
  const scope = { kind: 'meetings' as const, meetingIds: departmental };
  await keep(await run('documents.signInSheets', { scope }), 'sign-in-sheets.pdf');
});
await step('Calendrier des rencontres', async () =>
  keep(await run('meetings.exportCalendar', {}), 'meetings.ics'),
);
await step('Liste des personnes', async () => keep(await run('people.export', null), 'participants.csv'));

const synthesisId = await step('Synthèse d’un réseau, visée', async () => {
  const rows = await call('syntheses.overview', null);
  const row = rows.find(
    ({ scope, over, sheets, latest }) =>
      scope.level === 'network' && over > 0 && sheets > 0 && latest === null,
  );
  if (!row) throw new Error('the sample has no network whose synthesis is to be written');
  const { id } = await call('syntheses.create', row.scope);
  await call('syntheses.setState', { id, state: 'review' });
  const signed = await application.files.receive(
    'visa.pdf',
    Readable.from([await readFile(join(folder, 'sign-in-sheets.pdf'))]),
  );
  await run('syntheses.signOff', {
    id,
    name: 'Dominique Arnaud',
    function: 'rectrice',
    date: '2020-10-12',
    file: signed,
  });
  return id;
});
const kept = await step('Envoi préparé et vérifié', async () => {
  const { findings, unread } = await call('packages.check', { synthesisId });
  // What stops a package cannot be confirmed: the application refuses it then.
  const confirmed = [...findings, ...unread].map(({ key }) => key);
  const made = await run('packages.build', { synthesisId, confirmed });
  await keep(await run('packages.save', { packageId: made.id }), 'package.zip');
  return made;
});

const { startSpace } = (await import(
  pathToFileURL(fileURLToPath(built('space/start.js'))).href
)) as typeof spaceStart;
await rm(join(folder, 'space'), { recursive: true, force: true });
const space = await step('Espace national', () => startSpace({ dataFolder: join(folder, 'space'), port: 0 }));
await step('Envoi et accusé de réception', async () => {
  const { secret } = await space.createKey(findTerritory('academy', '13'));
  const { id: spaceId } = await run('publishing.addSpace', { address: space.url, key: secret });
  const deposit = await run('publishing.send', { packageId: kept.id, spaceId });
  if (deposit.state !== 'accepted')
    throw new Error(`refused: ${deposit.refusals.map(({ sentence }) => sentence).join(' ')}`);
  await keep(await run('publishing.saveReceipt', { depositId: deposit.id }), 'receipt.json');
});

await application.close();
await renderer.close();
await space.close();
console.log(`Tout est dans ${folder}.`);
process.exit(0);
