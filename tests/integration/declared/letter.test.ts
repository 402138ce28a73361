import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { knownPeople } from '../../../main/packages/known-people.ts';
import { closureOf } from '../../../shared/declared/closure.ts';
import type { AnyRow } from '../../../shared/declared/table.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { addLetters } from '../../factories/letter.ts';
import { addMeeting, ELISE, traces } from '../../factories/named-everywhere.ts';

/*
 * A table that a feature adds by its migration and its declaration alone is known to whatever must know every table. Before
 * declarations, an erasure said that it was done with the name still on the disk, and removed someone else’s file.
 */

const NOW = '2020-10-01T08:00:00.000Z';

let opened: TestDossier;
let now: string;
let meetingId: string;
let elise: string;
let other: string;

beforeAll(addLetters);
beforeEach(async () => {
  now = NOW;
  opened = await openTestDossier({
    copyWorker: new URL('../../factories/letter-copy-worker.ts', import.meta.url),
    get now() {
      return now;
    },
  });
  meetingId = await addMeeting(opened, 'Rencontre de Niort');
  elise = (await opened.call('people.create', ELISE)).id;
  other = (await opened.call('people.create', { familyName: 'Martin', givenName: 'Paul' })).id;
});
afterEach(() => opened.close());

const write = (description: string, sql: string, values: readonly (string | number | null)[]) =>
  opened.store.transact({ operation: 'letters.write', author: 'Camille', at: now, description }, (writer) =>
    writer.run(bareStatement(sql, values)),
  );

let written = 0;
async function addLetter(
  to: string,
  fields: { addressee?: string; signatory?: string; phone?: string; body?: string; file?: string } = {},
): Promise<{ id: string; sha512: string | null }> {
  written += 1;
  const id = `00000000-0000-4000-8000-${String(written).padStart(12, '0')}`;
  const {
    addressee = '',
    signatory = 'La rectrice',
    phone = '',
    body = `Courrier ${written}`,
    file,
  } = fields;
  const kept =
    file === undefined
      ? undefined
      : await opened.store.keepFile(
          (async function* () {
            yield Buffer.from(file);
          })(),
        );
  const count = opened.store.first(
    bareStatement<{ next: number }>('SELECT count(*) AS next FROM letter WHERE meetingId = ?', [meetingId]),
  );
  await write('Courrier ajouté', 'INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)', [
    ...[id, meetingId, to, count?.next ?? 0, addressee, signatory, phone, body],
    ...[file === undefined ? '' : 'courrier.txt', kept?.size ?? 0, kept?.sha512 ?? null],
  ]);
  return { id, sha512: kept?.sha512 ?? null };
}
const letters = () =>
  opened.store
    .all(bareStatement<{ id: string }>('SELECT id FROM letter ORDER BY position', []))
    .map(({ id }) => id);
const last = async () => (await opened.call('history.list', { limit: 1 })).entries[0]?.sequence ?? 0;
const keptFiles = () => readdirSync(join(opened.folder, 'attachments'));

test('the history says what changed of it, by its words', async () => {
  const { id } = await addLetter(elise, { body: 'Bonjour,' });
  await write('Courrier envoyé', `UPDATE letter SET sentOn = '2020-10-02' WHERE id = ?`, [id]);
  const { things } = await opened.call('history.detail', { sequence: await last() });
  expect(things).toEqual([
    {
      ...{ thing: id, what: 'Courrier', many: 'courriers', name: 'Bonjour,', change: 'changed' },
      fields: [{ label: 'Envoyé le', before: '', after: '2 octobre 2020' }],
    },
  ]);
  const { entries } = await opened.call('history.list', { limit: 10, kind: 'meeting' });
  expect(entries.map(({ description }) => description)).toContain('Courrier envoyé');
});

test('undoing a deletion gives it back its place among the others', async () => {
  const [first, second] = [await addLetter(elise), await addLetter(other)];
  await write('Courrier supprimé', 'DELETE FROM letter WHERE id = ?', [first.id]);
  const deletion = await last();
  await write('Courriers rangés', 'UPDATE letter SET position = 0 WHERE id = ?', [second.id]);
  await opened.call('history.undo', { sequence: deletion });
  expect(letters()).toEqual([first.id, second.id]);
});

test('the trash shows it, and says that it went with its meeting', async () => {
  const { id } = await addLetter(elise, { body: 'Bonjour,' });
  await write('Courrier supprimé', 'DELETE FROM letter WHERE id = ?', [id]);
  const [item] = (await opened.call('trash.list', { text: '', kind: null })).items;
  expect(item).toMatchObject({ what: 'Courrier', name: 'Bonjour,' });
  await opened.call('trash.restore', { sequence: item?.sequence ?? 0, id });
  await opened.call('meetings.delete', { id: meetingId });
  expect((await opened.call('trash.list', { text: '', kind: null })).items).toMatchObject([
    { what: 'Rencontre', along: 'avec son courrier' },
  ]);
});

test('someone’s right of access covers theirs, and tells the others that name them', async () => {
  await addLetter(elise, { addressee: 'Mme N’Diaye', body: 'Bonjour,' });
  await addLetter(other, { body: 'Mme N’Diaye vous recevra.', file: 'Vu avec Élisabeth N’Diaye.' });
  const { own, mentions } = await opened.call('personalData.of', { personId: elise });
  expect(own).toContainEqual({
    ...{ what: 'Courrier', where: 'Bonjour,' },
    text: [
      ...['Rencontre\u00a0: Rencontre de Niort', 'Personne\u00a0: Élisabeth N’Diaye', 'Place\u00a0: 1'],
      ...['Destinataire\u00a0: Mme N’Diaye', 'Signataire\u00a0: La rectrice', 'Texte\u00a0: Bonjour,'],
    ].join('\u202f; '),
  });
  const told = mentions.filter(({ what }) => what === 'Courrier').map(({ where, text }) => [where, text]);
  expect(told).toEqual([
    ['Mme N’Diaye vous recevra., texte', 'Mme N’Diaye vous recevra.'],
    [expect.stringContaining('Mme N’Diaye vous recevra.'), 'Vu avec Élisabeth N’Diaye.'],
  ]);
});

test('an erasure takes its name off the disk, and keeps everyone’s files', async () => {
  const hers = await addLetter(elise, { addressee: 'Mme Élisabeth N’Diaye', file: 'Convocation.' });
  const gone = await addLetter(elise, { addressee: 'Mme N’Diaye, 06 12 34 56 78' });
  const his = await addLetter(other, { file: 'Une autre.' });
  const deleted = await addLetter(other, { file: 'Une dernière.' });
  await write('Courrier supprimé', 'DELETE FROM letter WHERE id = ?', [gone.id]);
  await write('Courrier supprimé', 'DELETE FROM letter WHERE id = ?', [deleted.id]);
  await opened.runJob('personalData.erase', { personId: elise });
  await opened.store.checkpoint();
  expect(traces(opened.folder)).toEqual([]);
  expect(keptFiles().toSorted()).toEqual(
    [hers.sha512, his.sha512, deleted.sha512].flatMap((sha512) => sha512 ?? []).toSorted(),
  );
  expect((await opened.call('backups.list', null)).backups.map(({ state }) => state)).toEqual(['verified']);
});

test('an erasure lists those of others that name them, and their former versions name nobody', async () => {
  const { id } = await addLetter(other, { body: 'Voir Mme Élisabeth N’Diaye.' });
  await write('Courrier corrigé', 'UPDATE letter SET body = ? WHERE id = ?', ['Vu.', id]);
  const { id: still } = await addLetter(other, { body: 'Rappeler Élisabeth N’Diaye.' });
  await opened.runJob('personalData.erase', { personId: elise });
  const { left } = await opened.call('personalData.overview', null);
  expect(left.map(({ what, text }) => [what, text])).toEqual([['Courrier', 'Rappeler Élisabeth N’Diaye.']]);
  await write('Courrier corrigé', 'UPDATE letter SET body = ? WHERE id = ?', ['Rappeler.', still]);
  // Whatever is done next, it is seen that nobody is named there any more.
  await opened.call('people.create', { familyName: 'Morel' });
  await expect.poll(() => traces(opened.folder)).toEqual([]);
});

test('what names who has a part is erased in its time, counted from the meeting on which it hangs', async () => {
  await addLetter(other, { signatory: 'Élisabeth N’Diaye', phone: '06 12 34 56 78' });
  const due = async () =>
    (await opened.call('personalData.overview', null)).kinds.find(({ kind }) => kind === 'roles');
  expect(await due()).toMatchObject({ held: 1, due: 0 });
  now = '2023-01-01T08:00:00.000Z';
  expect(await due()).toMatchObject({ held: 1, due: 1 });
  await opened.runJob('personalData.purge', { kinds: ['roles'] });
  expect(opened.store.all(bareStatement('SELECT signatory, signatoryPhone FROM letter', []))).toEqual([
    { signatory: 'Personne effacée', signatoryPhone: '' },
  ]);
});

test('whom it names is known to the check of what leaves', async () => {
  await addLetter(other, { signatory: 'Hélène Quiroga', phone: '05 49 00 00 00' });
  const { roles = [], phones } = knownPeople(opened.store, null);
  expect(roles.map(({ name }) => name)).toContain('Hélène Quiroga');
  expect(phones).toContain('05 49 00 00 00');
});

test('the closure of its meeting holds it, and whom it is written to', async () => {
  const { id } = await addLetter(elise);
  const closure = closureOf(
    opened.store.tables,
    (table, column, values) =>
      opened.store.all(
        bareStatement<AnyRow>(`SELECT * FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`, [
          JSON.stringify(values),
        ]),
      ),
    { table: 'meeting', id: meetingId },
  );
  expect([...closure].map(([table, rows]) => [table, [...rows.keys()]])).toEqual([
    ...[
      ['meeting', [meetingId]],
      ['letter', [id]],
      ['person', [elise]],
    ],
  ]);
});
