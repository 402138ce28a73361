import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { addMeeting } from '../../factories/named-everywhere.ts';

const FAUSTINE = { familyName: 'Animatel', givenName: 'Faustine' };

let opened: TestDossier;
let meetingId: string;
beforeEach(async () => {
  opened = await openTestDossier({ now: '2021-02-01T08:00:00.000Z' });
  meetingId = await addMeeting(opened, 'Rencontre de Niort');
  const workshop = { meetingId, title: 'Lire', themeId: 'egal-acces', facilitator: 'ANIMATEL Faustine' };
  await opened.call('workshops.create', { ...workshop, rapporteur: 'Paul Autre' });
  await note('Rappeler Mme Animatel.');
  await note('Rien.');
});
afterEach(() => opened.close());

test('someone without a card is told every text that names them, to be handed over', async () => {
  const named = await opened.call('personalData.ofNamed', FAUSTINE);
  expect(named).toMatchObject([
    { what: 'Atelier', where: 'Lire, animateur', text: 'ANIMATEL Faustine' },
    {
      what: 'Rencontre',
      where: 'Rencontre de Niort, notes, ancienne version',
      text: 'Rappeler Mme Animatel.',
    },
  ]);
  const file = await opened.runJob('personalData.exportNamed', FAUSTINE);
  expect(file.name).toBe('donnees-animatel-faustine.csv');
  expect((await opened.contentOf(file)).toString()).toContain('ANIMATEL Faustine');
  expect(await opened.call('personalData.ofNamed', { familyName: 'Personnenommée' })).toEqual([]);
});

test('someone without a card leaves what was, and each text that is there once it is seen to', async () => {
  await opened.runJob('personalData.eraseNamed', FAUSTINE);
  const { left, erasures } = await opened.call('personalData.overview', null);
  expect(left).toMatchObject([{ what: 'Atelier', text: 'ANIMATEL Faustine', byHand: false }]);
  expect(erasures).toMatchObject([{ counts: { identity: 1 } }]);
  await opened.runJob('personalData.eraseThere', { keys: left.map(({ key }) => key) });
  expect(await opened.call('personalData.ofNamed', FAUSTINE)).toEqual([]);
  const history = opened.store.all(bareStatement('SELECT before, after FROM history_change', []));
  expect(JSON.stringify(history)).not.toMatch(/animatel/i);
});

test('who has a card, there or in the trash, is erased from it', async () => {
  const erased = () =>
    opened.runJob('personalData.eraseNamed', FAUSTINE).then(
      () => '',
      ({ code }) => code,
    );
  const { id } = await opened.call('people.create', {
    familyName: 'ANIMATEL (née Autrefois)',
    givenName: 'Faustine',
  });
  expect(await erased()).toBe('has-card');
  await opened.call('people.delete', { id });
  expect(await erased()).toBe('has-card');
  await opened.runJob('personalData.erase', { personId: id });
  expect(await erased()).toBe('');
});

async function note(notes: string): Promise<void> {
  const known = await opened.call('meetings.get', { id: meetingId });
  await opened.call('meetings.update', { ...known, notes } as never);
}
