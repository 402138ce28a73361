import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { nodeFileSystem } from '../../main/engine/dossier/file-system.ts';
import { Journal } from '../../main/engine/dossier/journal.ts';
import { clearVault } from '../../main/engine/dossier/vault/vault.ts';
import { NewPerson } from '../../shared/people/model.ts';
import { openTestDossier, type TestDossier } from '../factories/dossier.ts';
import { type Figure, figure, median, percentile } from './figure.ts';

const ROUNDS = 9;
const COMMANDS = 200;
const CALLERS = 8;
const PEER = 'better-sqlite3, WAL, synchronous=FULL';

/** One command, of one caller and of eight, in clear and protected, beside the same rows in a native database. */
export async function* writingBench(): AsyncGenerator<Figure> {
  const clear = await openTestDossier();
  const sealed = await openTestDossier();
  try {
    const recoveryCode = await sealed.runJob('protection.newCode', null);
    await sealed.runJob('protection.turnOn', { passphrase: 'quatre mots sans aucun lien', recoveryCode });
    const peer = peerOf(clear);
    const journal = journalIn(clear);
    const times = { peer: [], clear: [], sealed: [], journal: [] } as Record<string, number[]>;
    const rates = { peer: [] as number[], eight: [] as number[] };
    const write = (dossier: TestDossier) => (person: NewPerson) => dossier.call('people.create', person);
    await timeEach(write(clear));
    await timeEach(write(sealed));
    // In turn, so that all meet the same moods of the disk.
    for (let round = 0; round < ROUNDS; round++) {
      const theirs = await timeEach(peer.write);
      times.peer?.push(...theirs);
      times.clear?.push(...(await timeEach(write(clear))));
      times.sealed?.push(...(await timeEach(write(sealed))));
      times.journal?.push(...(await timeEach(journal.write)));
      rates.peer.push(COMMANDS / theirs.reduce((sum, one) => sum + one, 0));
      rates.eight.push(await rateOfEight(write(clear)));
    }
    peer.close();
    journal.close();
    const { peer: theirs = [], clear: own = [], sealed: hidden = [], journal: step = [] } = times;
    const [medianOfPeer, slowestOfPeer] = [median(theirs), percentile(theirs, 0.99)];
    yield figure('dossier.command', 'ms', median(own), '<= 1.1x', PEER, medianOfPeer);
    yield figure('dossier.command-p99', 'ms', percentile(own, 0.99), '<= 1.1x', PEER, slowestOfPeer);
    yield figure('dossier.journal-step', 'ms', median(step), '<= 0.8x', PEER, medianOfPeer);
    yield figure('dossier.command-encrypted', 'ms', median(hidden), '<= 1.3x', PEER, medianOfPeer);
    yield figure(
      'dossier.eight-callers',
      'commands/ms',
      median(rates.eight),
      '>= 2.5x',
      PEER,
      median(rates.peer),
    );
  } finally {
    await clear.close();
    await sealed.close();
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

/** What a command does once it is a record: written and synced. */
function journalIn(dossier: TestDossier) {
  const journal = Journal.create(nodeFileSystem, dossier.dataFolder, clearVault, {
    dossier: uuidv7(),
    schema: 1,
    base: 0,
    outside: 0,
  });
  let sequence = 0;
  return {
    write: (person: NewPerson) => {
      sequence += 1;
      journal.append([{ sequence, payload: Buffer.from(JSON.stringify(person)) }]);
    },
    close: () => journal.close(),
  };
}

/** Milliseconds of each of many commands, one after the other. */
async function timeEach(write: (person: NewPerson) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < COMMANDS; index++) {
    const person = personOf(index);
    const began = performance.now();
    await write(person);
    times.push(performance.now() - began);
  }
  return times;
}

/** Commands per millisecond of eight callers, each waiting for its own answers. */
async function rateOfEight(write: (person: NewPerson) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const callers = Array.from({ length: CALLERS }, async () => {
    for (let index = 0; index < COMMANDS; index++) await write(personOf(index));
  });
  await Promise.all(callers);
  return (CALLERS * COMMANDS) / (performance.now() - began);
}

function personOf(index: number): NewPerson {
  return NewPerson.parse({
    familyName: `N’Diaye ${index}`,
    givenName: 'Aïssatou',
    organisation: 'Collège Jean-Moulin',
  });
}
