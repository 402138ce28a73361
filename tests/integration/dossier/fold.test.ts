import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCheckpoint } from '../../../main/dossier/checkpoint.ts';
import { foldJournal } from '../../../main/dossier/fold.ts';
import { clearVault } from '../../../main/dossier/vault/vault.ts';
import { type FaultyFileSystem, faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';
import {
  createNotes,
  foldNotes,
  leaveCrashed,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let files: FaultyFileSystem;

beforeEach(() => {
  place = temporaryFolder();
  folder = join(place.folder, 'dossier');
  files = faultyFileSystem();
});
afterEach(() => place.remove());

test('what is written while a checkpoint is made behind is neither lost nor there twice', async () => {
  const store = await createNotes(folder, files, { fold: foldNotes(files) });
  await write(store, 'a', 'avant');
  const made = store.checkpoint();
  await write(store, 'b', 'pendant');
  await write(store, 'a', 'récrit');
  await made;
  await write(store, 'c', 'après');
  expect(await contentOfCopy()).toEqual({ a: 'récrit', b: 'pendant', c: 'après' });
  await store.close();
  expect(readdirSync(folder).toSorted()).toEqual(['dossier.cahier', 'dossier.journal', 'dossier.sqlite']);
});

test('checkpoints asked for together each hold what was written before they were asked for', async () => {
  const store = await createNotes(folder, files, { fold: foldNotes(files) });
  const first = store.checkpoint();
  await write(store, 'a', 'avant le second');
  await Promise.all([first, store.checkpoint()]);
  const kept = await openCheckpointAlone();
  expect(kept).toEqual({ a: 'avant le second' });
  await store.close();
});

test('one that fails is made from memory instead', async () => {
  const store = await createNotes(folder, files, {
    fold: () => Promise.reject(systemError('EMFILE')),
  });
  await write(store, 'a', 'un');
  await store.checkpoint();
  expect(await openCheckpointAlone()).toEqual({ a: 'un' });
  await store.close();
});

test('one that is not of what was synced is never put in place', async () => {
  const store = await createNotes(folder, files, {
    fold: async (dossier, fold) =>
      ((await foldNotes(files)(dossier, fold, new AbortController().signal)) ?? 0) - 1,
  });
  await write(store, 'a', 'un');
  await store.checkpoint();
  expect(await openCheckpointAlone()).toEqual({ a: 'un' });
  expect(readdirSync(folder)).not.toContain('dossier.sqlite.folded.new');
  await store.close();
});

test('closing stops the one that is being made, and keeps all that was written', async () => {
  let stopped = false;
  const store = await createNotes(folder, files, {
    fold: (_dossier, _fold, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(signal.reason);
        });
      }),
  });
  const made = store.checkpoint();
  await write(store, 'a', 'pendant');
  await store.close();
  expect(stopped).toBe(true);
  // It was asked for before the dossier was closed: it is made at once, from memory.
  await made;
  expect(await contentOfCopy()).toEqual({ a: 'pendant' });
});

test('a disk that fails while one takes its place loses nothing', async () => {
  for (const call of ['rename', 'syncFolder', 'open', 'write', 'sync'] as const) {
    const one = join(place.folder, call);
    const store = await createNotes(one, files, { fold: foldNotes(files) });
    await write(store, 'a', 'avant');
    const made = store.checkpoint();
    await write(store, 'b', 'pendant');
    files.before = (called) => {
      if (called === call) throw systemError('EIO');
    };
    await made.catch(() => undefined);
    files.before = () => undefined;
    await write(store, 'c', 'après');
    expect(notes(store), call).toEqual({ a: 'avant', b: 'pendant', c: 'après' });
    await store.close();
    const again = await openNotes(one);
    expect(notes(again), call).toEqual({ a: 'avant', b: 'pendant', c: 'après' });
    await again.close();
  }
});

test('folding touches neither the checkpoint nor the journal, and stops where it is told', async () => {
  const crashed = await leaveCrashed(place.folder);
  const before = await openNotes(copyOf(crashed, 'avant'));
  const into = join(place.folder, 'plié');
  const lastSequence = await foldJournal(
    files,
    crashed,
    clearVault,
    { end: Number.POSITIVE_INFINITY, into },
    NOTE_MIGRATIONS,
  );
  expect(lastSequence).toBe(4);
  const after = await openNotes(copyOf(crashed, 'après'));
  expect(notes(after)).toEqual(notes(before));
  await before.close();
  await after.close();
});

function copyOf(from: string, name: string): string {
  const copy = join(place.folder, name);
  cpSync(from, copy, { recursive: true, filter: (path) => !path.endsWith('lock') });
  return copy;
}

async function contentOfCopy(): Promise<Record<string, string>> {
  const copy = await openNotes(copyOf(folder, `copie-${crypto.randomUUID()}`));
  try {
    return notes(copy);
  } finally {
    await copy.close();
  }
}

/** What the database file holds, without the journal that follows it. */
async function openCheckpointAlone(): Promise<Record<string, string>> {
  const { database } = await readCheckpoint(files, folder, clearVault);
  try {
    const rows = database.all<{ id: string; text: string }>('SELECT id, text FROM note');
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  } finally {
    database.close();
  }
}
