import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { LARGEST_DRAFT } from '../../../shared/drafts/contract.ts';
import { draftKey } from '../../../shared/drafts/kinds.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';

const WINDOW = '01751b93-0000-7000-8000-00000000000a';
const OTHER_WINDOW = '01751b93-0000-7000-8000-00000000000b';
const NEW_PERSON = draftKey('person', undefined);

let opened: TestDossier;
let workshopId: string;
let now: string;
const disk = faultyFileSystem();
beforeEach(async () => {
  now = '2020-10-12T08:00:00.000Z';
  opened = await openTestDossier({
    disk,
    get now() {
      return now;
    },
  });
});
const addWorkshop = async () => {
  const { id: meetingId } = await opened.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  return (await opened.call('workshops.create', { meetingId, title: 'Atelier', themeId: 'egal-acces' })).id;
};
afterEach(async () => {
  disk.before = () => undefined;
  await opened.close();
});

describe('what is being typed', () => {
  test('is kept with who typed it and when, and the last one of a key wins whole', async () => {
    await keep(NEW_PERSON, { familyName: 'Mar' });
    await keep(NEW_PERSON, { familyName: 'Martin' }, OTHER_WINDOW);
    expect(await opened.call('drafts.list', { dossier: opened.store.id })).toEqual([
      {
        key: NEW_PERSON,
        value: '{"familyName":"Martin"}',
        window: OTHER_WINDOW,
        author: opened.application.session.preferences.author,
        at: now,
      },
    ]);
  });

  test('is found again after a kill, before and after a checkpoint', async () => {
    await keep(NEW_PERSON, { familyName: 'Martin' });
    await opened.store.checkpoint();
    const meeting = draftKey('meeting', undefined);
    await keep(meeting, { title: 'Rencontre de Niort' });
    await killed();
    expect(await drafts()).toEqual({
      [meeting]: { title: 'Rencontre de Niort' },
      [NEW_PERSON]: { familyName: 'Martin' },
    });
  });

  test('is forgotten by the window that typed it last, and by no other', async () => {
    await keep(NEW_PERSON, { familyName: 'Martin' });
    await keep(NEW_PERSON, { familyName: 'Petit' }, OTHER_WINDOW);
    await forget(NEW_PERSON, WINDOW);
    expect(await drafts()).toEqual({ [NEW_PERSON]: { familyName: 'Petit' } });
    await forget(NEW_PERSON, OTHER_WINDOW);
    expect(await drafts()).toEqual({});
  });

  test('is no change: nothing to tell, to undo nor to back up, and what was undone can still be done again', async () => {
    const { id } = await opened.call('people.create', { familyName: 'Martin' });
    await opened.call('people.delete', { id });
    await opened.call('history.undo', { sequence: null });
    const before = await opened.call('history.list', {});
    const events = opened.events.length;
    await keep(draftKey('person', id), { familyName: 'Martinet' });
    await keep(NEW_PERSON, { familyName: 'Petit' });
    await forget(NEW_PERSON, WINDOW);
    expect(opened.events.length).toBe(events);
    expect(await opened.call('history.list', {})).toEqual(before);
    await opened.call('history.redo', { sequence: null });
    expect((await opened.call('people.list', {})).people).toEqual([]);
    await opened.runJob('backups.make', null);
    await keep(NEW_PERSON, { familyName: 'Leroy' });
    await reopen();
    expect((await opened.call('backups.list', null)).backups).toHaveLength(1);
    expect((await opened.call('history.list', {})).total).toBe(5);
  });

  test('waits for a row that was deleted to be brought back', async () => {
    const { id } = await opened.call('people.create', { familyName: 'Martin' });
    await keep(draftKey('person', id), { familyName: 'Martinet' });
    await opened.call('people.delete', { id });
    await opened.call('history.undo', { sequence: null });
    expect(await drafts()).toEqual({ [draftKey('person', id)]: { familyName: 'Martinet' } });
  });

  test('comes with a backup, and goes unread by what counts what a damaged dossier loses', async () => {
    await opened.call('people.create', { familyName: 'Martin' });
    const { name } = await opened.runJob('backups.make', null);
    for (let typed = 0; typed < 5; typed++) await keep(NEW_PERSON, { familyName: `Petit ${typed}` });
    await opened.call('people.create', { familyName: 'Petit' });
    await opened.store.checkpoint();
    await keep(NEW_PERSON, { familyName: 'Leroy' });
    await opened.call('people.create', { familyName: 'Leroy' });
    const copy = await killed({ open: false });
    rmSync(join(copy, 'dossier.sqlite'));
    const remedies = await opened.call('backups.remedies', { folder: copy });
    expect(remedies).toMatchObject([{ name, recovered: 0, lost: 2 }]);
  });

  test('is refused where nothing can be written, and kept again once there is room', async () => {
    await keep(NEW_PERSON, { familyName: 'Martin' });
    disk.before = (call) => {
      if (call === 'write' || call === 'syncData') throw systemError('ENOSPC');
    };
    await expect(keep(NEW_PERSON, { familyName: 'Petit' })).rejects.toMatchObject({ code: 'disk-full' });
    disk.before = () => undefined;
    expect(await drafts()).toEqual({ [NEW_PERSON]: { familyName: 'Martin' } });
    await keep(NEW_PERSON, { familyName: 'Petit' });
    expect(await drafts()).toEqual({ [NEW_PERSON]: { familyName: 'Petit' } });
  });
});

describe('what is kept is bounded', () => {
  beforeEach(async () => {
    workshopId = await addWorkshop();
  });

  test('to 500 drafts: one more is refused, and those that are there stay and can change', async () => {
    const asked = { dossier: opened.store.id, window: WINDOW };
    const many = Array.from({ length: 499 }, () => ({ key: freshKey('proposal'), value: '"texte"' }));
    for (let first = 0; first < many.length; first += 100)
      await opened.call('drafts.keep', { ...asked, drafts: many.slice(first, first + 100) });
    const [first = { key: '', value: '' }] = many;
    const [taken, refused] = [freshKey('proposal'), freshKey('proposal')];
    const drafts = [taken, refused].map((key) => ({ key, value: '1' }));
    expect(await opened.answer('drafts.keep', { ...asked, drafts })).toMatchObject({
      error: { code: 'drafts-full', details: { keys: [refused] } },
    });
    await opened.call('drafts.keep', { ...asked, drafts: drafts.slice(0, 1) });
    await opened.call('drafts.keep', { ...asked, drafts: [{ ...first, value: '"texte plus long"' }] });
    const kept = await opened.call('drafts.list', { dossier: opened.store.id });
    expect(new Set(kept.map(({ key }) => key))).toEqual(new Set([...many.map(({ key }) => key), taken]));
    await forget(first.key, WINDOW);
    await opened.call('drafts.keep', { ...asked, drafts: drafts.slice(1) });
  });

  test('to 4 million characters: what would go beyond is refused, and nothing older goes', async () => {
    const long = 'x'.repeat(LARGEST_DRAFT - 2);
    const keys = Array.from({ length: 5 }, () => freshKey('practice'));
    for (const key of keys.slice(0, 4)) await keep(key, long);
    await expect(keep(keys[4] ?? '', 'x')).rejects.toMatchObject({
      code: 'drafts-full',
      details: { keys: keys.slice(4) },
    });
    expect(Object.keys(await drafts()).toSorted()).toEqual(keys.slice(0, 4).toSorted());
    await keep(keys[0] ?? '', long.slice(3));
    await keep(keys[4] ?? '', 'x');
    await expect(keep(keys[0] ?? '', long)).rejects.toMatchObject({ code: 'drafts-full' });
    await keep(keys[0] ?? '', long.slice(3).replace('x', 'y'));
    expect(Object.keys(await drafts()).toSorted()).toEqual(keys.toSorted());
  });

  describe('to 30 days', () => {
    const act = () => opened.call('people.create', { familyName: 'Petit' });

    test('before the two latest days of work that the dossier had when it was opened', async () => {
      await keep(NEW_PERSON, { familyName: 'Martin' });
      for (const day of ['2020-11-11T07:00', '2020-11-11T09:00', '2020-11-12T08:00']) {
        now = `${day}:00.000Z`;
        await reopen();
        await act();
        // Whatever else has its dossier looked at again.
        await opened.runJob('dossier.giveUpAsked', null);
        expect(Object.keys(await drafts())).toEqual([NEW_PERSON]);
      }
      await keep(draftKey('meeting', undefined), { title: 'Rencontre de Niort' });
      await reopen();
      expect(Object.keys(await drafts())).toEqual([draftKey('meeting', undefined)]);
    });

    test('however far ahead the clock is for one day', async () => {
      await keep(NEW_PERSON, { familyName: 'Martin' });
      now = '2021-10-12T08:00:00.000Z';
      for (let opening = 0; opening < 3; opening++) {
        await reopen();
        await act();
        await opened.runJob('dossier.giveUpAsked', null);
      }
      now = '2020-10-13T08:00:00.000Z';
      await reopen();
      expect(Object.keys(await drafts())).toEqual([NEW_PERSON]);
      await act();
      await reopen();
      expect(Object.keys(await drafts())).toEqual([NEW_PERSON]);
    });

    test('and not sooner for what a former version kept while the clock was wrong', async () => {
      await keep(NEW_PERSON, { familyName: 'Martin' });
      const at = '2020-01-01T00:00:00.000Z';
      await opened.store.transactOutside((write) =>
        write.run(bareStatement('UPDATE draft SET at = ?', [at])),
      );
      await reopen();
      expect(Object.keys(await drafts())).toEqual([NEW_PERSON]);
    });

    test('and not sooner for what is typed while the clock is late', async () => {
      now = '2020-11-20T08:00:00.000Z';
      await act();
      now = '2020-10-13T08:00:00.000Z';
      await keep(NEW_PERSON, { familyName: 'Martin' });
      now = '2020-01-01T00:00:00.000Z';
      await keep(draftKey('meeting', undefined), { title: 'La pile de l’horloge est vide' });
      now = '2020-11-21T08:00:00.000Z';
      await act();
      await reopen();
      expect(Object.keys(await drafts())).toHaveLength(2);
    });
  });

  test('by refusing what no screen writes', async () => {
    const hostile = [
      { key: 'secret:new', value: '1' },
      { key: 'person', value: '1' },
      { key: 'person:new:new:new', value: '1' },
      { key: '__proto__:new', value: '1' },
      { key: 'constructor:new', value: '1' },
      { key: 'person:new\n', value: '1' },
      { key: `person:${'0'.repeat(36)}`, value: '1' },
      { key: NEW_PERSON, value: '{' },
      { key: NEW_PERSON, value: `${'['.repeat(50_000)}${']'.repeat(50_000)}` },
      { key: NEW_PERSON, value: `"${'x'.repeat(LARGEST_DRAFT)}"` },
      { key: NEW_PERSON, value: { familyName: 'Martin' } },
    ];
    const asked = { dossier: opened.store.id, window: WINDOW };
    for (const draft of hostile) {
      const answer = await opened.answer('drafts.keep', { ...asked, drafts: [draft] });
      expect(answer).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(await drafts()).toEqual({});
  });
});

test('what was being typed in one dossier never goes to another', async () => {
  const elsewhere = { dossier: uuidv7(), window: WINDOW, drafts: [{ key: NEW_PERSON, value: '1' }] };
  for (const [name, input] of [
    ['drafts.keep', elsewhere],
    ['drafts.adopt', elsewhere],
    ['drafts.list', { dossier: elsewhere.dossier }],
  ] as const) {
    expect(await opened.answer(name, input)).toMatchObject({ error: { code: 'other-dossier' } });
  }
  expect(await drafts()).toEqual({});
});

describe('people', () => {
  const ELISE = {
    familyName: 'Vaudreuil',
    givenName: 'Élise',
    email: 'elise@example.org',
    phone: '0549123456',
  };

  test('who ask are told what is being typed of them', async () => {
    const { id } = await opened.call('people.create', ELISE);
    await keep(draftKey('person', id), { base: 'x', value: { ...ELISE, function: 'principale' } });
    await keep(draftKey('meeting', undefined), { base: null, value: { notes: 'Rappeler Mme Vaudreuil.' } });
    const { own, mentions } = await opened.call('personalData.of', { personId: id });
    const by = opened.application.session.preferences.author;
    expect(own.filter(({ what }) => what === 'Brouillon')).toEqual([
      {
        what: 'Brouillon',
        where: `Fiche d’une personne, le 12 octobre 2020, par ${by}`,
        text: 'Vaudreuil, Élise, elise@example.org, 0549123456, principale',
      },
    ]);
    expect(mentions).toEqual([
      {
        what: 'Brouillon',
        where: `Rencontre, le 12 octobre 2020, par ${by}, notes`,
        text: 'Rappeler Mme Vaudreuil.',
      },
    ]);
  });

  test('who are erased leave what is being typed too, in every file', async () => {
    const { id } = await opened.call('people.create', ELISE);
    const { id: namesake } = await opened.call('people.create', {
      familyName: 'Vaudreuil',
      givenName: 'Awa',
    });
    await keep(draftKey('person', id), { value: { familyName: 'Vaudreuille' } });
    await keep(NEW_PERSON, { value: { familyName: 'VAUDREUIL', givenName: 'Elise', function: 'élue' } });
    await keep(draftKey('meeting', undefined), {
      value: { notes: 'À rappeler :\nVaudreuil (elise@example.org)', title: 'Rencontre' },
    });
    await keep(draftKey('venue', undefined), { value: { name: 'Collège Vaudreuil' } });
    const others = {
      [draftKey('person', namesake)]: { value: { familyName: 'Vaudreuil', givenName: 'Awa' } },
    };
    await keep(draftKey('person', namesake), others[draftKey('person', namesake)]);
    await opened.runJob('backups.make', null);
    await opened.runJob('personalData.erase', { personId: id });
    expect(await drafts()).toEqual({
      [draftKey('meeting', undefined)]: {
        value: { notes: 'À rappeler :\nPersonne effacée (Personne effacée)', title: 'Rencontre' },
      },
      [draftKey('venue', undefined)]: { value: { name: 'Collège Vaudreuil' } },
      ...others,
    });
    for (const trace of ['Vaudreuille', 'elise@example.org', 'VAUDREUIL'])
      expect(filesSaying(trace)).toEqual([]);
  });

  describe('who may be named in what is being typed', () => {
    const listed = async () => (await opened.call('personalData.overview', null)).left;
    const eraseAllThere = async () =>
      opened.runJob('personalData.eraseThere', { keys: (await listed()).map(({ key }) => key) });
    const erase = (personId: string) => opened.runJob('personalData.erase', { personId });
    const by = () => opened.application.session.preferences.author;

    test('leave the contact of a place by their family name alone, not its name', async () => {
      const { id } = await opened.call('people.create', ELISE);
      const venue = { name: 'Collège Vaudreuil', city: 'Vaudreuil', notes: 'Mme Vaudreuil a les clés' };
      const rooms = [{ name: 'Salle Vaudreuil', capacity: 20 }];
      await keep(draftKey('venue', undefined), {
        base: null,
        value: { ...venue, contactName: 'Vaudreuil', contactPhone: '05 49 12 34 56', rooms },
      });
      const school = { name: 'École Vaudreuil', uai: '', city: 'Niort' };
      await keep(draftKey('network', undefined), { leadName: 'VAUDREUIL', name: '', schools: [school] });
      const { mentions } = await opened.call('personalData.of', { personId: id });
      expect(mentions.map(({ where }) => where.replace(`, le 12 octobre 2020, par ${by()}`, ''))).toEqual(
        expect.arrayContaining(['Lieu, nom du contact', 'Lieu, notes', 'Réseau, pilote']),
      );
      await erase(id);
      const gone = 'Personne effacée';
      expect(await drafts()).toEqual({
        [draftKey('venue', undefined)]: {
          base: null,
          value: { ...venue, notes: `Mme ${gone} a les clés`, contactName: gone, contactPhone: '', rooms },
        },
        [draftKey('network', undefined)]: { leadName: gone, name: '', schools: [school] },
      });
      expect(await listed()).toEqual([]);
    });

    test('stay listed where they may be another word, until someone has seen to it', async () => {
      const { id } = await opened.call('people.create', { familyName: 'Petit', givenName: 'Awa' });
      await keep(draftKey('meeting', undefined), { base: null, value: { title: 'Un petit mot', notes: '' } });
      await keep(draftKey('venue', undefined), { base: null, value: { name: 'x', contactName: 'petit' } });
      await keep(draftKey('network', undefined), { base: null, value: { leadName: 'mme petite' } });
      await keep(NEW_PERSON, {
        base: null,
        value: { familyName: 'PETIT', givenName: '', function: 'maire' },
      });
      await erase(id);
      const left = await listed();
      expect(
        left.map(({ where, text, isCard }) => `${where.split(',')[0]}, ${text}, ${isCard}`).toSorted(),
      ).toEqual([
        'Fiche d’une personne, PETIT, true',
        'Lieu, petit, false',
        'Rencontre, Un petit mot, false',
      ]);
      expect(left.map(({ what, byHand }) => [what, byHand])).toEqual(Array(3).fill(['Brouillon', false]));
      const meeting = left.find(({ where }) => where.startsWith('Rencontre'));
      await opened.call('personalData.leaveThere', { keys: [meeting?.key ?? ''] });
      await eraseAllThere();
      expect(await listed()).toEqual([]);
      expect(await drafts()).toEqual({
        [draftKey('meeting', undefined)]: { base: null, value: { title: 'Un petit mot', notes: '' } },
        [draftKey('venue', undefined)]: { base: null, value: { name: 'x', contactName: 'Personne effacée' } },
        [draftKey('network', undefined)]: { base: null, value: { leadName: 'mme petite' } },
      });
    });

    test('are not listed any more once that is typed otherwise, and leave every file', async () => {
      const { id } = await opened.call('people.create', { familyName: 'Vaudreuil', givenName: '' });
      const key = draftKey('venue', undefined);
      await keep(key, { base: null, value: { name: 'x', contactName: 'appeler vaudreuil' } });
      await erase(id);
      expect(await listed()).toMatchObject([{ text: 'appeler vaudreuil' }]);
      await keep(key, { base: null, value: { name: 'x', contactName: 'appeler' } });
      await expect.poll(listed).toEqual([]);
      await expect.poll(() => filesSaying('vaudreuil')).toEqual([]);
    });

    test('are listed where it is saved', async () => {
      const { id } = await opened.call('people.create', { familyName: 'Vaudreuil', givenName: '' });
      const old = await opened.call('venues.create', { name: 'Lycée du Marais' });
      await opened.call('venues.create', { name: 'Salle', notes: 'vaudreuil d’avant' });
      const edited = { name: 'Lycée du Marais', contactName: 'appeler vaudreuil' };
      const added = { name: 'Salle des fêtes', notes: 'les clés de vaudreuil' };
      await keep(draftKey('venue', old.id), { base: 'x', value: edited });
      await keep(draftKey('venue', undefined), { base: null, value: added });
      await erase(id);
      const before = (await listed()).find(({ where }) => where.startsWith('Salle'));
      await opened.call('personalData.leaveThere', { keys: [before?.key ?? ''] });
      await opened.call('venues.update', { id: old.id, ...edited });
      await opened.call('venues.create', added);
      await forget(draftKey('venue', old.id), WINDOW);
      await forget(draftKey('venue', undefined), WINDOW);
      await expect
        .poll(async () =>
          (await listed()).map(({ what, where, text }) => `${what}, ${where}: ${text}`).toSorted(),
        )
        .toEqual([
          'Lieu, Lycée du Marais, nom du contact: appeler vaudreuil',
          'Lieu, Salle des fêtes, notes: les clés de vaudreuil',
        ]);
      await eraseAllThere();
      expect(
        (await opened.call('venues.list', null)).map(({ contactName, notes }) => contactName + notes),
      ).toEqual(
        expect.arrayContaining([
          'appeler Personne effacée',
          'les clés de Personne effacée',
          'vaudreuil d’avant',
        ]),
      );
    });
  });

  test('who are erased are typed again by no window that still shows them', async () => {
    const { id } = await opened.call('people.create', ELISE);
    const { id: trashed } = await opened.call('people.create', { ...ELISE, familyName: 'Vaudreuille' });
    await opened.call('people.delete', { id: trashed });
    const typed = { value: { ...ELISE, function: 'principale adjointe' } };
    // What is in the trash may come back, and what is typed of it with it.
    for (const key of [draftKey('person', id), draftKey('person', trashed)]) await keep(key, typed);
    for (const personId of [id, trashed]) await opened.runJob('personalData.erase', { personId });
    expect(await drafts()).toEqual({});
    const keys = [draftKey('person', id), draftKey('person', trashed)];
    const theirs = keys.map((key) => ({ key, value: JSON.stringify(typed) }));
    const others = [{ key: NEW_PERSON, value: '{"value":{"familyName":"Petit"}}' }];
    const asked = { dossier: opened.store.id, window: WINDOW };
    expect(await opened.answer('drafts.keep', { ...asked, drafts: [...theirs, ...others] })).toMatchObject({
      error: { code: 'draft-gone', details: { keys } },
    });
    await opened.call('drafts.keep', { ...asked, drafts: others });
    expect(Object.keys(await drafts())).toEqual([NEW_PERSON]);
    await opened.store.checkpoint();
    for (const trace of ['Vaudreuil', ELISE.email]) expect(filesSaying(trace)).toEqual([]);
  });

  test('whose part in a meeting is erased, and what is gone from the trash, are not typed again either', async () => {
    const { id: meetingId } = await opened.call('meetings.create', {
      ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
      ...{ startTime: '08:30', endTime: '13:00', link: '' },
    });
    const speaker = await opened.call('meetings.addSpeaker', { meetingId, name: 'Élise Vaudreuil' });
    const of = draftKey('speaker', meetingId, speaker.id);
    await keep(of, { name: 'Élise Vaudreuil' });
    now = '2023-01-01T08:00:00.000Z';
    await opened.runJob('personalData.purge', { kinds: ['roles'] });
    await expect(keep(of, { name: 'Élise Vaudreuil' })).rejects.toMatchObject({ code: 'draft-gone' });
    await keep(draftKey('speaker', meetingId, undefined), { name: 'Awa Petit' });
    await opened.call('meetings.delete', { id: meetingId });
    await keep(draftKey('meeting', meetingId), { title: 'Rencontre' });
    await opened.call('personalData.keepFor', { kind: 'history', months: 0 });
    now = '2023-01-02T08:00:00.000Z';
    await opened.runJob('personalData.purge', { kinds: ['history'] });
    expect(await drafts()).toEqual({});
    for (const key of [draftKey('meeting', meetingId), draftKey('speaker', meetingId, undefined)])
      await expect(keep(key, { title: 'Rencontre' })).rejects.toMatchObject({ code: 'draft-gone' });
  });

  test('whose coordinates are due leave them in what is being typed', async () => {
    const { id } = await opened.call('people.create', ELISE);
    await keep(draftKey('meeting', undefined), { value: { contactName: 'Élise Vaudreuil, 0549123456' } });
    await keep(draftKey('person', id), { value: ELISE });
    now = '2021-03-01T08:00:00.000Z';
    await opened.runJob('personalData.purge', { kinds: ['contact'] });
    expect(await drafts()).toEqual({
      [draftKey('meeting', undefined)]: { value: { contactName: 'Élise Vaudreuil, Personne effacée' } },
    });
  });

  test('who were deleted leave what was being typed of them with the detail of the history', async () => {
    const { id } = await opened.call('people.create', ELISE);
    await keep(draftKey('person', id), { value: { familyName: 'Vaudreuille' } });
    await opened.call('people.delete', { id });
    await opened.call('personalData.keepFor', { kind: 'history', months: 0 });
    now = '2020-10-13T08:00:00.000Z';
    await opened.runJob('personalData.purge', { kinds: ['history'] });
    expect(await drafts()).toEqual({});
    expect(filesSaying('Vaudreuille')).toEqual([]);
  });
});

test('a protected dossier shows nothing of what is being typed', async () => {
  const code = await opened.runJob('protection.newCode', null);
  await keep(NEW_PERSON, { familyName: 'Avant-Verdier' });
  await opened.runJob('protection.turnOn', { passphrase: 'quatre mots sans lien', recoveryCode: code });
  await keep(NEW_PERSON, { familyName: 'Martin-Verdier' });
  await opened.runJob('backups.make', null);
  expect(filesSaying('Verdier')).toEqual([]);
  expect(await drafts()).toEqual({ [NEW_PERSON]: { familyName: 'Martin-Verdier' } });
});

test('what a former version left in the window is taken by the dossier that it is of', async () => {
  const { id: meetingId } = await opened.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  const [workshop, other] = await opened.call('workshops.createFromThemes', { meetingId });
  const own = draftKey('findings', workshop?.id);
  const newer = draftKey('findings', other?.id);
  const elsewhere = draftKey('findings', uuidv7());
  await keep(newer, 'typed since');
  const left = [own, newer, elsewhere].map((key) => ({ key, value: '"typed before"' }));
  expect(
    await opened.call('drafts.adopt', { dossier: opened.store.id, window: WINDOW, drafts: left }),
  ).toEqual([own, newer]);
  expect(await drafts()).toEqual({ [own]: 'typed before', [newer]: 'typed since' });
});

/** The key of a new entry of a workshop’s sheet. */
const freshKey = (kind: 'proposal' | 'practice') => draftKey(kind, workshopId, uuidv7());

const keep = (key: string, value: unknown, window = WINDOW) =>
  opened.call('drafts.keep', {
    dossier: opened.store.id,
    window,
    drafts: [{ key, value: JSON.stringify(value) }],
  });

const forget = (key: string, window: string) =>
  opened.call('drafts.forget', { dossier: opened.store.id, drafts: [{ key, window }] });

async function drafts(): Promise<Record<string, unknown>> {
  const kept = await opened.call('drafts.list', { dossier: opened.store.id });
  return Object.fromEntries(kept.map(({ key, value }) => [key, JSON.parse(value)]));
}

async function reopen(folder = opened.folder): Promise<void> {
  await opened.runJob('dossier.close', null);
  await opened.runJob('dossier.open', { folder });
}

/** Has the dossier as a kill would leave it now take the place of the open one; answers its folder. */
async function killed({ open = true } = {}): Promise<string> {
  const copy = join(opened.dataFolder, 'tué');
  cpSync(opened.folder, copy, { recursive: true });
  rmSync(join(copy, 'lock'), { force: true });
  if (open) await reopen(copy);
  return copy;
}

/** Files of the dossier where something can be read. */
function filesSaying(text: string): string[] {
  return readdirSync(opened.folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).toString('utf8').includes(text));
}
