import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { loadCopy } from '../../../main/engine/dossier/copy.ts';
import { nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { type FaultyFileSystem, faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';
import { putPipe } from '../../factories/pipe.ts';

const PASSPHRASE = 'quatre mots sans aucun lien';
const FOUND_AGAIN = /^academie-de-poitiers-egn-2020-retrouve-\d{4}-\d\d-\d\d-\d\dh\d\d$/;

let files: FaultyFileSystem;
let dossier: TestDossier;
let folder: string;
/** The folder in which the dossier’s lies. */
let above: string;

beforeEach(async () => {
  files = faultyFileSystem();
  dossier = await openTestDossier({ disk: files });
  folder = dossier.folder;
  above = dirname(folder);
  await add('Avant');
});
afterEach(async () => {
  files.before = () => undefined;
  await dossier.close();
});

const add = (familyName: string) => dossier.call('people.create', { familyName });
const opened = async () => {
  const current = await dossier.call('dossier.current', null);
  if (!current) throw new Error('no dossier is open');
  return current;
};
const journalIn = (at = folder) => join(at, 'dossier.journal');
const databaseIn = (at = folder) => join(at, 'dossier.sqlite');
/** Keeps a file as it is now, to put it back later under the same name. */
const older = (path: string) => {
  cpSync(path, `${path}.ancien`);
  return () => renameSync(`${path}.ancien`, path);
};

/** As a folder is in which no name has changed for a while: its date is then enough to know that none did. */
const longUnchanged = (path: string) => utimesSync(path, new Date(0), new Date(0));

/** Moves a file, and leaves a link to it. */
const linkFrom = (path: string) => {
  renameSync(path, `${path}.ailleurs`);
  symlinkSync(`${path}.ailleurs`, path);
};

const linkToCopy = (path: string) => {
  cpSync(path, `${path}.copie`);
  rmSync(path);
  symlinkSync(`${path}.copie`, path);
};

/** Who is in a dossier, as it lies on the disk at this moment. */
async function peopleIn(at: string): Promise<string[]> {
  const { database } = await loadCopy(nodeFileSystem, at, clearVault);
  try {
    const rows = database.all<{ name: string }>('SELECT familyName AS name FROM person ORDER BY familyName');
    return rows.map(({ name }) => name);
  } finally {
    database.close();
  }
}

/** Nothing that was answered is lost, and it is said where it is now. */
async function expectFoundAgain(...names: string[]): Promise<string> {
  // While commands follow one another, what they do not write to is looked at four times a second.
  await expect.poll(async () => (await opened()).folder).not.toBe(folder);
  const { folder: now, warnings, readOnly } = await opened();
  expect(now).not.toBe(folder);
  expect(basename(now)).toMatch(FOUND_AGAIN);
  expect(readOnly).toBe(false);
  expect(warnings).toEqual([expect.stringContaining(`«\u00a0${now}\u00a0»`)]);
  expect(await peopleIn(now)).toEqual([...names].sort());
  expect(dossier.logged).toEqual([]);
  return now;
}

const EVENTS: readonly {
  readonly name: string;
  readonly before?: () => () => void;
  readonly act?: () => void;
}[] = [
  { name: 'its folder is deleted', act: () => rmSync(folder, { recursive: true }) },
  { name: 'its journal is deleted', act: () => rmSync(journalIn()) },
  { name: 'its database is deleted', act: () => rmSync(databaseIn()) },
  { name: 'an older journal takes the place of its own', before: () => older(journalIn()) },
  { name: 'an older database takes the place of its own', before: () => older(databaseIn()) },
  {
    name: 'an older journal is written over its own',
    before: () => {
      const bytes = readFileSync(journalIn());
      return () => writeFileSync(journalIn(), bytes);
    },
  },
  {
    name: 'a synchroniser leaves an empty file in the place of its journal',
    act: () => truncateSync(journalIn(), 0),
  },
  { name: 'a link to where it was moved takes the place of its journal', act: () => linkFrom(journalIn()) },
  { name: 'a link to a copy takes the place of its database', act: () => linkToCopy(databaseIn()) },
  { name: 'a link to a copy takes the place of its journal', act: () => linkToCopy(journalIn()) },
  { name: 'its database is written over', act: () => writeFileSync(databaseIn(), 'abîmé') },
  {
    name: 'an older folder takes the place of its own',
    before: () => {
      cpSync(folder, `${folder}.ancien`, { recursive: true });
      return () => {
        rmSync(folder, { recursive: true });
        renameSync(`${folder}.ancien`, folder);
      };
    },
  },
];

describe.each(EVENTS)('when $name while it is open', ({ before, act }) => {
  test('the next command is answered once all is written to a new folder beside it', async () => {
    const happen = before?.() ?? act ?? (() => undefined);
    await add('Depuis');
    await dossier.application.session.current().checkpoint();
    longUnchanged(folder);
    await Promise.all([add('Encore'), add('Toujours')]);
    happen();
    await Promise.all([add('Ensuite'), add('Enfin')]);
    const now = await expectFoundAgain('Avant', 'Depuis', 'Encore', 'Enfin', 'Ensuite', 'Toujours');
    expect(dirname(now)).toBe(above);
    await add('Après');
    expect(await peopleIn(now)).toContain('Après');
  });
});

test('a link to its very database, which was just seen in its place, is another', async () => {
  await dossier.runJob('backups.make', null);
  linkFrom(databaseIn());
  await add('Ensuite');
  await expectFoundAgain('Avant', 'Ensuite');
});

test('an older database that was seen in its place, and kept under another name, is another once it is back', async () => {
  await dossier.runJob('backups.make', null);
  linkSync(databaseIn(), `${databaseIn()}.ancien`);
  await add('Depuis');
  await dossier.application.session.current().checkpoint();
  renameSync(`${databaseIn()}.ancien`, databaseIn());
  await add('Ensuite');
  await expectFoundAgain('Avant', 'Depuis', 'Ensuite');
});

describe.skipIf(process.platform === 'win32')('a pipe, which whoever reads it waits for,', () => {
  const pipeAt = (path: string) => {
    const pipe = putPipe(path);
    onTestFinished(() => pipe.leave());
    return pipe;
  };

  test.each([
    ['database', databaseIn],
    ['journal', journalIn],
  ])('in the place of its open %s is never read, and nothing is lost', async (_, pathIn) => {
    await dossier.application.session.current().checkpoint();
    const pipe = pipeAt(pathIn());
    await add('Ensuite');
    await expectFoundAgain('Avant', 'Ensuite');
    expect(await pipe.waits()).toBe(0);
  });

  test('in the place of its label is replaced by it', async () => {
    const pipe = pipeAt(join(folder, 'dossier.cahier'));
    await dossier.runJob('backups.make', null);
    expect(await pipe.waits()).toBe(0);
    expect(lstatSync(join(folder, 'dossier.cahier')).isFile()).toBe(true);
    expect(await peopleIn(folder)).toEqual(['Avant']);
  });
});

test('what is at its former place is left as it was put there', async () => {
  const put = older(databaseIn());
  await dossier.application.session.current().checkpoint();
  const bytes = readFileSync(`${databaseIn()}.ancien`);
  put();
  await add('Ensuite');
  await dossier.application.session.current().checkpoint();
  await add('Encore');
  await dossier.application.session.current().checkpoint();
  expect(readFileSync(databaseIn()).equals(bytes)).toBe(true);
});

test('a checkpoint, a backup and a copy find it gone too', async () => {
  rmSync(folder, { recursive: true });
  await dossier.application.session.current().checkpoint();
  await expectFoundAgain('Avant');
  rmSync((await opened()).folder, { recursive: true });
  await dossier.runJob('backups.make', null);
  expect(await peopleIn((await opened()).folder)).toEqual(['Avant']);
  rmSync((await opened()).folder, { recursive: true });
  const stick = join(dossier.dataFolder, 'cle');
  mkdirSync(stick);
  const copy = await dossier.runJob('backups.copy', { folder: stick });
  expect(await peopleIn(copy.folder)).toEqual(['Avant']);
  // Its name does not grow each time.
  expect(basename((await opened()).folder)).toMatch(FOUND_AGAIN);
});

test('when the folder above is gone too, it is written among the application’s own', async () => {
  const stick = join(dossier.dataFolder, 'cle');
  mkdirSync(stick);
  const made = await dossier.runJob('dossier.create', {
    ...{ name: 'Sur une clé', campaignId: 'egn-2020', folder: join(stick, 'poitiers') },
    territory: { level: 'academy', code: '13' },
  });
  await add('Avant');
  rmSync(stick, { recursive: true });
  // What a stick leaves where it was plugged in.
  mkdirSync(stick);
  await add('Ensuite');
  const now = await opened();
  expect(dirname(now.folder)).toBe(above);
  expect(basename(now.folder)).toMatch(/^poitiers-retrouve-/);
  expect(now.warnings).toEqual([expect.stringContaining(made.folder)]);
  expect(readdirSync(stick)).toEqual([]);
  expect(await peopleIn(now.folder)).toEqual(['Avant', 'Ensuite']);
});

test('when its folder is renamed, work goes on in it', async () => {
  const renamed = join(above, 'Poitiers, définitif');
  renameSync(folder, renamed);
  await add('Ensuite');
  const now = await opened();
  expect(now).toMatchObject({
    folder: renamed,
    readOnly: false,
    warnings: [expect.stringContaining(renamed)],
  });
  expect(await peopleIn(renamed)).toEqual(['Avant', 'Ensuite']);
  await dossier.application.session.current().checkpoint();
  await add('Après');
  expect(await peopleIn(renamed)).toEqual(['Après', 'Avant', 'Ensuite']);
  expect(readdirSync(above)).toEqual([basename(renamed)]);
  await dossier.runJob('dossier.close', null);
  expect(readdirSync(renamed)).not.toContain('lock');
});

test('a folder that is renamed just after a command is found so though nobody does anything more, and every screen is told', async () => {
  // One follows the other within a quarter of a second, however slow this machine is.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  await add('Encore');
  await add('Toujours');
  clock.mockRestore();
  const told = dossier.events.length;
  renameSync(folder, join(above, 'Poitiers, définitif'));
  await expect.poll(async () => (await opened()).folder).toBe(join(above, 'Poitiers, définitif'));
  expect(dossier.events.slice(told)).toContainEqual({ type: 'changed' });
});

test('a renamed folder that does not hold all of it any more is not followed, and stays as it is', async () => {
  const renamed = join(above, 'Poitiers, définitif');
  renameSync(folder, renamed);
  rmSync(journalIn(renamed));
  const left = readdirSync(renamed);
  await add('Ensuite');
  await expectFoundAgain('Avant', 'Ensuite');
  expect(readdirSync(renamed)).toEqual(left);
});

test('when its folder is renamed, what a link beside it leads to is not looked at: it may be a share that is cut off', async () => {
  const share = join(above, 'Partage de l’académie');
  symlinkSync(join(above, 'ailleurs'), share);
  const { standing } = files;
  files.standing = (path) => {
    if (path.startsWith(share)) throw new Error(`touched: ${path}`);
    return standing(path);
  };
  const renamed = join(above, 'Poitiers, définitif');
  renameSync(folder, renamed);
  await add('Ensuite');
  expect((await opened()).folder).toBe(renamed);
  expect(await peopleIn(renamed)).toEqual(['Avant', 'Ensuite']);
});

test('while nothing can be written elsewhere it is only read, which it says; what was answered is kept until it can be', async () => {
  rmSync(folder, { recursive: true });
  files.before = (call) => {
    if (call === 'makeFolder') throw systemError('ENOSPC');
  };
  await expect(add('Refusée')).rejects.toMatchObject({ code: 'dossier-nowhere' });
  expect(await opened()).toMatchObject({
    readOnly: true,
    warnings: [expect.stringContaining('n’existe plus que dans Cahiers')],
  });
  await expect(add('Refusée aussi')).rejects.toMatchObject({ code: 'dossier-nowhere' });
  await expect(dossier.runJob('backups.make', null)).rejects.toThrow();
  await expect(dossier.runJob('dossier.close', null)).rejects.toMatchObject({ code: 'dossier-nowhere' });
  files.before = () => undefined;
  await add('Ensuite');
  await expectFoundAgain('Avant', 'Ensuite');
});

test('what was refused is not found when its folder comes back', async () => {
  const away = join(dossier.dataFolder, 'ailleurs');
  renameSync(folder, away);
  files.before = (call) => {
    if (call === 'makeFolder') throw systemError('EROFS');
  };
  await expect(add('Refusée')).rejects.toMatchObject({ code: 'dossier-nowhere' });
  expect(await peopleIn(away)).toEqual(['Avant']);
  renameSync(away, folder);
  await add('Ensuite');
  expect(await opened()).toMatchObject({ folder, readOnly: false, warnings: [] });
  expect(await peopleIn(folder)).toEqual(['Avant', 'Ensuite']);
});

test('a protected one is sealed there too, by its present passphrase', async () => {
  const recoveryCode = await dossier.runJob('protection.newCode', null);
  await dossier.runJob('protection.turnOn', { passphrase: PASSPHRASE, recoveryCode });
  await add('Protégée');
  const other = 'cinq mots qui vont bien ensemble';
  await dossier.runJob('protection.changePassphrase', { passphrase: PASSPHRASE, next: other });
  rmSync(folder, { recursive: true });
  await add('Ensuite');
  const { folder: now, isProtected } = await opened();
  expect(isProtected).toBe(true);
  await dossier.runJob('dossier.close', null);
  for (const part of ['dossier.sqlite', 'dossier.journal']) {
    expect(readFileSync(join(now, part), 'latin1')).not.toMatch(/Protégée|Ensuite/);
  }
  await expect(dossier.runJob('dossier.open', { folder: now, passphrase: PASSPHRASE })).rejects.toMatchObject(
    { code: 'passphrase-wrong' },
  );
  await dossier.runJob('dossier.open', { folder: now, passphrase: other });
  const { people } = await dossier.call('people.list', {});
  expect(people.map(({ familyName }) => familyName)).toEqual(['Avant', 'Ensuite', 'Protégée']);
});

test('what is attached follows from its former place', async () => {
  const meeting = await dossier.call('meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00' },
  });
  const { id } = await dossier.call('syntheses.create', { level: 'meeting', id: meeting.id });
  const file = await dossier.sendFile('compte-rendu.txt', 'Quarante personnes.');
  const { sha512 } = await dossier.runJob('syntheses.attach', { id, file });
  rmSync(journalIn());
  await add('Ensuite');
  await dossier.runJob('backups.make', null);
  await expect.poll(async () => (await opened()).missingFiles).toBe(0);
  const { folder: now } = await opened();
  expect(readdirSync(join(now, 'attachments'))).toEqual([sha512]);
});

test('an erasure names what lies at its former place, until it is removed', async () => {
  const { id } = await add('Effacée');
  rmSync(journalIn());
  await add('Ensuite');
  await expect(dossier.runJob('personalData.erase', { personId: id })).rejects.toMatchObject({
    code: 'copies-elsewhere',
    message: expect.stringContaining(folder),
  });
  rmSync(folder, { recursive: true });
  await dossier.runJob('personalData.erase', { personId: id });
});

test('an erasure names too what a crash leaves in a folder that was begun', async () => {
  const { id } = await add('Effacée');
  rmSync(folder, { recursive: true });
  // As when the process is killed: nothing of what was begun is tidied.
  files.before = (call, path) => {
    if (path.includes('-retrouve-') && (path.includes('dossier.cahier') || call.startsWith('remove')))
      throw systemError('EIO');
  };
  await expect(add('Refusée')).rejects.toMatchObject({ code: 'dossier-nowhere' });
  files.before = () => undefined;
  const begun = readdirSync(above).map((name) => join(above, name));
  expect(begun).not.toEqual([]);
  await add('Ensuite');
  await expect(dossier.runJob('personalData.erase', { personId: id })).rejects.toMatchObject({
    code: 'copies-elsewhere',
    details: {
      folders: expect.toSatisfy((named: string[]) => isDeepStrictEqual(named.toSorted(), begun.toSorted())),
    },
  });
  for (const one of begun) rmSync(one, { recursive: true });
  await dossier.runJob('personalData.erase', { personId: id });
});

test('closing it says where it is, once, and it opens there', async () => {
  rmSync(folder, { recursive: true });
  const refused = await dossier.runJob('dossier.close', null).catch((error: unknown) => error);
  const { folder: now } = await opened();
  expect(refused).toMatchObject({ code: 'dossier-moved', message: expect.stringContaining(now) });
  await dossier.runJob('dossier.close', null);
  expect(await dossier.call('dossier.list', null)).toMatchObject([
    { folder: now, missing: false },
    { folder, missing: true },
  ]);
  await dossier.runJob('dossier.open', { folder: now });
  expect((await dossier.call('people.list', {})).people).toMatchObject([{ familyName: 'Avant' }]);
});

test('a label that is deleted is written again', async () => {
  const label = join(folder, 'dossier.cahier');
  rmSync(label);
  await dossier.runJob('backups.make', null);
  expect(existsSync(label)).toBe(true);
  rmSync(label);
  await dossier.runJob('dossier.close', null);
  expect(await peopleIn(folder)).toEqual(['Avant']);
});

test('a backup that is due and fails is said on every screen', async () => {
  await dossier.runJob('dossier.close', null);
  rmSync(join(folder, 'backups'), { recursive: true });
  files.before = (call, path) => {
    if (call === 'makeFolder' && path.includes('backups')) throw systemError('ENOSPC');
  };
  await dossier.runJob('dossier.open', { folder });
  await expect
    .poll(async () => (await opened()).warnings)
    .toEqual([expect.stringContaining('plus assez de place pour faire une sauvegarde')]);
});

test('a journal that was just written over by an older one is noticed by the very next action', async () => {
  longUnchanged(folder);
  const bytes = readFileSync(journalIn());
  await add('Encore');
  writeFileSync(journalIn(), bytes);
  await add('Ensuite');
  expect((await opened()).folder).not.toBe(folder);
  await add('Enfin');
  await add('Toujours');
  await expectFoundAgain('Avant', 'Encore', 'Ensuite', 'Enfin', 'Toujours');
});

test('a journal of which the last action is written over is noticed though nobody does anything more', async () => {
  const bytes = readFileSync(journalIn());
  await add('Encore');
  writeFileSync(journalIn(), bytes);
  await expectFoundAgain('Avant', 'Encore');
});

test('a journal that is put under its own name twice, in a folder that was long unchanged, is noticed', async () => {
  longUnchanged(folder);
  await add('Encore');
  renameSync(journalIn(), `${journalIn()}.ailleurs`);
  renameSync(`${journalIn()}.ailleurs`, journalIn());
  await add('Toujours');
  expect((await opened()).folder).toBe(folder);
  const put = older(journalIn());
  await add('Depuis');
  put();
  await add('Ensuite');
  await expectFoundAgain('Avant', 'Depuis', 'Encore', 'Ensuite', 'Toujours');
});

test('a file whose date alone changed, and a hard link to one, are no other', async () => {
  const now = new Date();
  utimesSync(databaseIn(), now, now);
  linkSync(journalIn(), join(above, 'autre nom'));
  await add('Ensuite');
  expect(await opened()).toMatchObject({ folder, warnings: [] });
  rmSync(join(above, 'autre nom'));
});

describe('where files have no lasting number', () => {
  beforeEach(async () => {
    const numberless = (standing: ReturnType<typeof nodeFileSystem.standingOf>) => ({
      ...standing,
      inode: '1:0',
    });
    files.standingOf = (file) => numberless(nodeFileSystem.standingOf(file));
    files.standing = (path) => {
      const standing = nodeFileSystem.standing(path);
      return standing && numberless(standing);
    };
    await dossier.runJob('dossier.close', null);
    await dossier.runJob('dossier.open', { folder });
  });

  test('work goes on where it was', async () => {
    await add('Ensuite');
    await dossier.application.session.current().checkpoint();
    await add('Encore');
    expect(await opened()).toMatchObject({ folder, warnings: [] });
  });

  test('an older journal is known by what it holds', async () => {
    const put = older(journalIn());
    await add('Depuis');
    put();
    await add('Ensuite');
    await expectFoundAgain('Avant', 'Depuis', 'Ensuite');
  });
});
