import { cpSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCK } from '../../../main/engine/dossier/lock.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { paragraph } from '../../factories/typed-text.ts';

const ID = '01751b93-0000-7000-8000-000000000001';

let test: TestDossier;
let moment: number;
let meetingId: string;
let workshopId: string;
beforeEach(async () => {
  moment = Date.parse('2020-10-14T09:00:00.000Z');
  test = await openTestDossier({
    get now() {
      return new Date(moment).toISOString();
    },
  });
  test.application.session.preferences.setAuthor('Camille');
  const meeting = await test.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  meetingId = meeting.id;
  const workshop = { meetingId, title: 'Accès', themeId: 'egal-acces', capacity: null };
  workshopId = (await test.call('workshops.create', workshop)).id;
  return () => test.close();
});

/** Saves the findings of the workshop some seconds later; answers what the call answers. */
function type(words: string, { after = 10, complete = false } = {}) {
  moment += after * 1000;
  return test.answer('workshops.saveSheet', { workshopId, findings: paragraph(words), complete });
}
const typed = async (...texts: string[]) => {
  for (const words of texts) await type(words);
};
const text = async () =>
  JSON.stringify((await test.call('workshops.sheet', { workshopId })).findings).match(/"text":"(.*?)"/)?.[1];
const told = async () => {
  const { entries } = await test.call('history.list', {});
  return entries.map(({ description, typing }) => {
    const words = description
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .replace(' de l’atelier Accès enregistrée', '');
    return typing ? `${words}, ${typing.saves} × ${typing.minutes} min` : words;
  });
};
/** What was told before anything was typed. */
const BEFORE = ['Atelier ajouté : Accès', 'Rencontre ajoutée : Rencontre, 14 octobre 2020', 'Dossier créé'];
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    ({ code }) => code,
  );
const isAuthor = (name: string) => test.application.session.preferences.setAuthor(name);

describe('what is typed and saved by itself is told together', () => {
  it('with where it began and where it is, each save keeping its place', async () => {
    await typed('Le');
    const answers = [await type('Le bus'), await type('Le bus passe', { after: 100 })];
    expect(answers.map((answer) => answer.ok && answer.sequence)).toEqual([5, 6]);
    expect(await told()).toEqual(['Fiche, 3 × 2 min', ...BEFORE]);
    const { total, found, undo } = await test.call('history.list', { limit: 1 });
    expect({ total, found, undo: undo?.description.replaceAll('\u00a0', ' ') }).toEqual({
      total: 4,
      found: 4,
      undo: 'Fiche de l’atelier Accès enregistrée (2 minutes de saisie)',
    });
    expect(await test.call('history.detail', { sequence: 6 })).toMatchObject({
      ...{ sequence: 4, at: '2020-10-14T09:00:10.000Z', changes: 1, typing: { saves: 3, minutes: 2 } },
      ...{ undo: 'undo', things: [{ change: 'added', fields: [{ before: '', after: 'Le bus passe' }] }] },
    });
  });

  it('is undone and done again as a whole, by the place of any of its saves', async () => {
    await typed('Le', 'Le bus');
    await test.call('workshops.saveSheet', { workshopId, findings: paragraph('Le bus'), complete: true });
    await test.call('workshops.saveSheet', { workshopId, findings: paragraph('Le bus') });
    await typed('Un', 'Un car', 'Un car passe');
    await test.call('history.undo', {});
    expect(await text()).toBe('Le bus');
    await test.call('history.redo', {});
    expect(await text()).toBe('Un car passe');
    await test.call('history.undo', { sequence: 10 });
    expect(await text()).toBe('Le bus');
    expect((await told()).slice(0, 3)).toEqual([
      'Annulé : Fiche (1 minute de saisie)',
      'Rétabli : Fiche (1 minute de saisie)',
      'Annulé : Fiche (1 minute de saisie)',
    ]);
    // What is typed after that is another entry, and there is nothing left to do again.
    await typed('Le bus jaune');
    expect((await told())[0]).toBe('Fiche');
    expect((await test.call('history.list', {})).redo).toBeNull();
    await test.call('history.undo', {});
    expect(await text()).toBe('Le bus');
  });

  it('until someone pauses for a while, or has typed for half an hour', async () => {
    await typed('a', 'b');
    await type('c', { after: 301 });
    for (let save = 0; save < 7; save += 1) await type(`d${save}`, { after: 290 });
    expect(await told()).toEqual(['Fiche', 'Fiche, 7 × 29 min', 'Fiche, 2 × 1 min', ...BEFORE]);
    await type('e', { after: -1 });
    expect((await told())[0]).toBe('Fiche');
  });

  it('by one person, in one row, which nobody else changes meanwhile', async () => {
    await typed('a', 'b');
    isAuthor('Aïssatou');
    await typed('c', 'd');
    isAuthor('Camille');
    await typed('e', 'f');
    expect(await told()).toEqual(['Fiche, 2 × 1 min', 'Fiche, 2 × 1 min', 'Fiche, 2 × 1 min', ...BEFORE]);
    expect(await refusal(test.call('history.undo', { sequence: 4 }))).toBe('changed-since');
    expect(await text()).toBe('f');
    await test.call('history.undo', {});
    expect(await text()).toBe('d');
  });

  it('whatever is done elsewhere meanwhile, and is then what « Annuler » begins with', async () => {
    await typed('a');
    await test.call('people.create', { familyName: 'Martin' });
    await typed('b');
    expect(await told()).toEqual(['Personne ajoutée : Martin', 'Fiche, 2 × 1 min', ...BEFORE]);
    await test.call('history.undo', {});
    expect((await test.call('people.list', {})).people).toHaveLength(1);
    expect(await text()).toBeUndefined();
    await test.call('history.undo', {});
    expect((await test.call('people.list', {})).people).toEqual([]);
    await test.call('history.redo', {});
    await test.call('history.redo', {});
    expect(await text()).toBe('b');
  });

  it('and nothing that is declared or entered in a form', async () => {
    await typed('a');
    await type('a', { complete: true });
    await type('b', { complete: true });
    await type('c', { complete: true });
    await type('c');
    const words = { themeId: 'egal-acces', body: '' };
    for (const title of ['Prêter', 'Prêter des', 'Prêter des vélos']) {
      await test.call('proposals.create', { id: ID, meetingId, workshopId, ...words, title });
    }
    for (const title of ['Louer', 'Louer des vélos'])
      await test.call('proposals.update', { id: ID, ...words, title });
    expect((await told()).slice(0, -BEFORE.length)).toEqual([
      'Proposition modifiée : Louer des vélos',
      'Proposition modifiée : Louer',
      'Proposition ajoutée : Prêter des vélos, 3 × 1 min',
      'Fiche',
      'Fiche de l’atelier Accès déclarée complète, 2 × 1 min',
      'Fiche de l’atelier Accès déclarée complète',
      'Fiche',
    ]);
  });
});

it('a save that changes nothing is none', async () => {
  await typed('a');
  expect(await type('a', { after: 0 })).toMatchObject({ ok: true, sequence: null });
  expect(await told()).toEqual(['Fiche', ...BEFORE]);
});

describe('an entry that has left is closed', () => {
  it('by a backup, which then lacks all that was typed since, and no more', async () => {
    await typed('a', 'b');
    const { name } = await test.runJob('backups.make', null);
    await typed('c', 'd');
    expect(await told()).toEqual(['Fiche, 2 × 1 min', 'Fiche, 2 × 1 min', ...BEFORE]);
    const { lost, lostCount, regainedCount } = await test.call('backups.preview', { name });
    expect({ lost, lostCount, regainedCount }).toEqual({
      lost: [
        {
          at: '2020-10-14T09:00:40.000Z',
          author: 'Camille',
          description: 'Fiche de l’atelier Accès enregistrée',
        },
      ],
      ...{ lostCount: 1, regainedCount: 0 },
    });
    await test.runJob('backups.restore', { name });
    expect(await text()).toBe('b');
    await typed('e');
    expect(await told()).toEqual(['Fiche', 'Fiche, 2 × 1 min', ...BEFORE]);
  });

  it('by a crash between two saves, which loses none of them', async () => {
    await typed('a', 'b');
    const folder = join(test.dataFolder, 'after-a-crash');
    cpSync(test.folder, folder, { recursive: true, filter: (path) => basename(path) !== LOCK });
    await test.runJob('dossier.open', { folder });
    expect(await told()).toEqual(['Fiche, 2 × 1 min', ...BEFORE]);
    await typed('c', 'd');
    expect(await told()).toEqual(['Fiche, 2 × 1 min', 'Fiche, 2 × 1 min', ...BEFORE]);
    await test.runJob('dossier.open', { folder: test.folder });
    expect(await text()).toBe('b');
    await test.runJob('dossier.open', { folder });
    await test.call('history.undo', {});
    expect(await text()).toBe('b');
    await test.call('history.undo', {});
    expect(await text()).toBeUndefined();
  });
});

it('someone who is erased is gone from what was typed, before and after', async () => {
  const { id: personId } = await test.call('people.create', { familyName: 'Vaudreuil', givenName: 'Élise' });
  await typed('Dit par Élise Vaudreuil', 'Dit par Élise Vaudreuil et Awa');
  await test.runJob('dossier.close', null);
  await test.runJob('dossier.open', { folder: test.folder });
  await typed('Dit par Awa', 'Dit par Awa Petit');
  await test.runJob('personalData.erase', { personId });
  const { entries } = await test.call('history.list', {});
  const details = await Promise.all(entries.map(({ sequence }) => test.call('history.detail', { sequence })));
  expect(JSON.stringify(details)).not.toContain('Vaudreuil');
  await typed('Dit par Awa Petit, 16 ans');
  // The copy that is made before an erasure closed what was being typed.
  await test.call('history.undo', {});
  expect(await text()).toBe('Dit par Awa Petit');
  await test.call('history.undo', {});
  expect(await text()).toBe('Dit par Personne effacée et Awa');
});

it('three hundred saves of a long synthesis are one line, and add little to the dossier', async () => {
  const { id, title, content } = await test.call('syntheses.create', { level: 'meeting', id: meetingId });
  const long = 'Les élèves demandent des trajets. '.repeat(960);
  const save = (words: string) =>
    test.call('syntheses.save', { id, title, content: { ...content, context: paragraph(words) } });
  await save(long);
  await test.runJob('dossier.close', null);
  const size = () =>
    readdirSync(test.folder)
      .filter((name) => name.startsWith('dossier.'))
      .reduce((sum, name) => sum + statSync(join(test.folder, name)).size, 0);
  const before = size();
  await test.runJob('dossier.open', { folder: test.folder });
  const lines = (await told()).length;
  for (let n = 0; n < 300; n += 25) {
    const together = Array.from({ length: 25 }, (_, more) => {
      moment += 5000;
      return save(`${long}${n + more}`);
    });
    await Promise.all(together);
  }
  expect((await told()).length - lines).toBe(1);
  const store = test.application.session.current();
  const saves = bareStatement<{ count: number }>(
    `SELECT count(*) AS count FROM history WHERE operation = 'syntheses.save'`,
    [],
  );
  expect(store.first(saves)?.count).toBe(301);
  const { undo } = await test.call('history.list', { limit: 1 });
  expect(undo?.description).toMatch(/\(25\u00a0minutes de saisie\)$/);
  await test.runJob('dossier.close', null);
  console.log(`300 saves of ${long.length} characters add ${Math.round((size() - before) / 1000)} kB`);
  expect(size() - before).toBeLessThanOrEqual(200_000);
}, 30_000);
