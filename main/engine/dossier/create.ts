import { join } from 'node:path';
import { DATABASE, journalAfter, writeCheckpoint } from './checkpoint.ts';
import { bindable, Database } from './database.ts';
import { errorCode, type FileSystem, statusBehind } from './file-system.ts';
import { Ground } from './ground.ts';
import { JOURNAL, Journal } from './journal.ts';
import { LABEL, writeLabel } from './label.ts';
import { LOCK, type Lock, takeLock } from './lock.ts';
import { MIGRATIONS, type Migration, migrate, schemaOf } from './migrations.ts';
import { OpenStore } from './open-store.ts';
import { beginChange, endChange } from './record.ts';
import { refusals } from './refusals.ts';
import type { Change, Writer } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { clearVault } from './vault/vault.ts';
import { makeFolderDurably, removeQuietly } from './whole-file.ts';

export interface CreateOptions extends Surroundings {
  readonly id: string;
  readonly change: Change;
  /** What the dossier holds from the start. */
  readonly fill: (write: Writer) => void;
}

/**
 * Makes a dossier in a folder that is empty or does not exist. Its label is written last: a folder without it is not a
 * dossier. Throws `folder-not-empty`, `disk-full` or `not-saved`.
 */
export async function createStore(options: CreateOptions): Promise<OpenStore> {
  const { files, presence, id, migrations = MIGRATIONS } = options;
  const database = await Database.open();
  let lock: Lock | undefined;
  let journal: Journal | undefined;
  let { folder } = options;
  let begun = false;
  try {
    requireEmpty(files, options.folder);
    fillDatabase(database, options, migrations);
    makeFolderDurably(files, options.folder);
    folder = files.realPath(options.folder);
    lock = await takeLock({ files, presence }, folder);
    // Meanwhile another process may have made a dossier there, and left it.
    requireEmpty(files, folder, [LOCK]);
    begun = true;
    writeCheckpoint(files, folder, clearVault, database);
    const schema = schemaOf(migrations);
    journal = Journal.create(files, folder, clearVault, journalAfter(database, schema));
    const store = new OpenStore({
      ...options,
      ground: new Ground(files, files.realPath(folder)),
      label: { format: 'cahiers', version: 1, id, name: '', territory: '', campaign: '' },
      schema,
      vault: clearVault,
      key: undefined,
      database,
      lastSequence: 1,
      writing: { lock, journal, lockIn: (there) => takeLock({ files, presence }, there) },
    });
    store.relabelled(writeLabel(files, folder, { id, ...options.names(store) }));
    return store;
  } catch (error) {
    journal?.close();
    database.close();
    if (begun) for (const name of [LABEL, DATABASE, JOURNAL]) removeQuietly(files, join(folder, name));
    await lock?.release();
    throw errorCode(error) === '' ? error : refusals.notSaved(error);
  }
}

function requireEmpty(files: FileSystem, folder: string, besides: readonly string[] = []): void {
  const there = statusBehind(files, folder) ?? files.status(folder);
  if (!there) return;
  const isEmpty = there.kind === 'folder' && files.list(folder).every((name) => besides.includes(name));
  if (!isEmpty) throw refusals.notEmpty(folder);
}

function fillDatabase(
  database: Database,
  { id, change, fill, tables = {} }: CreateOptions,
  migrations: readonly Migration[],
): void {
  migrate(database, migrations, 0);
  database.script('BEGIN');
  database.run('INSERT INTO dossier_state(id, dossierId, lastSequence) VALUES (1, ?, 0)', [id]);
  beginChange(database, 1);
  const all: Writer['all'] = (statement) => {
    const { sql, parameters } = statement.compile();
    return database.all(sql, parameters);
  };
  fill({
    tables,
    all,
    first: (statement) => all(statement)[0],
    run: (statement) => {
      const { sql, parameters } = statement.compile();
      return database.run(sql, parameters.map(bindable));
    },
  });
  endChange(database, 1, change);
  database.script('COMMIT');
}
