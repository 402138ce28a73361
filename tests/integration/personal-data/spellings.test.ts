import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { addMeeting } from '../../factories/named-everywhere.ts';

let opened: TestDossier;
let meetingId: string;
beforeEach(async () => {
  opened = await openTestDossier({ now: '2021-02-01T08:00:00.000Z' });
  meetingId = await addMeeting(opened, 'Rencontre de Nouméa');
});
afterEach(() => opened.close());

const LUCIE = {
  ...{ familyName: 'Durand (née Le Goff)', givenName: 'Lucie' },
  ...{ email: 'lucie@example.org', phone: '+687 26 12 34' },
};

const SPELT = [
  'Lucie LEGOFF',
  'Lu\u00adcie Durand',
  'Ｌｕｃｉｅ Durand',
  '26 - 12 - 34',
  '26·12·34',
  'lucie (à) example.org',
  'lucie＠example.org',
];

test.each(SPELT)(
  'someone is found, and erased from what the history keeps, where she is written %j',
  async (spelt) => {
    const { id } = await opened.call('people.create', LUCIE);
    await note(`Rappeler ${spelt} demain.`);
    expect((await opened.call('personalData.of', { personId: id })).mentions).toMatchObject([
      { what: 'Rencontre', where: 'Rencontre de Nouméa, notes' },
    ]);
    await note('Rien.');
    await opened.runJob('personalData.erase', { personId: id });
    const images = opened.store.all(
      bareStatement<{ before: string }>('SELECT before, after FROM history_change', []),
    );
    const said = JSON.stringify(images);
    expect(said).not.toContain(spelt);
    expect(said).toContain('Rappeler Personne effacée demain.');
  },
);

test.each([
  ['Lecœur', 'Anne', 'Anne Lecœur'],
  ['Lecœur', 'Anne', 'Mme LECŒUR'],
  ['Lecoeur', 'Anne', 'Anne Lecœur'],
  ['Trần', 'Minh', 'Minh Trần'],
  ['Nguyen', 'Lan', 'Lan Nguyễn'],
  ['Weiß', 'Karl', 'Karl WEIẞ'],
  ['Le Goff', 'Anne', 'Anne Le\tGoff'],
  ['N’Diaye', 'Awa', 'Awa N\u02bcDiaye'],
  ['Durand', 'Anne', 'anne%40exemple.fr'],
  ['Durand', 'Anne', '06:12:34:56:78'],
])('no file of the dossier says of %s %s what was written %j', async (familyName, givenName, spelt) => {
  const reach = { email: 'anne@exemple.fr', phone: '06 12 34 56 78' };
  const { id } = await opened.call('people.create', { familyName, givenName, ...reach });
  await note(`Rappeler ${spelt} demain.`);
  expect((await opened.call('personalData.of', { personId: id })).mentions).toHaveLength(1);
  await note('Rien.');
  await opened.runJob('personalData.erase', { personId: id });
  expect((await opened.call('personalData.overview', null)).left).toEqual([]);
  const written = Buffer.from(JSON.stringify(spelt).slice(1, -1));
  expect(filesIn(opened.folder).filter((file) => readFileSync(file).includes(written))).toEqual([]);
});

test.each([
  'https://exemple.fr/?q=Mme%20Lecœur',
  'https://exemple.fr/?q=Mme%2520Lecœur',
  'mailto:?to=x%20anne%40exemple.fr',
  'le livre d\u02bcAnne Lecœur',
  'Anne&#32;Lecœur',
  '06:12:34:56:78',
  'tél0612345678',
  '2Lecœur',
])('someone who is written %j stays listed until she is taken out of there', async (spelt) => {
  const reach = { email: 'anne@exemple.fr', phone: '06 12 34 56 78' };
  const { id } = await opened.call('people.create', { familyName: 'Lecœur', givenName: 'Anne', ...reach });
  await note(`Voir ${spelt} demain.`);
  await opened.runJob('personalData.erase', { personId: id });
  const { left } = await opened.call('personalData.overview', null);
  expect(left.map(({ text }) => text)).toEqual([`Voir ${spelt} demain.`]);
  await opened.runJob('personalData.eraseThere', { keys: left.map(({ key }) => key) });
  expect((await opened.call('personalData.overview', null)).left).toEqual([]);
  const { notes } = await opened.call('meetings.get', { id: meetingId });
  expect(notes).toMatch(/^Voir .*Personne effacée demain\.$/);
});

test.each([
  ['Claire Parent', 'Claire Parent'],
  ['claire trougnac', 'Claire Trougnac'],
  ['Claire Trougnac formatrice Canopé', 'Claire Trougnac'],
  ['Claire Trougnac 06 12 34 56 78', '06.12.34.56.78'],
  ['Claire Trougnac c.trougnac@exemple.fr', 'c.trougnac (at) exemple.fr'],
])(
  'who was typed as « %s » is told where « %s » is written, once their term has come',
  async (typed, spelt) => {
    await using later = await openTestDossier({ now: '2026-01-01T08:00:00.000Z' });
    const meeting = await addMeeting(later, 'Rencontre de Nouméa');
    const workshop = { meetingId: meeting, title: 'Lire', themeId: 'egal-acces' };
    await later.call('workshops.create', { ...workshop, facilitator: typed, rapporteur: 'le collège' });
    const proposal = { meetingId: meeting, title: 'Prêter', themeId: 'egal-acces' };
    await later.call('proposals.create', { ...proposal, body: `Idée de ${spelt}, au collège des Parents.` });
    await later.runJob('personalData.purge', { kinds: ['roles'] });
    const { left } = await later.call('personalData.overview', null);
    expect(left.map(({ text }) => text)).toEqual([`Idée de ${spelt}, au collège des Parents.`]);
  },
);

test('who commented a joined document is told what it says of them, and stays listed once erased', async () => {
  const { id } = await opened.call('people.create', LUCIE);
  const { id: synthesis } = await opened.call('syntheses.create', { level: 'meeting', id: meetingId });
  const comments = '<w:comment w:author="DURAND Lucie"><w:p>&#x41; revoir</w:p></w:comment>';
  const zip = handmadeZip([{ name: 'word/comments.xml', content: Buffer.from(comments) }]);
  await opened.runJob('syntheses.attach', {
    ...{ id: synthesis, file: await opened.sendFile('note.docx', zip) },
  });
  const inside = { what: 'Document joint', where: 'note.docx, contenu du fichier, à traiter à la main' };
  const { mentions } = await opened.call('personalData.of', { personId: id });
  expect(mentions).toMatchObject([{ ...inside, text: expect.stringContaining('DURAND Lucie') }]);
  await opened.runJob('personalData.erase', { personId: id });
  expect((await opened.call('personalData.overview', null)).left).toMatchObject([inside]);
});

async function note(notes: string): Promise<void> {
  const known = await opened.call('meetings.get', { id: meetingId });
  await opened.call('meetings.update', { ...known, notes } as never);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
