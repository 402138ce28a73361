import { beforeEach, describe, expect, it } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
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
const addWorkshop = (meetingId: string, title: string) =>
  test.call('workshops.create', { meetingId, title, themeId: 'egal-acces', capacity: 20 });
const places = async (meetingId: string) =>
  (await test.call('workshops.list', { meetingId })).map(({ title, position }) => [title, position]);
const lastSequence = async () => (await test.call('history.list', { limit: 1 })).entries[0]?.sequence ?? 0;
/** Without its non-breaking spaces. */
const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    ({ code, message }) => ({ code, message: message.replaceAll(/[\u00a0\u202f]/g, ' ') }),
  );
  return error;
};

describe('doing again', () => {
  it('a deletion refuses to take what was entered since, and says what', async () => {
    const { id: meetingId } = await addMeeting();
    await test.call('meetings.delete', { id: meetingId });
    const sequence = await lastSequence();
    await test.call('history.undo', {});
    for (const familyName of ['N’Diaye', 'Martin', 'Petit']) {
      await test.call('registrations.registerNew', { meetingId, person: { familyName } });
    }
    const fields = { title: 'Équiper', body: '', themeId: 'egal-acces' };
    await test.call('proposals.create', { meetingId, workshopId: null, ...fields });
    expect(await refusal(test.call('history.redo', { sequence }))).toEqual({
      code: 'changed-since',
      message:
        '« Rencontre supprimée : Rencontre de Niort » ne peut plus être rétabli : cela supprimerait ou changerait ce qui a été saisi depuis (3 inscriptions ; proposition « Équiper »). Si ce n’est plus utile, supprimez-le d’abord. Rien n’a changé.',
    });
    expect(await test.call('registrations.list', { meetingId })).toHaveLength(3);
    expect(await test.call('proposals.list', { meetingId })).toHaveLength(1);
  });

  it('refuses to empty what has come to refer to what it removes', async () => {
    const { id: meetingId } = await addMeeting();
    const { id } = await addWorkshop(meetingId, 'Accès');
    await test.call('workshops.delete', { id });
    const sequence = await lastSequence();
    await test.call('history.undo', {});
    const registered = await test.call('registrations.registerNew', {
      meetingId,
      person: { familyName: 'N’Diaye' },
    });
    await test.call('workshops.assign', { registrationIds: [registered.id], workshopId: id });
    expect((await refusal(test.call('history.redo', { sequence })))?.message).toContain(
      '(inscription « N’Diaye »)',
    );
    const [row] = await test.call('registrations.list', { meetingId });
    expect(row?.workshopId).toBe(id);
  });

  it('removes again what nothing has been added to', async () => {
    const { id: meetingId } = await addMeeting();
    await test.call('registrations.registerNew', { meetingId, person: { familyName: 'Martin' } });
    await test.call('meetings.delete', { id: meetingId });
    await test.call('history.undo', {});
    await test.call('people.create', { familyName: 'Petit' });
    await test.call('history.redo', { sequence: (await lastSequence()) - 2 });
    expect(await test.call('meetings.list', {})).toEqual([]);
  });
});

describe('undoing', () => {
  it('names what has changed since', async () => {
    const person = await test.call('people.create', { familyName: 'Martin', givenName: 'Zoé' });
    const sequence = await lastSequence();
    await test.call('people.update', { ...person, familyName: 'Petit' });
    expect((await refusal(test.call('history.undo', { sequence })))?.message).toContain(
      'a été modifié depuis (personne « Zoé Martin »)',
    );
  });

  it('names what needs what it would remove', async () => {
    const { id: venueId } = await test.call('venues.create', {
      name: 'Lycée Guérin',
      rooms: [{ name: 'Salle 1', capacity: 30, jauge: null, pmr: true }],
    });
    const sequence = await lastSequence();
    const { revision: _, ...meeting } = await addMeeting();
    await test.call('meetings.update', { ...meeting, venueId });
    expect((await refusal(test.call('history.undo', { sequence })))?.message).toContain(
      'en a besoin (rencontre « Rencontre de Niort »)',
    );
  });
});

describe('a place in a list is for one', () => {
  it('when the deletion of a workshop is undone after another was added', async () => {
    const { id: meetingId } = await addMeeting();
    await addWorkshop(meetingId, 'A');
    const b = await addWorkshop(meetingId, 'B');
    await addWorkshop(meetingId, 'C');
    await test.call('workshops.delete', { id: b.id });
    const deletion = await lastSequence();
    await addWorkshop(meetingId, 'D');
    const addition = await lastSequence();
    await test.call('history.undo', { sequence: deletion });
    const whole = [
      ['A', 0],
      ['B', 1],
      ['C', 2],
      ['D', 3],
    ];
    expect(await places(meetingId)).toEqual(whole);
    await test.call('history.redo', { sequence: deletion });
    expect(await places(meetingId)).toEqual([
      ['A', 0],
      ['C', 1],
      ['D', 2],
    ]);
    await test.call('history.undo', { sequence: deletion });
    expect(await places(meetingId)).toEqual(whole);
    // Being moved is not being changed.
    await test.call('history.undo', { sequence: addition });
    expect(await places(meetingId)).toEqual(whole.slice(0, 3));
  });

  it('when a title that was changed is taken back after a move', async () => {
    const { id: meetingId } = await addMeeting();
    const a = await addWorkshop(meetingId, 'A');
    const b = await addWorkshop(meetingId, 'B');
    await test.call('workshops.update', { ...b, title: 'Bis' });
    const renamed = await lastSequence();
    await test.call('workshops.delete', { id: a.id });
    await test.call('history.undo', { sequence: renamed });
    expect(await places(meetingId)).toEqual([['B', 0]]);
  });

  it('when a proposal and one that took its place are both wanted', async () => {
    const { id: meetingId } = await addMeeting();
    const add = (title: string) =>
      test.call('proposals.create', { meetingId, workshopId: null, title, body: '', themeId: 'egal-acces' });
    await add('A');
    const { id } = await add('B');
    await test.call('proposals.delete', { id });
    const deletion = await lastSequence();
    await add('C');
    await test.call('history.undo', { sequence: deletion });
    const listed = await test.call('proposals.list', { meetingId });
    expect(listed.map(({ title, position }) => [title, position])).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
    ]);
  });

  it('when a speaker is added after another was taken out, who then comes back', async () => {
    const { id: meetingId } = await addMeeting();
    const add = (name: string) => test.call('meetings.addSpeaker', { meetingId, name });
    await add('A');
    const { id } = await add('B');
    await add('C');
    await test.call('meetings.deleteSpeaker', { id });
    const removal = await lastSequence();
    await add('D');
    await test.call('history.undo', { sequence: removal });
    const rows = bareStatement<{ name: string; position: number }>(
      'SELECT name, position FROM speaker ORDER BY position',
      [],
    );
    expect(test.store.all(rows).map(({ name, position }) => [name, position])).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
      ['D', 3],
    ]);
  });
});
