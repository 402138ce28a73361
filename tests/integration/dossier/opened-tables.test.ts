import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../../main/engine/dossier/database.ts';
import { engine } from '../../../main/engine/dossier/migrations/0000-engine.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open();
  database.script(`${engine};
    CREATE TABLE a (id TEXT PRIMARY KEY, n TEXT) STRICT;
    CREATE TABLE b (id TEXT PRIMARY KEY, a TEXT REFERENCES a ON DELETE CASCADE, n INTEGER) STRICT;
    CREATE INDEX b_n ON b(n);
    CREATE TABLE k (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts4(text);
    CREATE TRIGGER b_gone AFTER DELETE ON b BEGIN INSERT INTO k VALUES (old.id, ''); END;
    CREATE TRIGGER a_words AFTER INSERT ON a BEGIN INSERT INTO words(text) VALUES (new.n); END`);
});
afterAll(() => database.close());

const reads = (sql: string) => database.opened(sql).reads.toSorted();
const writes = (sql: string) => database.opened(sql).writes.toSorted();

test('a statement reads the tables that it names, and those of which it opens an index alone', () => {
  expect(reads('SELECT n FROM a')).toEqual(['a']);
  expect(reads('SELECT count(*) FROM b')).toEqual(['b']);
  expect(reads('SELECT n FROM b WHERE n > ? ORDER BY n')).toEqual(['b']);
  expect(reads('SELECT id FROM b WHERE n = ? OR id = ?')).toEqual(['b']);
  expect(reads('SELECT value FROM k WHERE key = ?')).toEqual(['k']);
  expect(reads('SELECT a.n FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.a = a.id)')).toEqual(['a', 'b']);
  expect(reads('WITH c AS (SELECT * FROM b) SELECT * FROM a LEFT JOIN c ON c.a = a.id')).toEqual(['a', 'b']);
  expect(reads('SELECT n FROM a UNION ALL SELECT value FROM k')).toEqual(['a', 'k']);
});

test('a virtual table is read under its name, and a table-valued function is none', () => {
  expect(reads('SELECT n FROM a WHERE rowid IN (SELECT docid FROM words WHERE text MATCH ?)')).toEqual([
    'a',
    'words',
  ]);
  expect(reads('SELECT n FROM a WHERE id IN (SELECT value FROM json_each(?))')).toEqual(['a']);
});

test('a statement writes where its triggers and foreign keys do, and by itself where it says', () => {
  expect(
    writes('INSERT INTO k VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'),
  ).toEqual(['k']);
  expect(writes('DELETE FROM k')).toEqual(['k']);
  expect(writes('UPDATE b SET n = ? WHERE a IN (SELECT id FROM a)')).toEqual(['b']);
  expect(writes('INSERT INTO a VALUES (?, ?)')).toEqual(['a', 'words']);
  expect(writes('DELETE FROM a WHERE id = ?')).toEqual(['a', 'b', 'k']);
  expect(database.opened('DELETE FROM a WHERE id = ?').writesItself).toEqual(['a']);
  expect(writes('SELECT * FROM a')).toEqual([]);
});
