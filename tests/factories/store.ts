import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createStore } from '../../main/engine/dossier/create.ts';
import { type FileSystem, nodeFileSystem } from '../../main/engine/dossier/file-system.ts';
import { type FoldElsewhere, foldJournal } from '../../main/engine/dossier/fold.ts';
import { engine } from '../../main/engine/dossier/migrations/0000-engine.ts';
import type { Migration } from '../../main/engine/dossier/migrations.ts';
import { type OpenOptions, openStore } from '../../main/engine/dossier/open.ts';
import { bareStatement } from '../../main/engine/dossier/sql.ts';
import type { Change, DossierStore, Reader, Writer } from '../../main/engine/dossier/store.ts';
import { clearVault, sealedVault } from '../../main/engine/dossier/vault/vault.ts';
import { presenceInMemory } from './presence.ts';

/** The smallest dossier: notes, each a text under an identifier. */
export const NOTE_MIGRATIONS: readonly Migration[] = [
  { name: '0000-engine', sql: engine },
  { name: '0001-note', sql: 'CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT' },
];

const names = () => ({ name: 'Essai', territory: 'Académie de Poitiers', campaign: 'EGN 2020' });

export const change = (description = 'Note écrite'): Change => ({
  operation: 'notes.write',
  author: 'Camille',
  at: '2020-10-12T08:00:00.000Z',
  description,
});

/** An empty temporary folder, and what removes it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cahiers-store-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function createNotes(
  folder: string,
  files: FileSystem = nodeFileSystem,
  options: Partial<Pick<OpenOptions, 'fold' | 'presence' | 'refuge'>> = {},
) {
  return createStore({
    presence: presenceInMemory(),
    ...options,
    files,
    folder,
    names,
    migrations: NOTE_MIGRATIONS,
    id: uuidv7(),
    change: change('Dossier créé'),
    fill: () => undefined,
  });
}

/** Folds journals of notes, however small, in this very thread but behind the commands. */
export function foldNotes(files: FileSystem): FoldElsewhere {
  return ({ folder, key }, fold) =>
    foldJournal(files, folder, key ? sealedVault(key) : clearVault, fold, NOTE_MIGRATIONS);
}

/** Unless they share a presence, each opening is that of a process of its own, as if all the others had died. */
export function openNotes(folder: string, options: Partial<OpenOptions> = {}) {
  return openStore({
    ...{ files: nodeFileSystem, presence: presenceInMemory(), folder, names, migrations: NOTE_MIGRATIONS },
    ...options,
  });
}

export function write(store: DossierStore, id: string, text: string): Promise<void> {
  return store.transact(change(), (writer) => put(writer, id, text));
}

export function erase(store: DossierStore, id: string): Promise<void> {
  return store.transact(change('Note effacée'), (writer) => {
    writer.run(bareStatement('DELETE FROM note WHERE id = ?', [id]));
  });
}

export function put(writer: Writer, id: string, text: string): void {
  writer.run(
    bareStatement(
      'INSERT INTO note(id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text',
      [id, text],
    ),
  );
}

/** Every note by its identifier. */
export function notes(store: Reader): Record<string, string> {
  const rows = store.all(
    bareStatement<{ id: string; text: string }>('SELECT id, text FROM note ORDER BY id', []),
  );
  return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
}

/** A dossier as a crash leaves it: note a is in its last checkpoint, b and c in its journal. Answers its folder. */
export async function leaveCrashed(root: string): Promise<string> {
  const living = join(root, 'vivant');
  const folder = join(root, 'dossier');
  const store = await createNotes(living);
  await write(store, 'a', 'un');
  await store.checkpoint();
  await write(store, 'b', 'deux');
  await write(store, 'c', 'trois');
  cpSync(living, folder, { recursive: true });
  await store.close();
  return folder;
}
