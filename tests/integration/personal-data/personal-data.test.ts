import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { draftKey } from '../../../shared/drafts/kinds.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

const NOW = '2021-02-01T08:00:00.000Z';
const ELISE = {
  familyName: 'Vaudreuil',
  givenName: 'Élisabeth',
  email: 'elisabeth.vaudreuil@example.org',
  phone: '0549123456',
  function: 'principale adjointe',
  organisation: 'Collège Quiétude',
};

let opened: TestDossier;
let meetingId: string;
let today: string;
beforeEach(async () => {
  today = NOW;
  opened = await openTestDossier({
    get now() {
      return today;
    },
  });
  meetingId = await meeting('Rencontre de Niort', '2020-10-14');
});
afterEach(() => opened.close());

describe('one person', () => {
  test('is erased from every file of the dossier, and stays counted', async () => {
    const id = await register(ELISE);
    await register({ familyName: 'Petit', givenName: 'Awa' });
    await opened.call('people.update', { ...(await person(id)), function: 'principale' });
    await welcome(id);
    await opened.runJob('backups.make', null);
    await opened.store.checkpoint();
    const before = await counts();
    expect(traces()).not.toEqual([]);

    const proof = await opened.runJob('personalData.erase', { personId: id });
    expect(proof).toMatchObject({ counts: { identity: 1 }, finishedAt: NOW });
    expect(await counts()).toEqual(before);
    expect(traces()).toEqual([]);
    expect(await person(id)).toMatchObject({ familyName: 'Personne effacée', email: '', category: 'autres' });
    expect(JSON.stringify(await opened.call('history.list', { limit: 100 }))).not.toContain('Vaudreuil');
    expect(JSON.stringify(await opened.call('trash.list', {}))).not.toContain('Vaudreuil');
    expect((await opened.call('people.list', { text: 'vaudreuil' })).people).toEqual([]);
    expect((await opened.call('people.list', { text: 'petit' })).people).toHaveLength(1);
    await reopen();
    expect(traces()).toEqual([]);
  });

  test('does not come back by undoing what was done before', async () => {
    const id = await register(ELISE);
    await opened.call('people.update', { ...(await person(id)), function: 'principale' });
    await opened.runJob('personalData.erase', { personId: id });
    for (;;) {
      const undone = await opened.call('history.undo', { sequence: null }).catch(() => undefined);
      if (!undone) break;
      expect(JSON.stringify(await opened.call('people.list', {}))).not.toContain('Vaudreuil');
    }
  });

  test('leaves no trace of texts that named them and were corrected, which can still be undone', async () => {
    const id = await register(ELISE);
    const { id: synthesis } = await opened.call('syntheses.create', { level: 'meeting', id: meetingId });
    const file = await opened.sendFile('CV Vaudreuil.txt', 'Parcours');
    const attached = await opened.runJob('syntheses.attach', { id: synthesis, file });
    expect((await opened.call('personalData.of', { personId: id })).mentions).toEqual([
      { what: 'Document joint', where: 'CV Vaudreuil.txt, nom du fichier', text: 'CV Vaudreuil.txt' },
    ]);
    await opened.call('syntheses.detach', { attachmentId: attached.id });
    const update = async (notes: string) =>
      opened.call('meetings.update', {
        ...(await opened.call('meetings.get', { id: meetingId })),
        notes,
      } as never);
    await update(`Rappeler Mme VAUDREUIL (${ELISE.phone}) ou Élisabeth Vaudreuil avant midi.`);
    await update('Rappeler avant midi.');
    await opened.runJob('personalData.erase', { personId: id });
    expect(traces()).toEqual([]);
    const { entries } = await opened.call('history.list', { limit: 100 });
    const change = entries.find(({ description }) => description.startsWith('Rencontre modifiée'));
    await opened.call('history.undo', { sequence: change?.sequence ?? 0 });
    expect((await opened.call('meetings.get', { id: meetingId })).notes).toBe(
      'Rappeler Mme Personne effacée (Personne effacée) ou Personne effacée avant midi.',
    );
  });

  test.each(['zorgnon', 'Ly', 'Ba', 'O'])(
    'called %s is not named by what was done of them, whatever was purged before',
    async (familyName) => {
      const { id } = await opened.call('people.create', { familyName, givenName: '', phone: '0549000001' });
      const other = await opened.call('people.create', { familyName: 'Bastien', givenName: 'Lydie' });
      await opened.call('people.update', { ...other, phone: '0549000009' });
      await opened.call('people.update', { ...(await person(id)), phone: '0549000002' });
      await opened.call('history.undo', { sequence: null });
      await opened.call('personalData.keepFor', { kind: 'contact', months: 0 });
      await opened.runJob('personalData.purge', { kinds: ['contact'] });
      await opened.runJob('personalData.erase', { personId: id });
      expect(await described()).toEqual(expect.arrayContaining(['Personne ajoutée\u00a0: Lydie Bastien']));
      const named = new RegExp(`(?<!\\p{L})${familyName}(?!\\p{L})`, 'u');
      expect((await described()).filter((description) => named.test(description))).toEqual([]);
      await opened.call('personalData.keepFor', { kind: 'history', months: 0 });
      today = '2021-02-02T08:00:00.000Z';
      await opened.runJob('personalData.purge', { kinds: ['history'] });
      expect((await described()).filter((description) => named.test(description))).toEqual([]);
    },
  );

  test('is not named by what a former version left of an action either', async () => {
    const { id } = await opened.call('people.create', { familyName: 'zorgnon', phone: '0549000001' });
    await opened.call('people.update', { ...(await person(id)), phone: '0549000002' });
    await opened.call('meetings.update', {
      ...(await opened.call('meetings.get', { id: meetingId })),
      title: 'Un zorgnon',
    } as never);
    // As a purge of what reaches people left it.
    await opened.store.transactOutside((write) =>
      write.run(bareStatement('DELETE FROM history_change WHERE before IS NOT NULL', [])),
    );
    await opened.runJob('personalData.erase', { personId: id });
    expect((await described()).filter((description) => description.includes('zorgnon'))).toEqual([
      'Rencontre modifiée\u00a0: Un zorgnon',
    ]);
  });

  test('is found wherever the dossier speaks of them', async () => {
    const id = await register(ELISE);
    await opened.call('meetings.update', {
      ...(await opened.call('meetings.get', { id: meetingId })),
      notes: 'Rappeler Mme VAUDREUIL avant midi.',
    } as never);
    const { own, mentions } = await opened.call('personalData.of', { personId: id });
    expect(own).toContainEqual({ what: 'Fiche', where: 'Téléphone', text: '0549123456' });
    expect(own.some(({ what, where }) => what === 'Inscription' && where.includes('Niort'))).toBe(true);
    expect(own.some(({ what }) => what === 'Historique')).toBe(true);
    expect(mentions).toEqual([
      { what: 'Rencontre', where: 'Rencontre de Niort, notes', text: 'Rappeler Mme VAUDREUIL avant midi.' },
    ]);
    const file = await opened.runJob('personalData.export', { personId: id });
    expect(file.name).toBe('donnees-vaudreuil-elisabeth.csv');
    expect((await opened.contentOf(file)).toString()).toContain('elisabeth.vaudreuil@example.org');
  });
});

test('a name that is a word is gone from what the actions on it are called, and from nothing else', async () => {
  const id = await register({ familyName: 'petit' });
  await meeting('Un petit rassemblement', '2020-10-20');
  await opened.call('people.update', { ...(await person(id)), function: 'principale' });
  await opened.runJob('personalData.erase', { personId: id });
  const { entries } = await opened.call('history.list', { limit: 100 });
  expect(entries.flatMap(({ description }) => (/petit/i.test(description) ? [description] : []))).toEqual([
    'Rencontre ajoutée\u00a0: Un petit rassemblement, 20 octobre 2020',
  ]);
});

describe('what has been kept long enough', () => {
  test('is kept since the last meeting of whom it is about', async () => {
    const id = await register(ELISE);
    expect(await due('contact')).toMatchObject({ held: 1, due: 1 });
    const later = await meeting('Rencontre de Melle', '2021-01-20');
    await opened.call('registrations.register', { meetingId: later, personId: id });
    expect(await due('contact')).toMatchObject({ held: 1, due: 0 });
  });

  test('is due, and erased, where only the history still holds it', async () => {
    const id = await register(ELISE);
    await opened.call('people.update', { ...(await person(id)), email: '', phone: '' });
    expect(await due('contact')).toMatchObject({ held: 1, due: 1 });
    await opened.runJob('personalData.purge', { kinds: ['contact'] });
    expect(traces([ELISE.email, ELISE.phone])).toEqual([]);
  });

  test('is due, and erased, in the trash, by the day of the meeting that is there', async () => {
    await opened.call('meetings.addSpeaker', { meetingId, name: 'Mme Vaudreuil', function: 'principale' });
    await meeting('Rencontre de Melle', '2021-01-20');
    await opened.call('meetings.delete', { id: meetingId });
    await opened.call('personalData.keepFor', { kind: 'roles', months: 3 });
    expect(await due('roles')).toMatchObject({ held: 1, due: 1 });
    await opened.runJob('personalData.purge', { kinds: ['roles'] });
    expect(traces(['Vaudreuil'])).toEqual([]);
  });

  test('is gone from what the actions on it are called', async () => {
    await opened.call('meetings.addSpeaker', { meetingId, name: 'Mme Vaudreuil', function: 'principale' });
    await opened.call('personalData.keepFor', { kind: 'roles', months: 3 });
    await opened.runJob('personalData.purge', { kinds: ['roles'] });
    expect(await opened.call('meetings.speakers', { meetingId })).toMatchObject([
      { name: 'Personne effacée', function: '' },
    ]);
    expect(traces(['Vaudreuil'])).toEqual([]);
  });

  test('goes with what was being typed there', async () => {
    const known = await opened.call('meetings.get', { id: meetingId });
    await opened.call('meetings.update', { ...known, notes: 'Rappeler Mme Petit.' } as never);
    const key = draftKey('meeting', meetingId);
    await opened.call('drafts.keep', {
      ...{ dossier: opened.store.id, window: '01751b93-0000-7000-8000-00000000000a' },
      drafts: [{ key, value: JSON.stringify({ value: { ...known, notes: 'Rappeler M. Martin.' } }) }],
    });
    await opened.call('personalData.keepFor', { kind: 'notes', months: 3 });
    await opened.runJob('personalData.purge', { kinds: ['notes'] });
    expect(traces(['Rappeler'])).toEqual([]);
  });

  test('in a dossier that has its own day is so on that day', async () => {
    await using sample = await openTestDossier({ now: NOW, dossier: { referenceDate: '2020-10-12' } });
    await sample.call('people.create', ELISE);
    await sample.call('meetings.create', {
      ...{ title: 'Rencontre de Melle', level: 'department', territoryCode: '079', date: '2020-10-09' },
      ...{ startTime: '08:30', endTime: '13:00' },
    });
    const { kinds } = await sample.call('personalData.overview', null);
    expect(kinds.map(({ due: count }) => count)).toEqual(Array(6).fill(0));
  });

  test('is due by its kind’s own time, which can be changed', async () => {
    await register(ELISE);
    const later = await meeting('Rencontre de Melle', '2021-01-20');
    await register({ familyName: 'Petit', email: 'petit@example.org' }, later);
    expect(await due('contact')).toEqual({ held: 2, due: 1, months: 3 });
    expect(await due('identity')).toEqual({ held: 2, due: 0, months: 12 });
    await opened.call('personalData.keepFor', { kind: 'identity', months: 2 });
    expect(await due('identity')).toEqual({ held: 2, due: 1, months: 2 });
  });

  test('is erased, and what is not due stays', async () => {
    const id = await register(ELISE);
    const later = await meeting('Rencontre de Melle', '2021-01-20');
    const other = await register({ familyName: 'Petit', email: 'petit@example.org' }, later);
    await opened.store.checkpoint();
    expect(await opened.runJob('personalData.purge', { kinds: ['contact', 'partners'] })).toMatchObject({
      counts: { contact: 1 },
    });
    expect(await person(id)).toMatchObject({ familyName: 'Vaudreuil', email: '', phone: '' });
    expect(await person(other)).toMatchObject({ email: 'petit@example.org' });
    expect(traces()).toEqual(traces(['Vaudreuil']));
    expect(traces([ELISE.email, ELISE.phone])).toEqual([]);
  });

  test('goes with the detail of the history, of which the actions stay', async () => {
    const id = await register(ELISE);
    await opened.call('drafts.keep', {
      ...{ dossier: opened.store.id, window: '01751b93-0000-7000-8000-00000000000a' },
      drafts: [{ key: draftKey('person', id), value: JSON.stringify({ value: ELISE }) }],
    });
    await opened.call('people.delete', { id });
    await opened.call('personalData.keepFor', { kind: 'history', months: 0 });
    // Nothing of today is due; all of it is a day later.
    expect(await due('history')).toMatchObject({ due: 0 });
    today = '2021-02-02T08:00:00.000Z';
    expect(await due('history')).toMatchObject({ months: 0 });
    await opened.runJob('personalData.purge', { kinds: ['history'] });
    expect(traces()).toEqual([]);
    expect((await opened.call('trash.list', {})).items).toEqual([]);
    const { entries } = await opened.call('history.list', { limit: 100 });
    expect(entries.map(({ description }) => description)).toContain(
      'Rencontre ajoutée\u00a0: Rencontre de Niort, 14 octobre 2020',
    );
  });

  test('is listed where attached files still say it, until someone has seen to it', async () => {
    await register(ELISE);
    const later = await meeting('Rencontre de Melle', '2021-01-20');
    await register({ familyName: 'Petit', givenName: 'Awa', email: 'petit@example.org' }, later);
    const { id: synthesis } = await opened.call('syntheses.create', { level: 'meeting', id: meetingId });
    const attach = async (name: string, text: string) =>
      opened.runJob('syntheses.attach', { id: synthesis, file: await opened.sendFile(name, text) });
    await attach(
      'listes.txt',
      `Venues\u00a0: Mme VAUDREUIL (${ELISE.email}), Awa Petit (petit@example.org).`,
    );
    await attach('autre.txt', 'Awa Petit, petit@example.org');
    const { id: gone } = await attach('parti.txt', `Joindre ${ELISE.phone}.`);
    await opened.call('syntheses.detach', { attachmentId: gone });
    const left = async () =>
      (await opened.call('personalData.overview', null)).left.map(
        ({ what, where, text, byHand }) => `${what}, ${where}\u00a0: ${text} ${byHand ? 'by hand' : 'here'}`,
      );

    await opened.runJob('personalData.purge', { kinds: ['contact'] });
    expect(await left()).toEqual([
      `Document joint, listes.txt, contenu du fichier, à traiter à la main\u00a0: ${ELISE.email} by hand`,
      `Document joint, parti.txt, contenu du fichier, corbeille\u00a0: ${ELISE.phone} here`,
    ]);
    await opened.call('personalData.keepFor', { kind: 'identity', months: 2 });
    await opened.runJob('personalData.purge', { kinds: ['identity'] });
    expect((await left())[0]).toBe(
      'Document joint, listes.txt, contenu du fichier, à traiter à la main\u00a0: VAUDREUIL, elisabeth.vaudreuil by hand',
    );
    expect(await left()).toHaveLength(3);
    // What only the trash kept goes from here; what is in the file that is there is for someone to see to.
    const { left: listed } = await opened.call('personalData.overview', null);
    const keys = listed.filter(({ byHand }) => !byHand).map(({ key }) => key);
    await opened.runJob('personalData.eraseThere', { keys });
    expect(await left()).toHaveLength(2);
    expect(traces([ELISE.phone])).toEqual([]);
  });

  test('is listed once for a file in which two kinds of it are due', async () => {
    await register(ELISE);
    const { id: synthesis } = await opened.call('syntheses.create', { level: 'meeting', id: meetingId });
    const file = await opened.sendFile('liste.txt', `Élisabeth Vaudreuil, ${ELISE.email}`);
    await opened.runJob('syntheses.attach', { id: synthesis, file });
    await opened.call('proposals.create', {
      ...{ meetingId, title: 'Prêter', themeId: 'egal-acces' },
      body: `Dit par Élisabeth Vaudreuil (${ELISE.email})`,
    });
    await opened.call('personalData.keepFor', { kind: 'identity', months: 2 });
    await opened.runJob('personalData.purge', { kinds: ['contact', 'identity'] });
    const { left } = await opened.call('personalData.overview', null);
    expect(left.map(({ what }) => what).toSorted()).toEqual(['Document joint', 'Proposition']);
    expect(left.find(({ what }) => what === 'Document joint')?.text).toBe(
      `Élisabeth Vaudreuil, ${ELISE.email}`,
    );
    const proposal = left.filter(({ what }) => what === 'Proposition').map(({ key }) => key);
    await opened.runJob('personalData.eraseThere', { keys: proposal });
    expect(JSON.stringify(await opened.call('proposals.list', {}))).not.toMatch(/Vaudreuil|@/i);
  });

  describe('of who had a part in a meeting, or is the contact of a place,', () => {
    const left = async () =>
      (await opened.call('personalData.overview', null)).left
        .map(({ what, where, text }) => `${what}, ${where}\u00a0: ${text}`)
        .toSorted();
    const eraseAllThere = async () => {
      const { left: all } = await opened.call('personalData.overview', null);
      await opened.runJob('personalData.eraseThere', { keys: all.map(({ key }) => key) });
    };
    const findings = (text: string) => ({
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
    });

    test('leaves the texts that name them listed, then nothing', async () => {
      const later = await meeting('Rencontre de Melle', '2021-01-20');
      const workshop = { meetingId, title: 'Atelier de Mme Animatel', themeId: 'egal-acces' };
      const { id: workshopId } = await opened.call('workshops.create', {
        ...{
          ...workshop,
          facilitator: 'Mme Faustine Animatel et rodrigue rapportin',
          rapporteur: 'à désigner',
        },
      });
      for (const at of [meetingId, later])
        await opened.call('meetings.addSpeaker', {
          meetingId: at,
          name: 'DISCOUROT Octave',
          function: 'maire',
        });
      await opened.call('meetings.addSpeaker', {
        meetingId,
        name: 'Le recteur',
        representedByName: 'Mme Suppléat',
      });
      await register({ familyName: 'Animatel', givenName: 'Jean' });
      await opened.call('meetings.saveAgenda', {
        meetingId,
        items: [
          { kind: 'opening', title: 'Ouverture par Octave Discourot', durationMinutes: 10, details: '' },
          { kind: 'closing', title: 'Clôture par Jean Animatel', durationMinutes: 10, details: 'Suppléat' },
        ],
      });
      for (const text of [
        'Animé par Faustine ANIMATEL.',
        'Avec Rodrigue Rapportin, à désigner par le maire.',
      ])
        await opened.call('workshops.saveSheet', { workshopId, findings: findings(text) });
      for (const notes of ['Voir M. Discourot.', 'Voir Octave Discourot.']) {
        const known = await opened.call('meetings.get', { id: meetingId });
        await opened.call('meetings.update', { ...known, notes } as never);
      }
      await opened.call('personalData.keepFor', { kind: 'roles', months: 3 });
      await opened.runJob('personalData.purge', { kinds: ['roles'] });
      expect(await left()).toEqual([
        'Atelier, Atelier de Mme Animatel, titre\u00a0: Atelier de Mme Animatel',
        'Fiche d’atelier, Atelier de Mme Animatel, constats\u00a0: Avec Rodrigue Rapportin, à désigner par le maire.',
        'Rencontre, Rencontre de Niort, notes, ancienne version\u00a0: Voir M. Discourot.',
        'Rencontre, Rencontre de Niort, notes\u00a0: Voir Octave Discourot.',
        'Séquence, Clôture par Jean Animatel, précisions\u00a0: Suppléat',
        'Séquence, Ouverture par Octave Discourot, titre de la séquence\u00a0: Ouverture par Octave Discourot',
      ]);
      await eraseAllThere();
      expect(await left()).toEqual([]);
      expect(traces(['Faustine', 'Rapportin', 'Suppléat'])).toEqual([]);
      expect(traces(['Octave Discourot', 'M. Discourot'])).toEqual([]);
      // What is not due stays.
      expect(await opened.call('meetings.speakers', { meetingId: later })).toMatchObject([
        { name: 'DISCOUROT Octave' },
      ]);
      expect(await opened.call('meetings.agenda', { meetingId })).toMatchObject([
        {},
        { title: 'Clôture par Jean Animatel' },
      ]);
    });

    test('leaves what reaches them listed too', async () => {
      const contact = { contactName: 'Mme Contactel', contactEmail: 'contactel@example.org' };
      await opened.call('venues.create', { name: 'Lycée', ...contact, contactPhone: '05 49 00 00 07' });
      await opened.call('networks.create', { name: 'Réseau', leadName: 'Pilotin', leadEmail: '' });
      const { id: networkId } = await opened.call('networks.create', { name: 'Autre réseau' });
      await opened.call('networks.saveReturn', { id: networkId, text: 'Reçu de Pilotin, 0549000007.' });
      const known = await opened.call('meetings.get', { id: meetingId });
      await opened.call('meetings.update', { ...known, notes: 'Écrire à Contactel@example.org' } as never);
      await opened.call('personalData.keepFor', { kind: 'partners', months: 3 });
      await opened.runJob('personalData.purge', { kinds: ['partners'] });
      expect(await left()).toEqual([
        'Rencontre, Rencontre de Niort, notes\u00a0: Écrire à Contactel@example.org',
        'Réseau, Autre réseau, ce que le réseau a écrit\u00a0: Reçu de Pilotin, 0549000007.',
      ]);
      await eraseAllThere();
      expect(traces(['Contactel', '0549000007', 'Pilotin'])).toEqual([]);
    });
  });

  test('is counted neither from a meeting that was cancelled nor from one that was deleted', async () => {
    const mistyped = await meeting('Erreur de saisie', '2062-10-14', 'Appeler Mme Petit.');
    await register(ELISE);
    await register({ familyName: 'Petit', email: 'petit@example.org' }, mistyped);
    await opened.call('people.create', { familyName: 'Leroy', email: 'leroy@example.org' });
    await opened.call('venues.create', { name: 'Lycée', contactName: 'Mme Durand' });
    await opened.call('personalData.keepFor', { kind: 'partners', months: 2 });
    await opened.call('personalData.keepFor', { kind: 'notes', months: 2 });
    const dues = async () =>
      Promise.all(['contact', 'partners', 'notes'].map(async (kind) => (await due(kind)).due));
    expect(await dues()).toEqual([1, 0, 0]);
    expect(await opened.call('personalData.overview', null)).toMatchObject({ lastMeetingOn: '2062-10-14' });
    await opened.call('meetings.setState', { id: mistyped, state: 'cancelled' });
    expect(await dues()).toEqual([3, 1, 1]);
    expect(await opened.call('personalData.overview', null)).toMatchObject({ lastMeetingOn: '2020-10-14' });
    await opened.call('meetings.setState', { id: mistyped, state: 'draft' });
    await opened.call('meetings.delete', { id: mistyped });
    expect(await dues()).toEqual([3, 1, 1]);
    expect(await opened.call('personalData.overview', null)).toMatchObject({ lastMeetingOn: '2020-10-14' });
  });

  test('is counted from a meeting that is hardly credible, which is said', async () => {
    await meeting('Rencontre de Melle', '2022-02-01');
    const far = await meeting('Erreur de saisie', '2022-02-02');
    const overview = () => opened.call('personalData.overview', null);
    expect(await overview()).toMatchObject({
      lastMeetingOn: '2022-02-02',
      farMeetings: [{ id: far, title: 'Erreur de saisie', date: '2022-02-02' }],
    });
    await opened.call('meetings.setState', { id: far, state: 'cancelled' });
    expect(await overview()).toMatchObject({ lastMeetingOn: '2022-02-01', farMeetings: [] });
  });

  test('and what attached files nothing names any more, leaves the disk', async () => {
    const { sha512 } = await opened.store.keepFile(
      (async function* () {
        yield Buffer.from('une pièce jointe que plus rien ne nomme');
      })(),
    );
    const id = await register(ELISE);
    await opened.runJob('personalData.erase', { personId: id });
    expect(readdirSync(join(opened.folder, 'attachments'))).not.toContain(sha512);
  });
});

test('an erasure that a crash stops is finished by the next opening', async () => {
  const id = await register(ELISE);
  const made = await opened.runJob('backups.make', null);
  today = '2021-02-01T09:00:00.000Z';
  await opened.store.transact({ operation: 'test', author: 'x', at: NOW, description: 'x' }, (write) =>
    write.run(bareStatement(`INSERT INTO erasure(at, counts) VALUES (?, '{}')`, [NOW])),
  );
  expect((await opened.call('personalData.overview', null)).erasures).toMatchObject([{ finishedAt: null }]);
  expect(id).not.toBe('');
  await reopen();
  await expect
    .poll(async () => (await opened.call('personalData.overview', null)).erasures[0]?.finishedAt)
    .toBe(today);
  await expect
    .poll(async () => (await opened.call('backups.list', null)).backups)
    .toMatchObject([{ state: 'verified' }]);
  expect(await opened.call('backups.list', null)).not.toMatchObject({ backups: [{ name: made.name }] });
});

async function meeting(title: string, date: string, notes = ''): Promise<string> {
  const { id } = await opened.call('meetings.create', {
    ...{ title, level: 'department', territoryCode: '079', date },
    ...{ startTime: '08:30', endTime: '13:00', link: '', notes },
  });
  return id;
}

async function register(
  fields: { familyName: string; [field: string]: string },
  of = meetingId,
): Promise<string> {
  const { id } = await opened.call('people.create', fields);
  await opened.call('registrations.register', { meetingId: of, personId: id, remote: false } as never);
  return id;
}

async function welcome(personId: string): Promise<void> {
  const rows = await opened.call('registrations.list', { meetingId });
  const found = rows.find(({ person: one }) => one.id === personId);
  await opened.call('registrations.mark', { ids: [found?.id ?? ''], attendance: 'present' });
}

const described = async () =>
  (await opened.call('history.list', { limit: 100 })).entries.map(({ description }) => description);

const person = async (id: string) => {
  const found = (await opened.call('people.list', {})).people.find((one) => one.id === id);
  if (!found) throw new Error('nobody has this identifier');
  return found;
};

/** What is counted of the meeting: those registered and those present, by category. */
async function counts() {
  const rows = await opened.call('registrations.list', { meetingId });
  return rows.map(({ attendance, person: one }) => `${one.category} ${attendance}`).toSorted();
}

async function due(kind: string) {
  const { kinds } = await opened.call('personalData.overview', null);
  const { held, due: count, months } = kinds.find((one) => one.kind === kind)!;
  return { held, due: count, months };
}

/** Files of the dossier where something of Élisabeth Vaudreuil can be read. */
function traces(secrets: readonly string[] = Object.values(ELISE).slice(0, 4)): string[] {
  return readdirSync(opened.folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const text = readFileSync(path).toString('utf8').toLowerCase();
      return secrets.some((secret) => text.includes(secret.toLowerCase()) || text.includes(plain(secret)));
    });
}

/** As an index of words keeps it. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

async function reopen(): Promise<void> {
  await opened.runJob('dossier.close', null);
  await opened.runJob('dossier.open', { folder: opened.folder });
}
