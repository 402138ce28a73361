import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyCopy } from '../../../main/engine/dossier/copy.ts';
import { nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import type { Migration } from '../../../main/engine/dossier/migrations.ts';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type { Reader } from '../../../main/engine/dossier/store.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';
import {
  createNotes,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  put,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

/** Slips have no identifier of their own: the history does not follow them. */
const MIGRATIONS: readonly Migration[] = [
  ...NOTE_MIGRATIONS,
  { name: '0002-slip', sql: 'CREATE TABLE slip (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT' },
];

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let store: OpenStore;
beforeEach(async () => {
  place = temporaryFolder();
  folder = join(place.folder, 'dossier');
  await (await createNotes(folder)).close();
  store = await open();
});
afterEach(async () => {
  await store.close();
  place.remove();
});

test('what is written outside the history is on the disk, and makes no change of the dossier', async () => {
  await write(store, 'a', 'un');
  await slip('x', 'brouillon');
  await slip('x', 'brouillon repris');
  await write(store, 'b', 'deux');
  await slip('y', 'autre');
  const crashed = await copyOpened();
  expect({ notes: notes(crashed), slips: slips(crashed), history: history(crashed) }).toEqual({
    notes: { a: 'un', b: 'deux' },
    slips: { x: 'brouillon repris', y: 'autre' },
    history: ['Dossier créé', 'Note écrite', 'Note écrite'],
  });
  await crashed.close();
});

test('it goes through checkpoints as the rest does', async () => {
  await slip('x', 'avant');
  await store.checkpoint();
  await slip('y', 'après');
  await write(store, 'a', 'un');
  const crashed = await copyOpened();
  expect(slips(crashed)).toEqual({ x: 'avant', y: 'après' });
  await slip('z', 'encore', crashed);
  await crashed.close();
  // The number of the note, and not of the slip that came after it.
  const facts = await verifyCopy(nodeFileSystem, crashed.folder, clearVault, MIGRATIONS);
  expect(facts).toMatchObject({ lastSequence: 4, counts: { note: 1 } });
});

test('it shares its sync with the commands of the same turn, and is taken back with them when the disk fails', async () => {
  await store.close();
  const files = faultyFileSystem();
  store = await open(files);
  let syncs = 0;
  files.before = (call) => {
    if (call === 'syncData') syncs++;
  };
  await Promise.all([slip('x', 'un'), write(store, 'a', 'un'), slip('y', 'deux')]);
  expect(syncs).toBe(1);
  files.before = (call) => {
    if (call === 'syncData') throw systemError('EIO');
  };
  const both = await Promise.allSettled([slip('x', 'perdu'), write(store, 'a', 'perdu')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  files.before = () => undefined;
  expect({ notes: notes(store), slips: slips(store) }).toEqual({
    notes: { a: 'un' },
    slips: { x: 'un', y: 'deux' },
  });
  await slip('x', 'repris');
  expect(slips(store)).toEqual({ x: 'repris', y: 'deux' });
});

test('what the history follows cannot be changed outside it', async () => {
  const outside = store.transactOutside((writer) => put(writer, 'a', 'en douce'));
  await expect(outside).rejects.toThrow('outside');
  expect(notes(store)).toEqual({});
});

const open = (files = nodeFileSystem, of = folder) => openNotes(of, { files, migrations: MIGRATIONS });

function slip(key: string, text: string, into = store): Promise<void> {
  return into.transactOutside((writer) => {
    writer.run(
      bareStatement(
        'INSERT INTO slip(key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text',
        [key, text],
      ),
    );
  });
}

function slips(read: Reader): Record<string, string> {
  const rows = read.all(
    bareStatement<{ key: string; text: string }>('SELECT key, text FROM slip ORDER BY key', []),
  );
  return Object.fromEntries(rows.map(({ key, text }) => [key, text]));
}

const history = (read: Reader) =>
  read
    .all(bareStatement<{ description: string }>('SELECT description FROM history ORDER BY sequence', []))
    .map(({ description }) => description);

/** The dossier as a kill would leave it now. */
async function copyOpened(): Promise<OpenStore> {
  const copy = join(place.folder, 'copie');
  cpSync(folder, copy, { recursive: true });
  rmSync(join(copy, 'lock'), { force: true });
  return open(nodeFileSystem, copy);
}
