import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { TABLES, UNFOLLOWED } from '../../../main/tables.ts';
import type { Value } from '../../../shared/declared/in-words.ts';
import type { Reference } from '../../../shared/declared/table.ts';
import { Attendance } from '../../../shared/registrations/model.ts';
import { FoundKind } from '../../../shared/search/contract.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let opened: TestDossier;
beforeAll(async () => {
  opened = await openTestDossier();
});
afterAll(() => opened.close());

interface ColumnInSchema {
  readonly tableName: string;
  readonly name: string;
  readonly type: string;
}

const columnsInSchema = () =>
  opened.store.all(
    bareStatement<ColumnInSchema>(
      `SELECT t.name AS tableName, c.name AS name, c.type AS type
       FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE 'school!_search%' ESCAPE '!'`,
      [],
    ),
  );

const namesBy = (columns: readonly ColumnInSchema[]) =>
  Object.fromEntries(
    [...Map.groupBy(columns, ({ tableName }) => tableName)].map(([table, of]) => [
      table,
      of.map(({ name }) => name).toSorted(),
    ]),
  );
const isFollowed = (table: string) =>
  opened.store.first(
    bareStatement('SELECT 1 FROM sqlite_schema WHERE name = ?', [`history_insert_${table}`]),
  ) !== undefined;
const columns = Object.entries(TABLES).flatMap(([table, { columns: of }]) =>
  Object.entries(of).map(([name, column]) => ({ table, name, ...column })),
);

test('every column of every table is declared, by whether the history follows it', () => {
  const declared = (tables: Readonly<Record<string, object>>) =>
    Object.fromEntries(Object.entries(tables).map(([table, of]) => [table, Object.keys(of).toSorted()]));
  const all = columnsInSchema();
  expect(all.length).toBeGreaterThan(200);
  const followed = Object.fromEntries(Object.entries(TABLES).map(([table, one]) => [table, one.columns]));
  expect(declared(followed)).toEqual(namesBy(all.filter(({ tableName }) => isFollowed(tableName))));
  expect(declared(UNFOLLOWED)).toEqual(namesBy(all.filter(({ tableName }) => !isFollowed(tableName))));
});

test('every reference is declared as the schema has it', () => {
  const actions: Readonly<Record<string, Reference['and']>> = {
    CASCADE: 'hangs',
    'SET NULL': 'loses',
    RESTRICT: 'holds',
    'NO ACTION': 'holds',
  };
  const inSchema = Object.keys(TABLES).flatMap((table) =>
    opened.store
      .all(
        bareStatement<{ name: string; to: string; action: string }>(
          'SELECT "from" AS name, "table" AS "to", on_delete AS action FROM pragma_foreign_key_list(?)',
          [table],
        ),
      )
      .map(({ name, to, action }) => `${table}.${name} ${actions[action]} ${to}`),
  );
  const declared = columns.flatMap(({ table, name, refers }) =>
    refers ? [`${table}.${name} ${refers.and} ${refers.to}`] : [],
  );
  expect(declared.toSorted()).toEqual(inSchema.toSorted());
});

describe('what a column is by its name', () => {
  test('a hash names a kept file, and one that was given has a name and a size', () => {
    const kept = columns.filter(({ keptFile }) => keptFile);
    expect(columns.filter(({ name }) => name === 'sha512')).toEqual(kept);
    const given = kept.filter(({ keptFile }) => keptFile === 'given').map(({ table }) => table);
    expect(given).not.toEqual([]);
    for (const table of given)
      expect(Object.keys(TABLES[table]?.columns ?? {})).toEqual(expect.arrayContaining(['name', 'size']));
  });

  test('a place is in an order', () => {
    const placed = columns.filter(({ name }) => name === 'position').map(({ table }) => table);
    const ordered = Object.keys(TABLES).filter((table) => TABLES[table]?.order);
    expect(placed).toEqual(ordered);
    for (const table of ordered) {
      expect(Object.keys(TABLES[table]?.columns ?? {})).toEqual(
        expect.arrayContaining([...(TABLES[table]?.order?.within ?? []), 'position']),
      );
    }
  });

  test('what is left of what is erased fits its column', () => {
    const types = new Map(
      columnsInSchema().map(({ tableName, name, type }) => [`${tableName}.${name}`, type]),
    );
    const erased = columns.filter(
      ({ personal }) => personal !== 'none' && personal !== 'place' && personal !== 'mentions',
    );
    expect(erased.length).toBeGreaterThan(20);
    for (const { table, name, erased: left = '' } of erased) {
      expect([`${table}.${name}`, typeof left]).toEqual([
        `${table}.${name}`,
        types.get(`${table}.${name}`) === 'TEXT' ? 'string' : 'number',
      ]);
    }
  });

  test('what reaches whoever a column names stands beside it', () => {
    const beside = columns.flatMap(({ table, naming }) =>
      [naming?.email, naming?.phone].flatMap((name) => (name ? [[table, name] as const] : [])),
    );
    expect(beside.length).toBeGreaterThan(3);
    for (const [table, name] of beside) expect(TABLES[table]?.columns).toHaveProperty(name);
  });
});

test('what the search of everything sees has a screen to open', () => {
  const seen = Object.keys(TABLES).filter((table) => TABLES[table]?.search);
  expect(['person', ...seen].toSorted()).toEqual(FoundKind.options.toSorted());
});

test('two values written apart become one, in whatever order they meet', () => {
  const instants = [null, '2020-10-14T06:30:00.000Z', '2020-10-14T06:31:00.000Z', '2020-10-15T06:00:00.000Z'];
  const samples: Readonly<Record<string, readonly Value[]>> = {
    'meeting.revision': [0, 1, 7],
    'registration.attendance': [null, ...Attendance.options],
  };
  const merging = columns.filter(({ merge }) => merge);
  expect(merging.length).toBeGreaterThan(5);
  for (const { table, name, merge } of merging) {
    const values = samples[`${table}.${name}`] ?? instants;
    const merged = (one: Value, other: Value) => merge?.(one, other) ?? null;
    for (const one of values) {
      expect(merged(one, one), name).toBe(one);
      for (const other of values) {
        expect([one, other], name).toContain(merged(one, other));
        expect(merged(one, other), name).toBe(merged(other, one));
        for (const third of values) {
          expect(merged(merged(one, other), third), name).toBe(merged(one, merged(other, third)));
        }
      }
    }
  }
  const { attendance } = TABLES.registration?.columns ?? {};
  expect(attendance?.merge?.('absent', 'present')).toBe('present');
});
