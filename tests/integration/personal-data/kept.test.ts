import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftKey } from '../../../shared/drafts/kinds.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { addMeeting, ELISE } from '../../factories/named-everywhere.ts';
import { putToSign, writtenSynthesis } from '../../factories/signed-synthesis.ts';

let opened: TestDossier;
let meetingId: string;
beforeEach(async () => {
  opened = await openTestDossier({ now: '2021-02-01T08:00:00.000Z' });
  meetingId = await addMeeting(opened, 'Rencontre de Niort');
});
afterEach(() => opened.close());

const erase = (personId: string) => opened.runJob('personalData.erase', { personId });
const listed = async () => (await opened.call('personalData.overview', null)).left;
const eraseThere = (keys: readonly string[]) => opened.runJob('personalData.eraseThere', { keys: [...keys] });
const notesOf = async () => (await opened.call('meetings.get', { id: meetingId })).notes;

async function note(notes: string): Promise<void> {
  const known = await opened.call('meetings.get', { id: meetingId });
  await opened.call('meetings.update', { ...known, notes } as never);
}

describe('an erasure keeps', () => {
  test('the attached files that an undo brings back', async () => {
    const { id } = await opened.call('people.create', ELISE);
    const { id: synthesis } = await opened.call('syntheses.create', { level: 'meeting', id: meetingId });
    const file = await opened.sendFile('compte-rendu.txt', 'Quarante personnes.');
    const attached = await opened.runJob('syntheses.attach', { id: synthesis, file });
    await opened.call('syntheses.detach', { attachmentId: attached.id });
    await erase(id);
    await opened.call('history.undo', {});
    const { name, sha512 } = attached;
    const back = await opened.runJob('syntheses.openAttachment', { id: synthesis, name, sha512 });
    expect((await opened.contentOf(back)).toString()).toBe('Quarante personnes.');
  });

  test('the former names of places, which may be those of anybody', async () => {
    const { id } = await opened.call('people.create', ELISE);
    const venue = await opened.call('venues.create', { name: 'Collège N’Diaye', rooms: [] });
    await opened.call('venues.update', { ...venue, name: 'Collège du Marais' });
    await erase(id);
    await opened.call('history.undo', {});
    expect((await opened.call('venues.get', { id: venue.id })).name).toBe('Collège N’Diaye');
    const { entries } = await opened.call('history.list', { limit: 10 });
    expect(entries.map(({ description }) => description)).toContain('Lieu ajouté\u00a0: Collège N’Diaye');
  });

  test.each(['Jean Petit', 'Jean Petit-Bois'])('the name of %s, who is someone else', async (other) => {
    const [givenName, familyName = ''] = other.split(' ');
    const { id } = await opened.call('people.create', { familyName: 'Petit', givenName: 'Awa' });
    await opened.call('people.create', { familyName, givenName });
    await note(`${other} ouvrira, Awa Petit fermera.`);
    await note('Rien.');
    await erase(id);
    expect(await listed()).toEqual([]);
    await opened.call('history.undo', {});
    expect(await notesOf()).toBe(`${other} ouvrira, Personne effacée fermera.`);
  });

  test('what is given to sign, and what is joined to it, for someone to see to', async () => {
    const { id } = await opened.call('people.create', ELISE);
    const files = [{ name: 'CV Ndiaye.txt', content: 'Parcours' }];
    const synthesis = await writtenSynthesis(opened, { context: 'Avec Élisabeth N’Diaye.', files });
    const kept = async () => {
      const keys = (await listed()).map(({ key }) => key);
      for (const key of keys) await expect(eraseThere([key])).rejects.toMatchObject({ code: 'signed' });
      return (await listed()).map(({ what, where, byHand }) => [what, where, byHand]);
    };
    const code = await putToSign(opened, synthesis);
    await erase(id);
    const listedAs = (state: string) => [
      ...['texte', 'document figé'].map((part) => [
        'Synthèse',
        `Synthèse de la rencontre de Niort, ${part}, ${state}\u00a0: à traiter à la main`,
        true,
      ]),
      ['Document joint', 'CV Ndiaye.txt, nom du fichier, à traiter à la main', true],
    ];
    expect(await kept()).toEqual(listedAs('mis à la signature'));
    // What was given to sign can still be signed.
    await opened.runJob('syntheses.signOff', {
      ...{ id: synthesis, code, name: 'Claire Fontenoy', function: 'rectrice', date: '2021-02-01' },
      file: await opened.sendFile('visa.pdf', '%PDF-1.4 signed'),
    });
    expect(await kept()).toEqual(listedAs('signé'));
    const { attachments } = await opened.call('syntheses.get', { id: synthesis });
    expect(attachments).toMatchObject([{ name: 'CV Ndiaye.txt' }, {}]);
  });
});

test('whoever is deleted once they are listed is listed still, in the trash', async () => {
  const { id } = await opened.call('people.create', ELISE);
  const other = await opened.call('people.create', { familyName: 'Dupont', email: ELISE.email });
  await erase(id);
  expect(await listed()).toMatchObject([{ what: 'Autre fiche', where: 'Dupont' }]);
  await opened.call('people.delete', { id: other.id });
  await expect.poll(listed).toMatchObject([{ what: 'Autre fiche', where: 'Dupont, corbeille' }]);
  await eraseThere((await listed()).map(({ key }) => key));
  expect(await listed()).toEqual([]);
  const [item] = (await opened.call('trash.list', {})).items;
  await opened.call('trash.restore', { sequence: item?.sequence ?? 0, id: other.id });
  expect((await opened.call('people.list', {})).people).toContainEqual({ ...other, email: '' });
});

test('a text from which someone is erased loses them in what was being typed there too', async () => {
  const { id } = await opened.call('people.create', { familyName: 'Petit', givenName: 'Awa' });
  await note('Voir petit.');
  const [key, dossier] = [draftKey('meeting', meetingId), opened.store.id];
  await opened.call('drafts.keep', {
    ...{ dossier, window: '01751b93-0000-7000-8000-00000000000a' },
    drafts: [{ key, value: JSON.stringify({ value: { notes: 'Voir petit demain.' } }) }],
  });
  await erase(id);
  await eraseThere((await listed()).map((one) => one.key));
  expect(await notesOf()).toBe('Voir Personne effacée.');
  const drafts = await opened.call('drafts.list', { dossier });
  expect(drafts.map(({ value }) => JSON.parse(value))).toEqual([
    { value: { notes: 'Voir Personne effacée demain.' } },
  ]);
});

test('all that is held on someone says that they worked on the dossier', async () => {
  await opened.runJob('preferences.set', { author: 'Élisabeth N’Diaye' });
  const { id } = await opened.call('people.create', ELISE);
  expect((await opened.call('personalData.of', { personId: id })).mentions).toContainEqual({
    what: 'Historique',
    where: 'par Élisabeth N’Diaye',
    text: '1\u00a0action faite sous ce nom',
  });
});
