import { expect, test } from 'vitest';
import { Database } from '../../../main/engine/dossier/database.ts';
import { MIGRATIONS, migrate } from '../../../main/engine/dossier/migrations.ts';

test('packages and deposits of before are kept when a version may have several, and so is what binds them', async () => {
  const database = await Database.open();
  const before = MIGRATIONS.findIndex(({ name }) => name === '0007-formats');
  migrate(database, MIGRATIONS.slice(0, before), 0);
  database.script(`
    INSERT INTO synthesis(id, level, scopeId, version, state, title, content, createdAt, updatedAt)
      VALUES ('s', 'academy', '13', 1, 'sent', 'Synthèse', '{}', '', '');
    INSERT INTO package VALUES ('p', 's', 'i', 1, 'nom', 'sha', 12, '2020-10-16', '["clé"]');
    INSERT INTO space(id, address, name, depositor, pinnedKeys, addedAt) VALUES ('e', 'https://e', 'Espace', 'Poitiers', '[]', '');
    INSERT INTO deposit VALUES ('d', 'p', 'e', 'accepted', NULL, '[]', '{"reçu":1}', NULL, '', 'a', 'b');
  `);
  const rows = () =>
    ['package', 'deposit'].map((table) => database.all<Record<string, unknown>>(`SELECT * FROM ${table}`));
  const kept = rows();
  migrate(database, MIGRATIONS, before);
  expect(rows()).toEqual(kept);
  expect(kept.map((one) => one.length)).toEqual([1, 1]);
  expect(database.all('SELECT formats FROM space')).toEqual([{ formats: null }]);
  expect(database.all('PRAGMA foreign_key_check')).toEqual([]);

  const add = (id: string, synthesis: string, number: number) => () =>
    database.script(
      `INSERT INTO package VALUES ('${id}', '${synthesis}', 'i', ${number}, 'nom', 'autre', 12, '', '[]')`,
    );
  expect(add('q', 's', 1)).toThrow('UNIQUE');
  expect(add('q', 'nulle part', 2)).toThrow('FOREIGN KEY');
  add('q', 's', 2)();
  expect(() => database.script(`DELETE FROM package WHERE id = 'p'`)).toThrow('FOREIGN KEY');
  expect(() => database.script(`DELETE FROM space`)).toThrow('FOREIGN KEY');
  database.close();
});
