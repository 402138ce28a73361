import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let dossier: TestDossier;
beforeEach(async () => {
  dossier = await openTestDossier({ now: '2020-10-12T08:00:00.000Z' });
});
afterEach(() => dossier.close());

const addVenue = (name: string) =>
  dossier.call('venues.create', {
    name,
    uai: '',
    rooms: [{ name: 'Salle 1', capacity: 30, jauge: null, pmr: true }],
  });
const addMeeting = (venueId: string) =>
  dossier.call('meetings.create', {
    title: 'Rencontre de Niort',
    level: 'department',
    territoryCode: '079',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
    venueId,
  });
const venueNames = async () => (await dossier.call('venues.list', null)).map(({ name }) => name);

describe('the history', () => {
  test('says who did what and when, the latest first', async () => {
    await addVenue('Lycée Paul Guérin');
    const { entries, total } = await dossier.call('history.list', {});
    expect(entries[0]).toEqual({
      sequence: 2,
      author: expect.any(String),
      at: '2020-10-12T08:00:00.000Z',
      description: 'Lieu ajouté\u00a0: Lycée Paul Guérin',
      changes: 2,
      undone: false,
    });
    expect(total).toBe(2);
  });

  test('keeps each row as it was before and after, checkpoints notwithstanding', async () => {
    const { id } = await addVenue('Lycée Paul Guérin');
    await dossier.store.transact(
      {
        operation: 'venues.update',
        author: 'Camille',
        at: '2020-10-12T09:00:00.000Z',
        description: 'Renommé',
      },
      (write) => write.run(bareStatement('UPDATE venue SET name = ? WHERE id = ?', ['Lycée Guérin', id])),
    );
    await dossier.runJob('dossier.close', null);
    await dossier.runJob('dossier.open', { folder: dossier.folder });
    const store = dossier.application.session.current();
    const [change] = store.all(
      bareStatement<{ tableName: string; rowId: string; before: string; after: string }>(
        'SELECT * FROM history_change WHERE sequence = 3',
        [],
      ),
    );
    expect(change).toMatchObject({ tableName: 'venue', rowId: id });
    expect(JSON.parse(change!.before).name).toBe('Lycée Paul Guérin');
    expect(JSON.parse(change!.after)).toEqual({ ...JSON.parse(change!.before), name: 'Lycée Guérin' });
  });

  test('does not count a change that leaves a row as it was', async () => {
    await dossier.call('dossier.settings', { name: 'Essai', networkLabel: 'bassin' });
    await dossier.call('dossier.settings', { name: 'Essai', networkLabel: 'bassin' });
    const { entries } = await dossier.call('history.list', { limit: 2 });
    expect(entries.map(({ changes }) => changes)).toEqual([0, 1]);
  });

  test('goes on from where a page ended', async () => {
    for (const name of ['A', 'B', 'C']) await addVenue(name);
    const { entries } = await dossier.call('history.list', { limit: 2, before: 4 });
    expect(entries.map(({ sequence }) => sequence)).toEqual([3, 2]);
  });
});

describe('undoing', () => {
  test('takes the last command back, then the one before, and does them again in turn', async () => {
    await addVenue('A');
    await addVenue('B');
    await dossier.call('history.undo', {});
    expect(await venueNames()).toEqual(['A']);
    await dossier.call('history.undo', {});
    expect(await venueNames()).toEqual([]);
    await expect(dossier.call('history.undo', {})).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await dossier.call('history.redo', {});
    expect(await venueNames()).toEqual(['A']);
    await dossier.call('history.redo', {});
    expect(await venueNames()).toEqual(['A', 'B']);
    await expect(dossier.call('history.redo', {})).rejects.toMatchObject({ code: 'nothing-to-redo' });
  });

  test('is done again from the last one undone, and what was left before another action is not', async () => {
    for (const name of ['A', 'B']) await addVenue(name);
    await dossier.call('history.undo', {});
    await addVenue('C');
    await dossier.call('history.undo', {});
    await dossier.call('history.redo', {});
    expect(await venueNames()).toEqual(['A', 'C']);
    await expect(dossier.call('history.redo', {})).rejects.toMatchObject({ code: 'nothing-to-redo' });
  });

  test('brings back a row that was deleted, with all that went with it', async () => {
    const venue = await addVenue('A');
    const rooms = venue.rooms;
    await dossier.call('venues.delete', { id: venue.id });
    await dossier.call('history.undo', {});
    expect((await dossier.call('venues.get', { id: venue.id })).rooms).toEqual(rooms);
  });

  test('is itself in the history, and can be found after closing', async () => {
    await addVenue('A');
    await dossier.call('history.undo', {});
    await dossier.runJob('dossier.close', null);
    await dossier.runJob('dossier.open', { folder: dossier.folder });
    const { entries, undo, redo } = await dossier.call('history.list', {});
    expect(entries.map(({ description, undone }) => [description, undone])).toEqual([
      ['Annulé\u00a0: Lieu ajouté\u00a0: A', false],
      ['Lieu ajouté\u00a0: A', true],
      ['Dossier créé', false],
    ]);
    expect({ undo, redo }).toEqual({
      undo: null,
      redo: { sequence: 2, description: 'Lieu ajouté\u00a0: A' },
    });
  });

  test('of an earlier command leaves the later ones', async () => {
    await addVenue('A');
    await addVenue('B');
    await dossier.call('history.undo', { sequence: 2 });
    expect(await venueNames()).toEqual(['B']);
  });

  test('is done once, and doing again too, whoever else asks for it', async () => {
    await addVenue('A');
    await dossier.call('history.undo', { sequence: 2 });
    await expect(dossier.call('history.undo', { sequence: 2 })).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
    await dossier.call('history.redo', { sequence: 2 });
    await expect(dossier.call('history.redo', { sequence: 2 })).rejects.toMatchObject({
      code: 'nothing-to-redo',
    });
    expect(await venueNames()).toEqual(['A']);
  });

  test('is refused when what was concerned has changed since', async () => {
    await dossier.call('dossier.settings', { name: 'Un', networkLabel: 'bassin' });
    await dossier.call('dossier.settings', { name: 'Deux', networkLabel: 'bassin' });
    await expect(dossier.call('history.undo', { sequence: 2 })).rejects.toMatchObject({
      code: 'changed-since',
      message: expect.stringContaining('modifié depuis'),
    });
    expect((await dossier.call('dossier.current', null))?.name).toBe('Deux');
  });

  test('is refused when something has come to depend on it since', async () => {
    const { id } = await addVenue('A');
    await addMeeting(id);
    const attempt = dossier.call('history.undo', { sequence: 2 });
    await expect(attempt).rejects.toMatchObject({ code: 'changed-since' });
    expect(await venueNames()).toEqual(['A']);
  });

  test('never undoes the making of the dossier', async () => {
    await expect(dossier.call('history.undo', { sequence: 1 })).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
  });
});
