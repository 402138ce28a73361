import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoted } from '../../../main/engine/dossier/history.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type { DossierStore } from '../../../main/engine/dossier/store.ts';
import { TABLES } from '../../../main/tables.ts';
import { type Closure, closureOf, type RowsWhere } from '../../../shared/declared/closure.ts';
import type { AnyRow } from '../../../shared/declared/table.ts';
import { openTestApplication, type TestApplication } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';

let app: TestApplication;
let store: DossierStore;
let meetings: string[];
beforeAll(async () => {
  app = openTestApplication({ renderer: inProcessRenderer, now: '2020-10-14T06:00:00.000Z' });
  await app.runJob('dossier.openSample', null);
  store = app.application.session.current();
  meetings = (await app.call('meetings.list', {})).map(({ id }) => id);
});
afterAll(() => app.close());

const rowsWhere: RowsWhere = (table, column, values) =>
  store.all(
    bareStatement<AnyRow>(
      `SELECT * FROM ${quoted(table)} WHERE ${quoted(column)} IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(values)],
    ),
  );
const closure = (id: string) => closureOf(TABLES, rowsWhere, { table: 'meeting', id });
const ids = (one: Closure, table: string) => [...(one.get(table)?.keys() ?? [])].toSorted();
const column = (one: Closure, table: string, name: string) => [
  ...new Set([...(one.get(table)?.values() ?? [])].map((row) => String(row[name]))),
];

test('the closure of a meeting is that meeting alone, with all that hangs on it and all that it needs', () => {
  expect(meetings.length).toBeGreaterThan(4);
  for (const id of meetings) {
    const one = closure(id);
    expect(ids(one, 'meeting')).toEqual([id]);
    for (const table of ['agenda_item', 'speaker', 'workshop', 'registration', 'proposal', 'practice']) {
      expect(ids(one, table), table).toEqual(
        rowsWhere(table, 'meetingId', [id])
          .map((row) => String(row.id))
          .toSorted(),
      );
    }
    // People whom another meeting awaits stay at home.
    expect(ids(one, 'person')).toEqual(column(one, 'registration', 'personId').toSorted());
    for (const table of ['synthesis', 'package', 'deposit', 'space']) expect(ids(one, table)).toEqual([]);
  }
});

test('every reference in a closure is to a row in it', () => {
  const [meeting = ''] = meetings;
  const one = closure(meeting);
  let followed = 0;
  for (const [table, rows] of one) {
    for (const [name, { refers }] of Object.entries(TABLES[table]?.columns ?? {})) {
      if (!refers) continue;
      for (const row of rows.values()) {
        const value = row[name];
        if (typeof value !== 'string') continue;
        expect(one.get(refers.to)?.has(value), `${table}.${name}`).toBe(true);
        followed += 1;
      }
    }
  }
  expect(followed).toBeGreaterThan(100);
});
