import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCopyReader } from '../../../main/backups/copy-reader.ts';
import { readCheckpoint, writeCheckpoint } from '../../../main/engine/dossier/checkpoint.ts';
import { loadCopy } from '../../../main/engine/dossier/copy.ts';
import { nodeFileSystem as files } from '../../../main/engine/dossier/file-system.ts';
import { Journal } from '../../../main/engine/dossier/journal.ts';
import { decodeHeader } from '../../../main/engine/dossier/journal-format.ts';
import { MIGRATIONS } from '../../../main/engine/dossier/migrations.ts';
import { schemaAfter } from '../../../main/engine/dossier/schema.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { openTestApplication } from '../../factories/dossier.ts';
import { endlessDatabase } from '../../factories/endless-database.ts';
import {
  createNotes,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

const WORKER = new URL('../../../main/backups/copy-worker.ts', import.meta.url);

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
beforeEach(async () => {
  root = temporaryFolder();
  folder = join(root.folder, 'dossier');
  const store = await createNotes(folder);
  await write(store, 'a', 'un');
  await store.close();
});
afterEach(() => root.remove());

const contents = () =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

/** Changes the database as another program would, with the seal that Cahiers puts on it. */
async function forge(script: string): Promise<void> {
  const { database } = await readCheckpoint(files, folder, clearVault);
  database.script(script);
  writeCheckpoint(files, folder, clearVault, database);
  database.close();
}

/** Puts a record of these statements at the end of the journal. */
function forgeRecord(...sql: string[]): void {
  const path = join(folder, 'dossier.journal');
  const header = decodeHeader(readFileSync(path));
  if (!header || header === 'newer')
    throw new Error('the journal of a dossier that was closed has its header');
  const journal = Journal.create(files, folder, clearVault, header);
  const good = 'INSERT INTO note(id, text) VALUES (?, ?)';
  const records = [
    { sql: [good], runs: [[0, 'b', 'deux']] },
    { sql, runs: sql.map((_, index) => [index]) },
  ].map((statements) => ({
    operation: 'x',
    author: 'x',
    at: '2020-10-12T08:00:00.000Z',
    description: 'x',
    ...statements,
  }));
  const encoded = records.map((record, index) => ({
    sequence: header.base + index + 1,
    payload: Buffer.from(JSON.stringify(record)),
  }));
  journal.append(encoded);
  journal.close();
}

describe('a database whose schema is not the one that Cahiers makes is refused, and nothing of it runs', () => {
  test.each([
    [
      'a trigger that keeps what is erased',
      'CREATE TABLE kept(x); CREATE TRIGGER k BEFORE DELETE ON note BEGIN INSERT INTO kept VALUES (old.text); END',
    ],
    [
      'a trigger without end',
      'CREATE TRIGGER e AFTER INSERT ON history BEGIN INSERT INTO note SELECT hex(i), i FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n); END',
    ],
    [
      'a view in the place of a table',
      'ALTER TABLE note RENAME TO other; CREATE VIEW note AS SELECT * FROM other',
    ],
    [
      'a view in the place of the list of migrations',
      'ALTER TABLE migration RENAME TO m; CREATE VIEW migration AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS number, name FROM n, m',
    ],
    ['a trigger of the history that is missing', 'DROP TRIGGER history_delete_note'],
    [
      'a trigger of the history that does less',
      'DROP TRIGGER history_delete_note; CREATE TRIGGER history_delete_note AFTER DELETE ON note BEGIN SELECT 1; END',
    ],
    ['a column more', 'ALTER TABLE note ADD COLUMN more TEXT'],
    ['an index more', 'CREATE INDEX more ON note(text)'],
    ['statistics', 'ANALYZE'],
  ])('%s', async (_, script) => {
    await forge(script);
    const before = contents();
    const refused = { code: 'dossier-damaged', details: { part: 'database', reason: 'schema' } };
    await expect(openNotes(folder)).rejects.toMatchObject(refused);
    await expect(openNotes(folder, { recover: true })).rejects.toMatchObject(refused);
    await expect(loadCopy(files, folder, clearVault, NOTE_MIGRATIONS)).rejects.toMatchObject(refused);
    expect(contents()).toEqual(before);
  });

  test.each(['9007199254740993', '-1', '4611686018427387904'])(
    'numbers that none can reach are damage, and the disk is not blamed: %s',
    async (number) => {
      await forge(`UPDATE dossier_state SET lastSequence = ${number}`);
      await expect(openNotes(folder)).rejects.toMatchObject({
        code: 'dossier-damaged',
        details: { part: 'database', reason: 'state' },
      });
    },
  );

  test('the order in which its tables were made does not matter', async () => {
    await forge('CREATE TABLE other(x); DROP TABLE other; VACUUM');
    const store = await openNotes(folder);
    expect(notes(store)).toEqual({ a: 'un' });
    await store.close();
  });

  test('each migration tells the schema that it leaves', async () => {
    for (const [index, { name, schema }] of MIGRATIONS.entries()) {
      if (schema)
        expect({ name, schema }).toEqual({ name, schema: await schemaAfter(MIGRATIONS.slice(0, index + 1)) });
    }
  });
});

describe('a journal of which a record does something else than change rows is damaged there', () => {
  test.each([
    ['CREATE TRIGGER k BEFORE DELETE ON note BEGIN SELECT 1; END'],
    ['CREATE TABLE kept(x)'],
    ['DROP TABLE note'],
    [
      'PRAGMA writable_schema = ON',
      "UPDATE sqlite_schema SET sql = 'CREATE TABLE note(x)' WHERE name = 'note'",
    ],
    ["ATTACH '/etc/passwd' AS other"],
    ['DELETE FROM note; DROP TABLE history'],
    ['COMMIT'],
    [
      'INSERT INTO note SELECT i, i FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)',
    ],
    ['UPDATE dossier_state SET lastSequence = 1'],
  ])('%s', async (...sql) => {
    forgeRecord(...sql);
    const before = contents();
    await expect(openNotes(folder)).rejects.toMatchObject({
      code: 'dossier-damaged',
      details: { part: 'journal', kept: 1, recoverable: true },
    });
    expect(contents()).toEqual(before);

    const store = await openNotes(folder, { recover: true });
    expect(notes(store)).toEqual({ a: 'un', b: 'deux' });
    await store.close();
  });

  test('a command that could not be replayed is refused before it is acknowledged', async () => {
    const store = await openNotes(folder);
    const outside = { compile: () => ({ sql: 'DROP TABLE note', parameters: [] }) };
    await expect(store.transactOutside((writer) => writer.run(outside as never))).rejects.toThrow(
      'not a change of rows',
    );
    expect(notes(store)).toEqual({ a: 'un' });
    await store.close();
  });
});

describe('a dossier that was never opened here is read elsewhere first', () => {
  test('one that reading never ends is refused, and the application goes on', async () => {
    await using opened = openTestApplication({ patience: 1000 });
    writeFileSync(join(folder, 'dossier.sqlite'), endlessDatabase());
    const before = contents();
    await expect(
      opened.runJob('dossier.open', { folder, recover: false, takeOver: false, unprotected: false }),
    ).rejects.toMatchObject({
      code: 'dossier-damaged',
      details: { reason: 'endless' },
    });
    expect(contents()).toEqual(before);
  });

  test('what else is wrong with it is said by its opening', async () => {
    const { inspect } = createCopyReader(files, WORKER);
    writeFileSync(join(folder, 'dossier.sqlite'), 'rien');
    await expect(openNotes(folder, { inspect })).rejects.toMatchObject({
      code: 'dossier-damaged',
      details: { reason: 'size' },
    });
  });

  test('one that is known is not read twice, a copy of it elsewhere is', async () => {
    const read: string[] = [];
    const inspect = async ({ folder: at }: { folder: string }) => void read.push(at);
    const remembered = (at: string) => ({ isKnown: at === files.realPath(folder), wasProtected: false });
    await (await openNotes(folder, { inspect, remembered })).close();
    expect(read).toEqual([]);
    const copy = join(root.folder, 'copie');
    cpSync(folder, copy, { recursive: true });
    await (await openNotes(copy, { inspect, remembered })).close();
    expect(read).toEqual([files.realPath(copy)]);
  });
});
