import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeRecords } from '../../../main/engine/dossier/journal-format.ts';
import { countingPeople } from '../../factories/counts.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let opened: TestDossier;
beforeEach(async () => {
  opened = await openTestDossier();
  await add('Martin');
});
afterEach(() => opened.close());

const add = (familyName: string) => opened.call('people.create', { familyName });
const people = async () => (await opened.call('people.list', {})).people.map(({ familyName }) => familyName);
const list = () => opened.call('backups.list', null);
const make = () => opened.runJob('backups.make', null);
const close = () => opened.runJob('dossier.close', null);
const open = (choice = {}) => opened.runJob('dossier.open', { folder: opened.folder, ...choice });
const shelf = () => readdirSync(join(opened.folder, 'backups'));

describe('a backup', () => {
  test('is made by hand, opened to be verified, and says what it holds', async () => {
    const made = await make();
    expect(made).toMatchObject({ reason: 'hand', state: 'verified', counts: countingPeople(1) });
    const { backups, size, failure } = await list();
    expect(backups).toEqual([made]);
    expect(size).toBe(made.size);
    expect(failure).toBeNull();
  });

  test('is made when a dossier that changed is left, and not again when nothing did', async () => {
    await close();
    await open();
    expect((await list()).backups).toMatchObject([{ reason: 'automatic', counts: countingPeople(1) }]);
    await close();
    await open();
    expect((await list()).backups).toHaveLength(1);
  });

  test('of a dossier where nothing was ever done is not made', async () => {
    await using fresh = await openTestDossier();
    await fresh.runJob('dossier.close', null);
    await fresh.runJob('dossier.open', { folder: fresh.folder });
    expect((await fresh.call('backups.list', null)).backups).toEqual([]);
  });

  test('that changed on the disk is told, and not restored', async () => {
    const { name } = await make();
    flip(join(opened.folder, 'backups', name, 'dossier.sqlite'));
    expect(await opened.runJob('backups.verify', null)).toMatchObject({ verified: 0, damaged: 1 });
    expect((await list()).backups).toMatchObject([{ state: 'damaged' }]);
    await expect(opened.call('backups.preview', { name })).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(opened.runJob('backups.restore', { name })).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    expect(await people()).toEqual(['Martin']);
  });

  test.each([
    ['the database of another', 'dossier.sqlite'],
    ['the journal of another', 'dossier.journal'],
  ])('that was given %s is told, and not restored', async (_, part) => {
    const first = await make();
    await add('Petit');
    await opened.application.session.current().checkpoint();
    await add('Durand');
    const second = await make();
    await add('Roux');
    await make();
    const path = ({ name }: { name: string }, file = part) => join(opened.folder, 'backups', name, file);
    cpSync(path(first), path(second));
    expect(await opened.runJob('backups.verify', null)).toMatchObject({ verified: 2, damaged: 1 });
    await expect(opened.runJob('backups.restore', { name: second.name })).rejects.toMatchObject({
      code: 'backup-damaged',
    });
  });

  test.each([
    ['cut between two records', (journal: Buffer, at: number) => journal.subarray(0, at)],
    ['of which the last records were blanked', (journal: Buffer, at: number) => journal.fill(0, at)],
  ])('of a journal %s is told, and not restored', async (_, damage) => {
    const start = decodeRecords(readFileSync(join(opened.folder, 'dossier.journal'))).end;
    await add('Petit');
    const { name } = await make();
    const path = join(opened.folder, 'backups', name, 'dossier.journal');
    writeFileSync(path, damage(readFileSync(path), start));
    expect(await opened.runJob('backups.verify', null)).toMatchObject({ verified: 0, damaged: 1 });
    const damaged = { code: 'backup-damaged' };
    await expect(opened.call('backups.preview', { name })).rejects.toMatchObject(damaged);
    await expect(opened.runJob('backups.restore', { name })).rejects.toMatchObject(damaged);
  });

  test.each(['..', '../dossier', 'absente', 'abime-x/../..'])('is not looked for at %j', async (name) => {
    await expect(opened.runJob('backups.restore', { name })).rejects.toMatchObject({
      code: expect.stringMatching(/^(invalid-input|not-found)$/),
    });
  });
});

test('what the user keeps among the backups is neither shown nor removed', async () => {
  const { name } = await make();
  const own = ['Copie de mardi', '2020', `${name} - Copie`, 'photos.new'];
  for (const folder of own) mkdirSync(join(opened.folder, 'backups', folder));
  cpSync(join(opened.folder, 'backups', name), join(opened.folder, 'backups', own[0]!), { recursive: true });
  await make();
  expect((await list()).backups).toHaveLength(2);
  expect(shelf()).toEqual(expect.arrayContaining(own));
});

describe('a restore', () => {
  test('shows what it changes, brings the backup back, and keeps what was there', async () => {
    const { name } = await make();
    await add('Petit');
    await add('N’Diaye');
    expect(await opened.call('backups.preview', { name })).toMatchObject({
      before: countingPeople(1),
      now: countingPeople(3),
      lostCount: 2,
      lost: [
        { description: 'Personne ajoutée\u00a0: N’Diaye' },
        { description: 'Personne ajoutée\u00a0: Petit' },
      ],
      regainedCount: 0,
      missingFiles: 0,
    });
    const aside = await opened.runJob('backups.restore', { name });
    expect(aside).toMatchObject({ reason: 'aside', counts: countingPeople(3) });
    expect(await people()).toEqual(['Martin']);

    await add('Leroy');
    expect(await opened.call('backups.preview', { name: aside.name })).toMatchObject({
      lostCount: 1,
      regainedCount: 2,
    });
    await opened.runJob('backups.restore', { name: aside.name });
    expect((await people()).toSorted()).toEqual(['Martin', 'N’Diaye', 'Petit']);
    await close();
    await open();
    expect((await people()).toSorted()).toEqual(['Martin', 'N’Diaye', 'Petit']);
  });

  test('works in a protected dossier', async () => {
    const { name } = await make();
    const recoveryCode = await opened.runJob('protection.newCode', null);
    const passphrase = 'quatre mots sans lien';
    await opened.runJob('protection.turnOn', { passphrase, recoveryCode });
    await add('Petit');
    await opened.runJob('backups.restore', { name });
    expect(await people()).toEqual(['Martin']);
    await close();
    await open({ passphrase });
    expect(await people()).toEqual(['Martin']);
  });
});

describe('a copy elsewhere', () => {
  test('is a whole dossier, that opens by itself', async () => {
    const stick = join(opened.dataFolder, 'clé usb');
    mkdirSync(stick);
    const made = await opened.runJob('backups.copy', { folder: stick });
    expect(made).toMatchObject({ attachments: 0 });
    expect((await opened.runJob('backups.copy', { folder: stick })).folder).not.toBe(made.folder);
    await close();
    await opened.runJob('dossier.open', { folder: made.folder });
    expect(await people()).toEqual(['Martin']);
  });

  test.each([
    ['nulle-part', 'n’existe pas'],
    ['dossiers', ''],
  ])('to %j', async (where, said) => {
    const folder = join(opened.dataFolder, where);
    const copy = opened.runJob('backups.copy', { folder });
    if (said !== '') await expect(copy).rejects.toThrow(said);
    else expect((await copy).folder.startsWith(folder)).toBe(true);
  });

  test('is refused inside the dossier, and without a whole path', async () => {
    await expect(opened.runJob('backups.copy', { folder: opened.folder })).rejects.toThrow('hors du dossier');
    await expect(opened.runJob('backups.copy', { folder: 'clé' })).rejects.toThrow('emplacement complet');
  });
});

describe('a damaged dossier', () => {
  const remedies = () => opened.call('backups.remedies', { folder: opened.folder });
  const repair = (name: string) => opened.runJob('backups.repair', { folder: opened.folder, name });

  test('is mended from a backup, with what its journal still holds', async () => {
    await make();
    await add('Petit');
    const living = join(opened.dataFolder, 'vivant');
    cpSync(opened.folder, living, { recursive: true });
    await close();
    rmSync(opened.folder, { recursive: true });
    cpSync(living, opened.folder, { recursive: true });
    rmSync(join(opened.folder, 'lock'));
    flip(join(opened.folder, 'dossier.sqlite'));

    await expect(open()).rejects.toMatchObject({ code: 'dossier-damaged', details: { part: 'database' } });
    const [best] = await remedies();
    expect(best).toMatchObject({ recovered: 1, lost: 0, counts: countingPeople(2) });
    expect(await repair(best!.name)).toMatchObject({ readOnly: false });
    expect((await people()).toSorted()).toEqual(['Martin', 'Petit']);
    expect(shelf().some((name) => name.startsWith('abime-'))).toBe(true);
    await close();
    await open();
    expect((await people()).toSorted()).toEqual(['Martin', 'Petit']);
  });

  test('says how much would be lost', async () => {
    const first = await make();
    await add('Petit');
    await add('Leroy');
    await close();
    const [last] = shelf().toSorted().toReversed();
    rmSync(join(opened.folder, 'backups', last!), { recursive: true });
    flip(join(opened.folder, 'dossier.sqlite'));
    expect(await remedies()).toMatchObject([{ name: first.name, recovered: 0, lost: 2 }]);
    await repair(first.name);
    expect(await people()).toEqual(['Martin']);
  });

  test.each([['dossier.cahier'], ['dossier.sqlite'], ['dossier.journal']])(
    'that lacks %s, or holds something else there, is mended',
    async (part) => {
      await make();
      for (const spoil of [
        () => rmSync(join(opened.folder, part)),
        () => writeFileSync(join(opened.folder, part), 'autre chose'),
      ]) {
        await close();
        spoil();
        await expect(open()).rejects.toMatchObject({ code: expect.stringMatching(/^dossier-/) });
        const [best] = await remedies();
        await repair(best!.name);
        expect(await people()).toEqual(['Martin']);
      }
    },
  );

  test('is shown the fullest backup first, after a clock was set back', async () => {
    const options = { now: '2020-10-12T10:00:00.000Z' };
    await opened.close();
    opened = await openTestDossier(options);
    await add('Martin');
    await make();
    options.now = '2020-10-12T09:00:00.000Z';
    await add('Petit');
    await make();
    await close();
    for (const part of ['dossier.sqlite', 'dossier.journal']) rmSync(join(opened.folder, part));
    const found = await remedies();
    expect(found[0]).toMatchObject({ counts: countingPeople(2) });
    expect(found.at(-1)).toMatchObject({ counts: countingPeople(1) });
  });

  test('without a backup has no remedy, and is left as it is', async () => {
    await close();
    rmSync(join(opened.folder, 'backups'), { recursive: true });
    flip(join(opened.folder, 'dossier.sqlite'));
    expect(await remedies()).toEqual([]);
    await expect(repair('2020')).rejects.toMatchObject({ code: 'not-found' });
  });
});

function flip(path: string): void {
  const content = readFileSync(path);
  content[Math.floor(content.length / 2)]! ^= 1;
  writeFileSync(path, content);
}
