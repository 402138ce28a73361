import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LOCK } from '../../main/engine/dossier/lock.ts';
import { bareStatement } from '../../main/engine/dossier/sql.ts';
import { ApplicationProcess } from '../factories/application-process.ts';
import { openTestApplication, openTestDossier, type TestDossier } from '../factories/dossier.ts';
import { fillSet, SETS } from '../factories/sets.ts';
import { type Figure, figure, median, percentile } from './figure.ts';
import { memoryOf } from './measured-process.ts';
import { writingBench } from './writing.ts';

const OPENINGS = 9;
const SEARCHES = [
  'n’di',
  'le goff',
  'd’herou',
  'Éloïse',
  'poitiers',
  'mar pe',
  'sabourin',
  'college st',
  'personne.1234',
  'gonçalv',
  'l',
  'zimmermann claire',
];
const SEARCH_ROUNDS = 15;
/** What a list shows of what was found. */
const SHOWN = 50;

/** The most people among whom one searches as one types. */
const CROWD = { meetings: 1, people: 100_000, workshops: 1, proposals: 1 };
const REPLAYED = 10_000;
const IMPORTED = 20_000;
const CHECKPOINTS = 9;
const MEMORY_LOOKS = 5;

/** Writing, importing and finding, opening the largest dossier, and what it holds of the memory. */
export async function* dossierBench(): AsyncGenerator<Figure> {
  yield* writingBench();
  const dossier = await openTestDossier();
  try {
    await fillSet(dossier.store, SETS.stress);
    yield await searchFigure(dossier, 'dossier.search-20000-p95');
    yield await checkpointFigure(dossier);
    yield await openingFigure(dossier);
    yield await replayFigure(dossier);
    yield await memoryFigure(dossier);
  } finally {
    await dossier.close();
  }
  yield await importFigure();
  const crowded = await openTestDossier();
  try {
    await fillSet(crowded.store, CROWD);
    yield await searchFigure(crowded, 'dossier.search-100000-p95');
  } finally {
    await crowded.close();
  }
}

/** The longest wait of the commands that are given, one after the other, while a checkpoint is made. */
async function checkpointFigure(dossier: TestDossier): Promise<Figure> {
  const store = dossier.application.session.current();
  const longest: number[] = [];
  for (let round = 0; round < CHECKPOINTS; round++) {
    const delays: number[] = [];
    await dossier.call('people.create', { familyName: 'Avant' });
    let isMade = false;
    const checkpoint = store.checkpoint().then(() => {
      isMade = true;
    });
    while (!isMade) {
      const began = performance.now();
      await dossier.call('people.create', { familyName: 'Pendant' });
      delays.push(performance.now() - began);
    }
    await checkpoint;
    longest.push(Math.max(...delays));
  }
  return figure('dossier.checkpoint-delay', 'ms', median(longest), '<= 50 ms');
}

/** Opening a dossier that a crash left with small commands to replay. */
async function replayFigure(dossier: TestDossier): Promise<Figure> {
  const store = dossier.application.session.current();
  await store.checkpoint();
  const [person] = store.all<{ id: string }>(bareStatement('SELECT id FROM person LIMIT 1', []));
  for (let done = 0; done < REPLAYED; done += 100) {
    const group = Array.from({ length: 100 }, (_, index) =>
      store.transact(
        { operation: 'people.update', author: 'Camille', at: '2020-10-12T08:00:00.000Z', description: 'Nom' },
        (write) =>
          write.run(
            bareStatement('UPDATE person SET mandate = ? WHERE id = ?', [
              `${done + index}`,
              person?.id ?? '',
            ]),
          ),
      ),
    );
    await Promise.all(group);
  }
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const folder = join(dossier.dataFolder, `replayed-${opening}`);
    // Not its lock: this very process is its holder.
    cpSync(dossier.folder, folder, { recursive: true, filter: (path) => basename(path) !== LOCK });
    const other = openTestApplication();
    // One that was never opened there would be read twice.
    const { preferences } = other.application.session;
    const known = { folder, id: dossier.store.id, isProtected: false, openedAt: new Date().toISOString() };
    preferences.remember({ ...known, name: '', territory: '', campaign: '' });
    const began = performance.now();
    await other.runJob('dossier.open', { folder });
    times.push(performance.now() - began);
    await other.close();
  }
  return figure('dossier.open-replaying-10000', 'ms', median(times), '<= 600 ms');
}

/** The built application in its own process, with the dossier open and nothing to do. */
async function memoryFigure(dossier: TestDossier): Promise<Figure> {
  await dossier.runJob('dossier.close', null);
  const application = await ApplicationProcess.start(join(dossier.dataFolder, 'other'));
  try {
    await application.runJob('dossier.open', { folder: dossier.folder });
    const looks: number[] = [];
    for (let look = 0; look < MEMORY_LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      looks.push((await memoryOf(application.pid)) / 1e6);
    }
    return figure('dossier.memory-stress', 'MB', median(looks), '<= 200 MB');
  } finally {
    await application.kill();
  }
}

/** A list in CSV, from the file received to the command synced. */
async function importFigure(): Promise<Figure> {
  const lines = Array.from(
    { length: IMPORTED },
    (_, index) => `N’Diaye ${index};Aïssatou;p${index}@example.org;professeure;Collège Jean-Moulin`,
  );
  const content = ['Nom;Prénom;Courriel;Fonction;Organisme', ...lines].join('\n');
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const dossier = await openTestDossier();
    try {
      const file = await dossier.sendFile('liste.csv', content);
      const { mapping } = await dossier.runJob('people.readFile', { file });
      const began = performance.now();
      await dossier.runJob('people.import', { file, mapping });
      times.push(performance.now() - began);
    } finally {
      await dossier.close();
    }
  }
  return figure('dossier.import-20000', 'ms', median(times), '<= 1500 ms');
}

async function searchFigure(dossier: TestDossier, name: string): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < SEARCH_ROUNDS; round++) {
    for (const text of SEARCHES) {
      const began = performance.now();
      await dossier.call('people.list', { text, limit: SHOWN });
      times.push(performance.now() - began);
    }
  }
  // The first round compiles the statements.
  const p95 = percentile(times.slice(SEARCHES.length), 0.95);
  return figure(name, 'ms', p95, '<= 8 ms');
}

async function openingFigure(dossier: TestDossier): Promise<Figure> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    await dossier.runJob('dossier.close', null);
    const began = performance.now();
    await dossier.runJob('dossier.open', { folder: dossier.folder });
    times.push(performance.now() - began);
  }
  return figure('dossier.open-stress', 'ms', median(times), '<= 150 ms');
}
