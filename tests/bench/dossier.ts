import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { NewPerson } from '../../shared/people/model.ts';
import { openTestDossier, type TestDossier } from '../factories/dossier.ts';
import { fillSet, SETS } from '../factories/sets.ts';
import type { Figure } from './figure.ts';

const ROUNDS = 7;
const COMMANDS = 200;
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

/** Writing a command, finding a name among 20,000, opening the largest dossier. */
export async function* dossierBench(): AsyncGenerator<Figure> {
  yield await commandFigure();
  const dossier = await openTestDossier();
  try {
    await fillSet(dossier.store, SETS.stress);
    yield await searchFigure(dossier);
    yield await openingFigure(dossier);
  } finally {
    await dossier.close();
  }
}

/** Rounds of one and the other in turn, so that both meet the same moods of the disk. */
async function commandFigure(): Promise<Figure> {
  const dossier = await openTestDossier();
  try {
    const peer = peerOf(dossier);
    const own: number[] = [];
    const theirs: number[] = [];
    await timePerCommand((person) => dossier.call('people.create', person));
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await timePerCommand(peer.write));
      own.push(await timePerCommand((person) => dossier.call('people.create', person)));
    }
    peer.close();
    return figure(
      'dossier.command',
      'ms',
      median(own),
      '<= 1.3x',
      'better-sqlite3, WAL, synchronous=FULL',
      median(theirs),
    );
  } finally {
    await dossier.close();
  }
}

/** The same schema, triggers and rows in a database that better-sqlite3 writes to the disk. */
function peerOf(dossier: TestDossier) {
  const path = join(dossier.dataFolder, 'peer.sqlite');
  copyFileSync(join(dossier.folder, 'dossier.sqlite'), path);
  const database = new Sqlite(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  const columns = ['id', ...Object.keys(NewPerson.shape)];
  const next = database.prepare('UPDATE dossier_state SET lastSequence = lastSequence + 1');
  const insert = database.prepare(
    `INSERT INTO person (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const record = database.prepare(
    `INSERT INTO history(sequence, operation, author, at, description)
     SELECT lastSequence, 'people.create', 'Camille', ?, 'Personne ajoutée' FROM dossier_state`,
  );
  const write = database.transaction((person: NewPerson) => {
    next.run();
    insert.run({ ...person, id: uuidv7(), minor: 0, pmr: 0 });
    record.run(new Date().toISOString());
  });
  return { write: (person: NewPerson) => write(person), close: () => database.close() };
}

/** Milliseconds for one command, of many one after the other. */
async function timePerCommand(write: (person: NewPerson) => unknown): Promise<number> {
  const began = performance.now();
  for (let index = 0; index < COMMANDS; index++) {
    const familyName = `N’Diaye ${index}`;
    await write(NewPerson.parse({ familyName, givenName: 'Aïssatou', organisation: 'Collège Jean-Moulin' }));
  }
  return (performance.now() - began) / COMMANDS;
}

async function searchFigure(dossier: TestDossier): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < SEARCH_ROUNDS; round++) {
    for (const text of SEARCHES) {
      const began = performance.now();
      await dossier.call('people.list', { text, limit: SHOWN });
      times.push(performance.now() - began);
    }
  }
  // The first round compiles the statements.
  const settled = times.slice(SEARCHES.length).sort((a, b) => a - b);
  const p95 = settled[Math.floor(settled.length * 0.95)] ?? Number.NaN;
  return figure('dossier.search-p95', 'ms', p95, '<= 8 ms');
}

async function openingFigure(dossier: TestDossier): Promise<Figure> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    await dossier.runJob('dossier.close', null);
    const began = performance.now();
    await dossier.runJob('dossier.open', { folder: dossier.folder });
    times.push(performance.now() - began);
  }
  return figure('dossier.open-stress', 'ms', median(times), '<= 300 ms');
}

function figure(
  name: string,
  unit: string,
  value: number,
  goal: string,
  peer: string | null = null,
  peerValue: number | null = null,
): Figure {
  const ratio = peerValue === null ? null : value / peerValue;
  const limit = Number.parseFloat(goal.slice(3));
  return { name, value, unit, peer, peerValue, ratio, goal, met: (ratio ?? value) <= limit };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
