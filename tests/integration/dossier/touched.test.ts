import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Migration } from '../../../main/engine/dossier/migrations.ts';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type { Work, Writer } from '../../../main/engine/dossier/store.ts';
import { MOST_ROWS } from '../../../shared/wire.ts';
import {
  change,
  createNotes,
  NOTE_MIGRATIONS,
  openNotes,
  put,
  temporaryFolder,
} from '../../factories/store.ts';

/** Slips have no identifier of their own: the history does not follow them. */
const MIGRATIONS: readonly Migration[] = [
  ...NOTE_MIGRATIONS,
  { name: '0002-slip', sql: 'CREATE TABLE slip (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT' },
  { name: '0003-joins', sql: 'ALTER TABLE history ADD COLUMN joins INTEGER' },
];
/** What every command writes besides. */
const ENGINE = { history: 'all', dossier_state: 'all' };
const FOLLOWED = { ...ENGINE, history_change: 'all' };

let place: ReturnType<typeof temporaryFolder>;
let store: OpenStore;
beforeEach(async () => {
  place = temporaryFolder();
  const folder = join(place.folder, 'dossier');
  await (await createNotes(folder)).close();
  store = await openNotes(folder, { migrations: MIGRATIONS });
});
afterEach(async () => {
  await store.close();
  place.remove();
});

const record = (work: Work<unknown>) => store.record(change(), work);
const run = (write: Writer, sql: string, ...values: string[]) => write.run(bareStatement(sql, values));

test('a command touches the rows that it changed, each once', async () => {
  const { touched } = await record((write) => {
    put(write, 'a', 'un');
    put(write, 'a', 'deux');
    put(write, 'b', 'un');
  });
  expect(touched).toEqual({ ...FOLLOWED, note: ['a', 'b'] });
  const gone = await record((write) => run(write, "DELETE FROM note WHERE id = 'a'"));
  expect(gone.touched).toEqual({ ...FOLLOWED, note: ['a'] });
  const none = await record((write) => run(write, "UPDATE note SET text = 'x' WHERE id = 'z'"));
  expect(none.touched).not.toHaveProperty('note');
});

test('beyond so many rows, it touches their whole table', async () => {
  const many = (count: number) =>
    record((write) => {
      for (let index = 0; index < count; index++) put(write, `n${index}`, `${count}`);
    });
  expect((await many(MOST_ROWS)).touched?.note).toHaveLength(MOST_ROWS);
  expect((await many(MOST_ROWS + 1)).touched).toEqual({ ...FOLLOWED, note: 'all' });
});

test('of what the history does not follow, it touches the whole table', async () => {
  const { touched } = await record((write) => run(write, "INSERT INTO slip VALUES ('x', 'brouillon')"));
  expect(touched).toEqual({ ...ENGINE, slip: 'all' });
  const emptied = await record((write) => run(write, 'DELETE FROM slip'));
  expect(emptied.touched).toEqual({ ...ENGINE, slip: 'all' });
});

test('what it touched is not known when it wrote over the history', async () => {
  const { touched } = await record((write) => {
    put(write, 'a', 'un');
    run(write, 'DELETE FROM history_change WHERE sequence = (SELECT lastSequence FROM dossier_state)');
  });
  expect(touched).toBeUndefined();
});

test('a save that joins those of before touches its row, under its own sequence', async () => {
  const type = (text: string) =>
    record((write, _, typing) => {
      put(write, 'a', text);
      typing();
    });
  const { sequence: first } = await type('un');
  const { sequence, touched } = await type('un, deux');
  expect({ sequence, touched }).toEqual({
    sequence: (first ?? 0) + 1,
    touched: { ...FOLLOWED, note: ['a'] },
  });
  const { sequence: third, touched: nothing } = await type('un, deux');
  expect({ third, nothing }).toEqual({ third: null, nothing: undefined });
});
