import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCheckpoint } from '../../../main/engine/dossier/checkpoint.ts';
import { type FoldElsewhere, foldJournal } from '../../../main/engine/dossier/fold.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
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
  const { fold, begun, go } = foldLater(foldNotes(files));
  const store = await createNotes(folder, files, { fold });
  await write(store, 'a', 'avant');
  const made = store.checkpoint();
  await begun;
  await write(store, 'b', 'pendant');
  await write(store, 'a', 'récrit');
  go();
  await made;
  // It is not begun again for what came meanwhile, which the journal holds.
  expect(await openCheckpointAlone()).toEqual({ a: 'avant' });
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
    // The one before, without what follows it.
    fold: async (dossier, { into }) => {
      cpSync(join(dossier.folder, 'dossier.sqlite'), into);
      return 1;
    },
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

test('one under way when a sync fails is given up for the checkpoint that is then made from memory', async () => {
  const { fold, begun, go } = foldLater(foldNotes(files));
  const store = await createNotes(folder, files, { fold });
  await write(store, 'a', 'avant');
  const made = store.checkpoint();
  const signal = await begun;
  files.before = (call) => {
    if (call === 'syncData') throw systemError('EIO');
  };
  await expect(write(store, 'b', 'refusée')).rejects.toMatchObject({ code: 'not-saved' });
  files.before = () => undefined;
  expect(signal.aborted).toBe(true);
  expect(await openCheckpointAlone()).toEqual({ a: 'avant' });
  await write(store, 'c', 'après');
  go();
  await made;
  expect(await contentOfCopy()).toEqual({ a: 'avant', c: 'après' });
  await store.close();
});

test('one under way when another dossier takes the place of its own takes nothing from it', async () => {
  const { fold, begun, go } = foldLater(foldNotes(files));
  const store = await createNotes(folder, files, { fold });
  await write(store, 'a', 'avant');
  const other = copyOf(folder, 'autre');
  const theirs = await openNotes(other);
  await write(theirs, 'b', 'du collègue');
  await theirs.close();
  await write(store, 'b', 'de ce poste');
  const made = store.checkpoint();
  await begun;
  rmSync(folder, { recursive: true });
  renameSync(other, folder);
  await write(store, 'c', 'ensuite');
  go();
  await made;
  expect(store.folder).not.toBe(folder);
  expect(await contentOfCopy(store.folder)).toEqual({ a: 'avant', b: 'de ce poste', c: 'ensuite' });
  expect(await contentOfCopy()).toEqual({ a: 'avant', b: 'du collègue' });
  await store.close();
});

test('one that is ready when an older database was put in the place of its own leaves it there', async () => {
  const database = join(folder, 'dossier.sqlite');
  let putOlder: () => void = () => undefined;
  const store = await createNotes(folder, files, {
    fold: async (...asked) => {
      const last = (await foldNotes(files)(...asked)) ?? 0;
      putOlder();
      return last;
    },
  });
  cpSync(database, join(place.folder, 'ancienne'));
  await write(store, 'a', 'un');
  await store.checkpoint();
  await write(store, 'b', 'deux');
  putOlder = () => cpSync(join(place.folder, 'ancienne'), database);
  await store.checkpoint();
  expect(await openCheckpointAlone()).toEqual({});
  expect(store.folder).not.toBe(folder);
  expect(await contentOfCopy(store.folder)).toEqual({ a: 'un', b: 'deux' });
  await store.close();
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

test('folding touches neither the checkpoint nor the journal, and takes the place of what was left half made', async () => {
  const crashed = await leaveCrashed(place.folder);
  const before = await openNotes(copyOf(crashed, 'avant'));
  const into = join(place.folder, 'plié');
  writeFileSync(into, 'ce qu’un autre a laissé');
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

/** Folds once `go` is called. */
function foldLater(fold: FoldElsewhere) {
  const begun = Promise.withResolvers<AbortSignal>();
  const gate = Promise.withResolvers<void>();
  const later: FoldElsewhere = async (dossier, what, signal) => {
    begun.resolve(signal);
    await gate.promise;
    return (await fold(dossier, what, signal)) ?? 0;
  };
  return { fold: later, begun: begun.promise, go: gate.resolve };
}

async function contentOfCopy(of = folder): Promise<Record<string, string>> {
  const copy = await openNotes(copyOf(of, `copie-${crypto.randomUUID()}`));
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
