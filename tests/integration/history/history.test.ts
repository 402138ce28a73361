import { beforeEach, describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../main/engine/dossier/database.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type { Reader } from '../../../main/engine/dossier/store.ts';
import { historyHandlers } from '../../../main/history/handlers.ts';
import { type HistoryDetail, historyContract } from '../../../shared/history/contract.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-12T08:00:00.000Z' });
  return () => test.close();
});

const addMeeting = () =>
  test.call('meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });

async function last(): Promise<HistoryDetail> {
  const { entries } = await test.call('history.list', { limit: 1 });
  return test.call('history.detail', { sequence: entries[0]?.sequence ?? 0 });
}

const described = async (input: object) =>
  (await test.call('history.list', input)).entries.map(({ description }) => description);

describe('an action says', () => {
  it('each field it changed, before and after, in words', async () => {
    const venue = await test.call('venues.create', { name: 'Lycée Paul Guérin', rooms: [] });
    const meeting = await addMeeting();
    const { id, revision: _, ...fields } = meeting;
    await test.call('meetings.update', {
      ...fields,
      ...{ id, state: 'confirmed', date: '2020-10-15', startTime: '09:00', venueId: venue.id },
    });
    const { things, others, undo } = await last();
    expect({ others, undo }).toEqual({ others: 0, undo: 'undo' });
    expect(things).toEqual([
      {
        thing: id,
        what: 'Rencontre',
        many: 'rencontres',
        name: 'Rencontre de Niort',
        change: 'changed',
        fields: [
          { label: 'État', before: 'brouillon', after: 'confirmée' },
          { label: 'Date', before: '14 octobre 2020', after: '15 octobre 2020' },
          { label: 'Début', before: '8\u00a0h\u00a030', after: '9\u00a0h' },
          { label: 'Lieu', before: '', after: 'Lycée Paul Guérin' },
        ],
      },
    ]);
  });

  it('the names of what is no longer there', async () => {
    const { id: meetingId } = await addMeeting();
    const { person } = await test.call('registrations.registerNew', {
      meetingId,
      person: { familyName: 'N’Diaye', givenName: 'Awa' },
    });
    await test.call('people.delete', { id: person.id });
    const { things } = await last();
    const registration = things.find(({ what }) => what === 'Inscription');
    expect(registration).toMatchObject({ name: 'Awa N’Diaye', change: 'removed' });
    expect(registration?.fields).toContainEqual({
      label: 'Rencontre',
      before: 'Rencontre de Niort',
      after: '',
    });
    await test.call('meetings.delete', { id: meetingId });
    const [added] = await test
      .call('history.list', { text: 'inscription' })
      .then(({ entries }) =>
        Promise.all(entries.map(({ sequence }) => test.call('history.detail', { sequence }))),
      );
    expect(added?.things.map(({ what, name }) => [what, name])).toEqual([
      ['Personne', 'Awa N’Diaye'],
      ['Inscription', 'Awa N’Diaye'],
    ]);
  });

  it('of a long text, what differs', async () => {
    const { id: meetingId } = await addMeeting();
    const body = `${'Prêter des ordinateurs. '.repeat(30)}Fin.`;
    const fields = { title: 'Équiper', themeId: 'egal-acces' };
    const { id } = await test.call('proposals.create', { meetingId, workshopId: null, ...fields, body });
    await test.call('proposals.update', { id, ...fields, body: body.replace('Fin.', 'Fin, enfin.') });
    const [field] = (await last()).things[0]?.fields ?? [];
    expect(field).toMatchObject({ label: 'Texte', before: expect.stringMatching(/^… .*Fin\.$/) });
    expect(field?.after).toMatch(/^… .*Fin, enfin\.$/);
    expect(field?.after.length).toBeLessThan(80);
  });

  it('whether it can be undone, and why it cannot', async () => {
    const { sequence: created } = await last();
    expect(await test.call('history.detail', { sequence: created })).toMatchObject({ undo: 'none', why: '' });
    const person = await test.call('people.create', { familyName: 'Martin' });
    const { sequence } = await last();
    await test.call('people.update', { ...person, familyName: 'Petit' });
    expect(await test.call('history.detail', { sequence })).toMatchObject({
      undo: 'none',
      why: expect.stringContaining('a été modifié depuis'),
    });
    await test.call('history.undo', {});
    await test.call('history.undo', {});
    expect(await test.call('history.detail', { sequence })).toMatchObject({ undo: 'redo', undone: true });
    await expect(test.call('history.detail', { sequence: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('no name of a column, and nothing of what only the machine reads', async () => {
    const meeting = await addMeeting();
    await test.call('workshops.createFromThemes', { meetingId: meeting.id });
    await test.call('syntheses.create', { level: 'meeting', id: meeting.id });
    const { entries } = await test.call('history.list', {});
    const details = await Promise.all(
      entries.map(({ sequence }) => test.call('history.detail', { sequence })),
    );
    const words = details.flatMap(({ things }) =>
      things.flatMap(({ what, name, fields }) => [
        what,
        name,
        ...fields.flatMap(({ label, before, after }) => [label, before, after]),
      ]),
    );
    expect(words.length).toBeGreaterThan(40);
    expect(words.filter((word) => /[{}]|[0-9a-f]{8}-[0-9a-f]{4}|[a-z][A-Z]/.test(word))).toEqual([]);
  });

  it('a hundred of the things it changed, and how many others there are', async () => {
    await test.store.transact(
      { operation: 'people.import', author: 'Camille', at: '2020-10-12T08:00:00.000Z', description: 'Liste' },
      (write) => {
        for (let n = 0; n < 150; n += 1) {
          write.run(
            bareStatement('INSERT INTO function_category (id, label, category) VALUES (?, ?, ?)', [
              `f${n}`,
              `Fonction ${n}`,
              'autres',
            ]),
          );
        }
      },
    );
    const { things, others, changes } = await last();
    expect([things.length, others, changes]).toEqual([100, 50, 150]);
  });
});

it('gives one action, and the next one to undo, without reading the others', async () => {
  const insert = (id: number) =>
    bareStatement(
      'INSERT INTO function_category (id, label, category) VALUES (?, ?, ?)',
      [id, id, 'autres'].map(String),
    );
  const change = { operation: 'x', author: 'Camille', at: '2020-10-13T08:00:00.000Z' };
  const numbers = Array.from({ length: 300 }, (_, n) => n);
  await Promise.all(
    numbers.map((n) =>
      test.store.transact({ ...change, description: `Action ${n}` }, (write) => write.run(insert(n))),
    ),
  );
  let rows = 0;
  const whole: string[] = [];
  const counting: Reader = {
    tables: test.store.tables,
    all: (statement) => {
      const { sql, parameters } = statement.compile();
      const steps = bareStatement<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters as SqlValue[]);
      const plan = test.store.all(steps).map(({ detail }) => detail);
      // Going back from the end stops at what is sought.
      const stops = / limit \?$/.test(sql) && !plan.some((step) => step.includes('TEMP B-TREE'));
      if (plan.includes('SCAN history') && !stops) whole.push(sql);
      const found = test.store.all(statement);
      rows += found.length;
      return found;
    },
    first: (statement) => counting.all(statement)[0],
  };
  const asked = historyContract['history.list'].input.parse({ limit: 1 });
  const context = { read: counting, now: () => change.at };
  const { entries, total, undo } = await historyHandlers['history.list'](context, asked);
  expect({ last: entries[0]?.description, total, undo: undo?.description }).toEqual({
    ...{ last: 'Action 299', total: 301, undo: 'Action 299' },
  });
  expect(rows).toBeLessThan(10);
  expect(whole).toEqual([]);
});

describe('the history is filtered', () => {
  it('by kind, by words and by one thing', async () => {
    const meeting = await addMeeting();
    const { id } = await test.call('people.create', { familyName: 'N’Diaye' });
    await test.call('people.create', { familyName: 'Martin' });
    await test.call('registrations.register', { meetingId: meeting.id, personId: id });
    expect(await described({ kind: 'person' })).toEqual([
      'Personne ajoutée\u00a0: Martin',
      'Personne ajoutée\u00a0: N’Diaye',
    ]);
    expect(await described({ text: 'RENCONTRE niort' })).toEqual([
      'Rencontre ajoutée\u00a0: Rencontre de Niort, 14 octobre 2020',
    ]);
    expect(await described({ thing: id })).toEqual([
      'Inscription de N’Diaye',
      'Personne ajoutée\u00a0: N’Diaye',
    ]);
    const { found, total } = await test.call('history.list', { kind: 'person', limit: 1 });
    expect([found, total]).toEqual([2, 5]);
  });

  it('by moments, the first one included', async () => {
    const at = (hour: string) => ({ operation: 'x', author: 'Camille', at: `2020-10-13T${hour}:00:00.000Z` });
    const insert = (id: string) =>
      bareStatement('INSERT INTO function_category (id, label, category) VALUES (?, ?, ?)', [
        id,
        id,
        'autres',
      ]);
    for (const hour of ['00', '12', '22']) {
      await test.store.transact({ ...at(hour), description: hour }, (write) => write.run(insert(hour)));
    }
    const range = { since: '2020-10-13T00:00:00.000Z', until: '2020-10-13T22:00:00.000Z' };
    expect(await described(range)).toEqual(['12', '00']);
    expect(await described({ ...range, text: '12' })).toEqual(['12']);
  });
});
