import { expect, test } from 'vitest';
import { assertReplayable } from '../../../main/engine/dossier/replayable.ts';

const problem = (sql: string) => {
  try {
    assertReplayable(sql);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(
      /^not deterministic, or not a change of rows \((.*)\): .*$/s,
      '$1',
    );
  }
};

test.each([
  'insert into "person" ("id", "familyName") values (?, ?), (?, ?)',
  'insert into "draft" ("key") values (?) on conflict ("key") do update set "at" = excluded."at"',
  'INSERT INTO note(id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text',
  'insert or ignore into "workshop_choice" ("id") values (?)',
  'update "meeting" set "name" = ?, "cancelled" = \'l’an d\'\'après ; DROP\' where "id" in (?, ?)',
  'UPDATE history SET undone = (SELECT lastSequence FROM dossier_state) WHERE sequence = ?',
  'DELETE FROM history_change WHERE CAST(sequence AS TEXT) IN (SELECT value FROM json_each(?1))',
  `UPDATE history SET description = 'x' WHERE EXISTS (
     SELECT 1 FROM json_each(?) AS name WHERE instr(history.description, name.value) > 0)`,
  'delete from "room" where "venueId" = ? and "position" >= -1.5e3',
])('what the application writes is replayed: %s', (sql) => {
  expect(problem(sql)).toBeUndefined();
});

test.each([
  ['CREATE TRIGGER t AFTER DELETE ON person BEGIN SELECT 1; END', 'a sign'],
  ['CREATE TABLE kept(x)', 'not a change of rows'],
  ['PRAGMA writable_schema = ON', 'not a change of rows'],
  ["ATTACH 'autre.sqlite' AS autre", 'not a change of rows'],
  ['DROP TABLE person', 'not a change of rows'],
  ['VACUUM', 'not a change of rows'],
  ['', 'not a change of rows'],
  ['SELECT 1', 'not a change of rows'],
  ['WITH x AS (SELECT 1) DELETE FROM person', 'not a change of rows'],
  ['DELETE FROM person; DROP TABLE person', 'a sign'],
  ['DELETE FROM person -- WHERE id = ?', 'a sign'],
  ['DELETE /* tout */ FROM person', 'a sign'],
  ['DELETE FROM [person]', 'a sign'],
  ["DELETE FROM person WHERE id = 'a", 'a sign'],
  ['DELETE FROM person WHERE id = :id', 'a sign'],
  [
    'INSERT INTO person SELECT * FROM (WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)',
    'with',
  ],
  ['INSERT INTO sqlite_schema(type) VALUES (?)', 'its table'],
  ['UPDATE "SQLITE_SCHEMA" SET sql = ?', 'its table'],
  ['UPDATE main.person SET id = ?', 'its table'],
  ['DELETE FROM temp . person', 'its table'],
  ['UPDATE migration SET name = ?', 'its table'],
  ['update or ignore "dossier_state" set "dossierId" = ?', 'its table'],
  ['INSERT INTO person(id) SELECT name FROM pragma_table_list', 'pragma_table_list'],
  ['INSERT INTO person(id) SELECT sql FROM "sqlite_schema"', 'sqlite_schema'],
  ['UPDATE person SET email = random()', 'random'],
  ['UPDATE person SET email = "zeroblob" (1000000000)', 'zeroblob'],
  ["UPDATE person SET email = readfile ('/etc/passwd')", 'readfile'],
  ["UPDATE person SET email = load_extension('x')", 'load_extension'],
  ["UPDATE person SET email = `datetime`('now')", 'datetime'],
  ['UPDATE person SET email = CURRENT_TIMESTAMP', 'current_timestamp'],
])('anything else is refused: %s', (sql, expected) => {
  expect(problem(sql)).toBe(expected);
});
