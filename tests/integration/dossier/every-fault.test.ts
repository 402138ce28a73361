import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import type { FileSystem } from '../../../main/engine/dossier/file-system.ts';
import type { Migration } from '../../../main/engine/dossier/migrations.ts';
import type { OpenOptions } from '../../../main/engine/dossier/open.ts';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type { Reader } from '../../../main/engine/dossier/store.ts';
import { AppError } from '../../../shared/errors.ts';
import { ailing, FAULTS, type Fault } from '../../factories/fault-injection.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';
import {
  createNotes,
  erase,
  foldNotes,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  write,
} from '../../factories/store.ts';

/** Every fault at every call, which takes some minutes; otherwise, in turn, about as many as this for a scenario, spread over it. */
const EXHAUSTIVE = process.env.CAHIERS_TESTS === 'exhaustive';
const USUAL = 16;

const FOLDER = '/dossiers/poitiers';
const FIRST = { a: 'un', b: 'deux', c: 'trois' };
const ATTACHED = Buffer.alloc(300_000, 'a');
const SHA512 = createHash('sha512').update(ATTACHED).digest('hex');
const MIGRATED: readonly Migration[] = [
  ...NOTE_MIGRATIONS,
  { name: '0002-mark', sql: "ALTER TABLE note ADD mark TEXT NOT NULL DEFAULT ''" },
];
/** What a screen knows how to show of a dossier that the disk does not serve. */
const SAID = [
  'disk-full',
  'not-saved',
  'read-only',
  'dossier-unreadable',
  'backup-failed',
  'file-unreadable',
  'dossier-nowhere',
];

let tried = 0;
afterAll(() => console.log(`${tried} faults of the disk tried and survived`));

/** A work on a dossier, of which one call to the disk goes wrong. */
interface Trial {
  readonly files: FileSystem;
  readonly options: Partial<OpenOptions>;
  store: OpenStore | undefined;
  /** All the notes after each command that was issued, in order. */
  readonly states: Record<string, string>[];
  /** How many commands were answered to be saved, before one that was not. */
  answered: number;
  /** The attached file, once it was answered to be kept. */
  kept: string | undefined;
  readonly errors: unknown[];
}

interface Scenario {
  readonly name: string;
  readonly disk: () => Promise<SimulatedDisk>;
  readonly holds: Record<string, string>;
  readonly options?: Partial<OpenOptions>;
  /** Whether the dossier is open already, on a disk that is well. */
  readonly open: boolean;
  /** Whether checkpoints are made behind the commands, as those of a large dossier are. */
  readonly folds?: boolean;
  readonly act: (trial: Trial) => Promise<unknown>;
}

const SCENARIOS: readonly Scenario[] = [
  {
    ...{ name: 'a command', disk: crashed, holds: FIRST, open: true },
    act: (trial) => put(trial, 'd', 'quatre'),
  },
  {
    ...{ name: 'commands that share a sync', disk: crashed, holds: FIRST, open: true },
    act: (trial) => Promise.all([put(trial, 'd', 'quatre'), remove(trial, 'a'), put(trial, 'e', 'cinq')]),
  },
  {
    ...{ name: 'a command that lengthens the journal', disk: crashed, holds: FIRST, open: true },
    act: (trial) => put(trial, 'd', 'x'.repeat(300_000)),
  },
  {
    ...{ name: 'a checkpoint', disk: crashed, holds: FIRST, open: true },
    act: (trial) => attempt(trial, async () => trial.store?.checkpoint()),
  },
  {
    ...{ name: 'a checkpoint made behind commands', disk: crashed, holds: FIRST, open: true, folds: true },
    act: async (trial) => {
      const made = attempt(trial, async () => trial.store?.checkpoint());
      await put(trial, 'd', 'quatre');
      await made;
      if (trial.errors.length === 0) await put(trial, 'e', 'cinq');
    },
  },
  {
    ...{ name: 'opening a dossier that was closed', disk: closed, holds: FIRST, open: false },
    act: opening,
  },
  { ...{ name: 'opening what a crash left', disk: crashed, holds: FIRST, open: false }, act: opening },
  {
    ...{ name: 'opening what a crash left half written', disk: halfWritten, holds: FIRST, open: false },
    act: opening,
  },
  {
    ...{ name: 'making a dossier', disk: empty, holds: {}, open: false },
    act: (trial) =>
      attempt(trial, async () => {
        trial.store = await createNotes(FOLDER, trial.files);
      }),
  },
  {
    ...{ name: 'attaching a file', disk: crashed, holds: FIRST, open: true },
    act: (trial) =>
      attempt(trial, async () => {
        trial.kept = (await trial.store?.keepFile(pieces(ATTACHED)))?.sha512;
      }),
  },
  {
    ...{ name: 'reading an attached file', disk: withAttachment, holds: FIRST, open: true },
    act: (trial) =>
      attempt(trial, async () => {
        expect(await buffer((trial.store as OpenStore).readFile(SHA512))).toEqual(ATTACHED);
      }),
  },
  {
    ...{ name: 'bringing a dossier to another version', disk: crashed, holds: FIRST, open: false },
    options: { migrations: MIGRATED },
    act: opening,
  },
  {
    ...{ name: 'closing', disk: crashed, holds: FIRST, open: true },
    act: (trial) =>
      attempt(trial, async () => {
        await trial.store?.close();
        trial.store = undefined;
      }),
  },
];

describe.each(SCENARIOS)('when a call to the disk fails during $name', (scenario) => {
  test('it is said in a sentence, memory is what the disk holds, and work goes on', async () => {
    const template = await scenario.disk();
    const calls = await callsOf(scenario, template);
    expect(calls.length).toBeGreaterThan(0);
    const problems: string[] = [];
    let turn = 0;
    const step = EXHAUSTIVE ? 1 : Math.max(1, calls.length / USUAL);
    for (let place = 0; place < calls.length; place += step) {
      const index = Math.floor(place);
      const call = calls[index] ?? 'status';
      const faults = FAULTS.filter((fault) => fault.concerns(call));
      const count = EXHAUSTIVE ? faults.length : Math.min(faults.length, Math.ceil(USUAL / calls.length));
      for (let number = 0; number < count; number++) {
        const fault = faults[turn++ % faults.length] as Fault;
        await survive(scenario, template, index + 1, fault).catch((error: Error) => {
          problems.push(`${fault.name} at call ${index + 1}, ${call}: ${error.message}`);
        });
        tried++;
      }
    }
    expect(problems).toEqual([]);
  });
});

async function callsOf(scenario: Scenario, template: SimulatedDisk) {
  const { trial, disk } = await begin(scenario, template);
  disk.arm();
  await scenario.act(trial);
  const calls = disk.heal();
  await trial.store?.close();
  return calls;
}

async function begin({ holds, open, folds, options: own }: Scenario, template: SimulatedDisk) {
  const under = template.copy();
  const disk = ailing(under);
  const options = { ...own, ...(folds && { fold: foldNotes(disk.files) }) };
  const store = open ? await openNotes(FOLDER, { ...options, files: disk.files }) : undefined;
  const trial: Trial = {
    ...{ files: disk.files, options, store, states: [holds], answered: 0, kept: undefined, errors: [] },
  };
  return { trial, disk, under };
}

/** Runs a scenario on a copy of a disk of which the `nth` call meets a fault, and goes on once it is over. */
async function survive(
  scenario: Scenario,
  template: SimulatedDisk,
  nth: number,
  fault: Fault,
): Promise<void> {
  const { trial, disk, under } = await begin(scenario, template);
  disk.arm(nth, fault);
  await scenario.act(trial);
  for (const error of trial.errors) expectSaid(error);
  const saved = () => trial.states[trial.answered];
  if (trial.store) expect(notes(trial.store), 'what is shown').toEqual(saved());
  disk.heal();

  const isMade = under.status(`${FOLDER}/dossier.cahier`) !== undefined;
  if (isMade) await expectFound(under.copy(), trial, 'after a kill');
  if (isMade && scenario.holds === FIRST)
    await expectFound(under.afterPowerCut(), trial, 'after a power cut');

  if (!trial.store && !isMade) {
    // What could not be tidied keeps its place.
    const isFree = under.status(FOLDER) === undefined || under.list(FOLDER).length === 0;
    if (!isFree) expect(fault.name).toMatch(/from then on|pulled out|held for long/);
    if (!isFree) return;
    trial.store = await createNotes(FOLDER, disk.files);
  }
  trial.store ??= await openNotes(FOLDER, { ...trial.options, files: disk.files });
  const wasRefused = trial.store.readOnly && !scenario.open;
  if (wasRefused) {
    // The disk was, or seemed, not to be written to when it was opened.
    await trial.store.close();
    trial.store = await openNotes(FOLDER, { ...trial.options, files: disk.files });
  }
  await write(trial.store, 'z', 'ensuite');
  const found = await openNotes(FOLDER, { ...trial.options, files: under.afterPowerCut() });
  expect(contentOf(found), 'what the disk holds').toEqual(contentOf(trial.store));
  expect(notes(found)).toEqual({ ...saved(), z: 'ensuite' });
  if (trial.kept) expect(await buffer(found.readFile(trial.kept))).toEqual(ATTACHED);
  await found.close();
  await trial.store.close();
  expect(under.openFiles, 'files left open').toBe(0);

  const again = await openNotes(FOLDER, { ...trial.options, files: disk.files });
  expect(notes(again)).toEqual({ ...saved(), z: 'ensuite' });
  await again.close();
  expect(under.files().filter((path) => path.endsWith('.new') || path.endsWith('/lock'))).toEqual([]);
}

/** Opens what was left twice: the first time shows what was answered, or a beginning of what was not; the second the same. */
async function expectFound(left: SimulatedDisk, trial: Trial, when: string): Promise<void> {
  const options = { ...trial.options, files: left };
  const first = await openNotes(FOLDER, options);
  const content = contentOf(first);
  expect(trial.states.slice(trial.answered), when).toContainEqual(notes(first));
  // A group that failed is told to have failed: it may be found only where nobody could tell.
  if (trial.store && !trial.store.readOnly) expect(content, when).toEqual(contentOf(trial.store));
  await first.close();
  const second = await openNotes(FOLDER, options);
  expect(contentOf(second), `${when}, opened twice`).toEqual(content);
  await second.close();
}

function expectSaid(error: unknown): void {
  expect(error).toBeInstanceOf(AppError);
  const { code, message } = error as AppError;
  expect(SAID).toContain(code);
  expect(message).toMatch(/^[A-ZÀÉ].*\.$/);
  expect(message).not.toMatch(/\bE[A-Z]{3,}|undefined|Error/);
}

/** Every row of every table. */
function contentOf(read: Reader): Record<string, unknown[]> {
  const tables = read.all(
    bareStatement<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", []),
  );
  return Object.fromEntries(
    tables.map(({ name }) => [name, read.all(bareStatement(`SELECT * FROM "${name}" ORDER BY 1`, []))]),
  );
}

async function attempt(trial: Trial, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    trial.errors.push(error);
  }
}

function put(trial: Trial, id: string, text: string): Promise<void> {
  return command(trial, { ...trial.states.at(-1), [id]: text }, (store) => write(store, id, text));
}

function remove(trial: Trial, id: string): Promise<void> {
  const { [id]: _, ...others } = trial.states.at(-1) ?? {};
  return command(trial, others, (store) => erase(store, id));
}

function command(
  trial: Trial,
  next: Record<string, string>,
  work: (store: OpenStore) => Promise<void>,
): Promise<void> {
  trial.states.push(next);
  const place = trial.states.length - 1;
  return attempt(trial, async () => {
    await work(trial.store as OpenStore);
    trial.answered = Math.max(trial.answered, place);
  });
}

function opening(trial: Trial): Promise<void> {
  return attempt(trial, async () => {
    trial.store = await openNotes(FOLDER, { ...trial.options, files: trial.files });
  });
}

async function empty(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  disk.put('/dossiers/lisez-moi.txt', Buffer.from('Un dossier par consultation.'));
  return disk;
}

/** Note a is in its last checkpoint, b and c in its journal. */
async function crashed(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  const store = await createNotes(FOLDER, disk);
  await write(store, 'a', 'un');
  await store.checkpoint();
  await write(store, 'b', 'deux');
  await write(store, 'c', 'trois');
  const left = disk.copy();
  await store.close();
  return left;
}

async function closed(): Promise<SimulatedDisk> {
  const disk = await crashed();
  await (await openNotes(FOLDER, { files: disk })).close();
  return disk;
}

async function halfWritten(): Promise<SimulatedDisk> {
  const disk = await crashed();
  const journal = disk.content(`${FOLDER}/dossier.journal`);
  const end = journal.findLastIndex((byte) => byte !== 0) + 1;
  // A record of which the first bytes alone were written.
  journal.set([40, 0, 0, 0, 9], end);
  disk.put(`${FOLDER}/dossier.journal`, journal);
  for (const name of ['dossier.sqlite.new', 'attachments/01890000-0000-7000-8000-000000000000.new']) {
    disk.put(`${FOLDER}/${name}`, Buffer.from('moitié'));
  }
  return disk;
}

async function withAttachment(): Promise<SimulatedDisk> {
  const disk = await crashed();
  disk.put(`${FOLDER}/attachments/${SHA512}`, ATTACHED);
  return disk;
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 100_000) yield content.subarray(at, at + 100_000);
}
