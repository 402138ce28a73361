import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { accountOf } from '../../../main/backups/copy-account.ts';
import type { CopyReader } from '../../../main/backups/copy-reader.ts';
import { BackupKeeper } from '../../../main/backups/keeper.ts';
import { remediesOf } from '../../../main/backups/remedies.ts';
import { removeAllBackups, rotate } from '../../../main/backups/shelf.ts';
import { copyDossier } from '../../../main/backups/usb-copy.ts';
import { tidyAttachments } from '../../../main/engine/dossier/attachments.ts';
import { backUpBefore } from '../../../main/engine/dossier/back-up-before.ts';
import { readCheckpoint } from '../../../main/engine/dossier/checkpoint.ts';
import { convertFiles } from '../../../main/engine/dossier/convert.ts';
import { verifyCopy } from '../../../main/engine/dossier/copy.ts';
import { discardFolder } from '../../../main/engine/dossier/discard-folder.ts';
import { nodeFileSystem as files } from '../../../main/engine/dossier/file-system.ts';
import { typing } from '../../../main/engine/dossier/migrations/0006-typing.ts';
import { finishReplacing, replaceState, tidyReplacing } from '../../../main/engine/dossier/restoration.ts';
import { sightOf } from '../../../main/engine/dossier/sight.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { clearVault, sealedVault } from '../../../main/engine/dossier/vault/vault.ts';
import { finishErasures } from '../../../main/personal-data/finish.ts';
import { TABLES } from '../../../main/tables.ts';
import { openTestDossier } from '../../factories/dossier.ts';
import { putPipe } from '../../factories/pipe.ts';
import {
  createNotes,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

/** What is said of a copy tells what was typed together. */
const TYPED_NOTES = [...NOTE_MIGRATIONS, { name: '0002-typing', sql: typing }];
const HASH = 'a'.repeat(128);
const DRAWN = '01890000-0000-7000-8000-000000000000.new';
const BACKUP = '2020-10-01T08-00-00-000Z';
const NOW = '2020-10-12T08:00:00.000Z';
/** What a folder of anybody’s may hold, under the very names that Cahiers gives. */
const SENTINEL = ['vacances.jpg', 'dossier.sqlite', 'dossier.journal.new', 'sauvegarde.json', HASH, DRAWN];
const ALL_OF_IT = [...SENTINEL, 'attachments'].sort();

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
let sentinel: string;

beforeEach(async () => {
  root = temporaryFolder();
  folder = join(root.folder, 'dossier');
  const store = await createNotes(folder);
  await write(store, 'a', 'un');
  await store.close();
  sentinel = join(root.folder, 'ailleurs');
  mkdirSync(join(sentinel, 'attachments'), { recursive: true });
  for (const name of SENTINEL) writeFileSync(join(sentinel, name), 'à quelqu’un');
  writeFileSync(join(sentinel, 'attachments', HASH), 'à quelqu’un');
});
afterEach(() => {
  expect(readdirSync(sentinel).sort()).toEqual(ALL_OF_IT);
  expect(readdirSync(join(sentinel, 'attachments'))).toEqual([HASH]);
  for (const name of SENTINEL) expect(readFileSync(join(sentinel, name), 'utf8')).toBe('à quelqu’un');
  root.remove();
});

const at = (...names: string[]) => join(folder, ...names);
function link(path: string, to = sentinel): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  symlinkSync(to, path, 'junction');
}
const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
/** A folder that bears one of Cahiers’ names and holds a file of its own, one of someone else’s, and two links. */
function mixed(path: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'dossier.sqlite'), 'de Cahiers');
  writeFileSync(join(path, 'notes de réunion.txt'), 'à quelqu’un');
  link(join(path, 'attachments'));
  link(join(path, 'vers ailleurs'));
}
const LEFT = ['notes de réunion.txt', 'vers ailleurs'];

describe('a link in a received dossier is refused at its opening, by its name', () => {
  test.each([
    ['dossier.cahier'],
    ['dossier.sqlite'],
    ['dossier.journal'],
    ['dossier.sqlite.new'],
    ['dossier.sqlite.folded.new'],
    ['lock'],
    ['attachments'],
    ['backups'],
    ['restauration'],
    ['restauration.new'],
    [join('restauration', 'dossier.sqlite')],
    [join('attachments', HASH)],
    [join('backups', 'attachments')],
    [join('backups', 'attachments', HASH)],
    [join('backups', `${BACKUP}.new`)],
    [join('backups', BACKUP, 'dossier.sqlite')],
  ])('%s', async (name) => {
    link(at(name));
    const before = readdirSync(folder).sort();

    const refused = {
      code: 'dossier-linked',
      details: { name },
      message: expect.stringContaining(`« ${name} »`.replaceAll(' ', '\u00a0')),
    };
    await expect(openNotes(folder)).rejects.toMatchObject(refused);
    await expect(openNotes(folder, { recover: true, takeOver: true })).rejects.toMatchObject(refused);
    await expect(remediesOf({ ...making(), tables: TABLES }, folder, undefined)).rejects.toMatchObject(
      refused,
    );

    expect(readdirSync(folder).sort()).toEqual(before);
    expect(isThere(at(name))).toBe(true);
  });

  test('a link that leads nowhere too', async () => {
    link(at('restauration'), join(root.folder, 'rien'));
    await expect(openNotes(folder)).rejects.toMatchObject({ code: 'dossier-linked' });
  });
});

test
  .skipIf(process.platform === 'win32')
  .each([
    ['dossier.cahier'],
    ['dossier.sqlite'],
    ['dossier.journal'],
    ['lock'],
    ['backups'],
    [join('attachments', HASH)],
    [join('backups', BACKUP, 'sauvegarde.json')],
  ])(
  'a pipe in a received dossier is refused at its opening, by its name, and never read: %s',
  async (name) => {
    mkdirSync(dirname(at(name)), { recursive: true });
    const pipe = putPipe(at(name));
    onTestFinished(() => pipe.leave());
    const refused = { code: 'dossier-linked', details: { name } };
    sightOf(files, folder);
    await expect(openNotes(folder)).rejects.toMatchObject(refused);
    await expect(openNotes(folder, { recover: true, takeOver: true })).rejects.toMatchObject(refused);
    await expect(remediesOf({ ...making(), tables: TABLES }, folder, undefined)).rejects.toMatchObject(
      refused,
    );
    expect(await pipe.waits()).toBe(0);
  },
);

test('a dossier that is reached by a link opens: it is its user who named it', async () => {
  const way = join(root.folder, 'raccourci');
  link(way, folder);
  expect(sightOf(files, way)).toMatchObject({ isFolder: true, hasDatabase: true });
  const store = await openNotes(way);
  expect(notes(store)).toEqual({ a: 'un' });
  expect(store.folder).toBe(files.realPath(folder));
  await store.close();
});

test('a file that is too large to be one of a dossier’s is refused without being read, and the disk is not blamed', async () => {
  truncateSync(at('dossier.sqlite'), 2 ** 31);
  await expect(openNotes(folder)).rejects.toMatchObject({
    code: 'dossier-damaged',
    details: { reason: 'size' },
  });
  truncateSync(at('dossier.cahier'), 2 ** 31);
  truncateSync(at('dossier.sqlite'), 4096);
  await expect(openNotes(folder)).rejects.toMatchObject({
    code: 'dossier-damaged',
    details: { part: 'label' },
  });
  expect(sightOf(files, folder).names).toBeNull();
});

describe('what is thrown away is only what Cahiers has named, and a link is never entered', () => {
  test('a folder that is discarded', () => {
    mixed(at('backups', BACKUP));
    discardFolder(files, at('backups', BACKUP));
    expect(readdirSync(at('backups'))).toEqual([`${BACKUP}.new`]);
    expect(readdirSync(at('backups', `${BACKUP}.new`))).toEqual(LEFT);

    // Its name is taken the next time.
    mixed(at('backups', BACKUP));
    discardFolder(files, at('backups', BACKUP));
    expect(readdirSync(at('backups', BACKUP))).toEqual(LEFT);
  });

  test('a restoration that was not whole, and one that is finished', () => {
    link(at('restauration.new'));
    tidyReplacing(files, folder);
    expect(isThere(at('restauration.new'))).toBe(false);

    mixed(at('restauration.new'));
    tidyReplacing(files, folder);
    expect(readdirSync(at('restauration.new'))).toEqual(LEFT);

    link(at('restauration'));
    finishReplacing(files, folder);
    expect(isThere(at('restauration'))).toBe(true);
  });

  test('a state that is replaced', async () => {
    const { database } = await readCheckpoint(files, folder, clearVault);
    link(at('restauration.new'));
    replaceState({ files, folder, vault: clearVault }, database, 1);
    mixed(at('restauration.new'));
    replaceState({ files, folder, vault: clearVault }, database, 1);
    database.close();
    // What lay among Cahiers’ own files is still there, and is said.
    await expect(openNotes(folder)).rejects.toMatchObject({ code: 'dossier-linked' });
    expect(readdirSync(at('restauration.new'))).toEqual(LEFT);
  });

  test('what is attached, half written', () => {
    link(at('attachments'));
    tidyAttachments(files, folder);
    rmSync(at('attachments'));

    mkdirSync(at('attachments'));
    for (const name of [DRAWN, `${HASH}.new`, 'rapport.new']) writeFileSync(at('attachments', name), '');
    link(at('attachments', `${'b'.repeat(128)}.new`));
    tidyAttachments(files, folder);
    expect(readdirSync(at('attachments'))).toEqual(['rapport.new']);
  });

  test('backups that rotate, and all of them once someone was erased', () => {
    for (const name of ['2019-01-01T08-00-00-000Z', '2019-01-02T08-00-00-000Z']) link(at('backups', name));
    link(at('backups', `${BACKUP}.new`));
    for (const name of ['2018-01-01T08-00-00-000Z', '2018-01-02T08-00-00-000Z']) mixed(at('backups', name));
    mixed(at('backups', 'Photos'));
    link(at('backups', 'attachments'));
    mixed(at('backups', 'abime-2020-10-01T08-00-00-000Z'));

    rotate(files, folder, NOW);
    removeAllBackups(files, folder);

    expect(readdirSync(at('backups', 'Photos')).sort()).toEqual(['attachments', 'dossier.sqlite', ...LEFT]);
    expect(readdirSync(at('backups', '2018-01-01T08-00-00-000Z.new'))).toEqual(LEFT);
    expect(readdirSync(at('backups', 'abime-2020-10-01T08-00-00-000Z.new'))).toEqual(LEFT);
    for (const name of ['2019-01-01T08-00-00-000Z', `${BACKUP}.new`])
      expect(isThere(at('backups', name))).toBe(true);
  });

  test('a link in the place of all backups', () => {
    mkdirSync(join(sentinel, BACKUP));
    link(at('backups'));
    removeAllBackups(files, folder);
    rotate(files, folder, NOW);
    expect(readdirSync(sentinel)).toContain(BACKUP);
    rmSync(join(sentinel, BACKUP), { recursive: true });
  });

  test('files that are sealed', async () => {
    link(at('attachments'));
    link(at('backups', BACKUP));
    link(at('backups', `${BACKUP}.new`));
    link(at('backups', 'attachments'));
    mixed(at('backups', '2020-10-02T08-00-00-000Z.new'));
    const to = sealedVault(new Uint8Array(32));
    await convertFiles({ files, folder, from: clearVault, to, protection: undefined });
    expect(readdirSync(at('backups', '2020-10-02T08-00-00-000Z.new'))).toEqual(LEFT);
  });

  test('a backup before a migration, cut off', async () => {
    link(at('backups', 'avant-0002.new'));
    await backUpBefore(files, folder, clearVault, NOTE_MIGRATIONS, 2);
    expect(readdirSync(at('backups'))).toEqual(['avant-0002']);
  });

  test('a copy on a stick that was prepared by someone else', async () => {
    const stick = join(root.folder, 'clé');
    mixed(join(stick, 'copie.new'));
    const store = await openNotes(folder);
    const { folder: copy } = await copyDossier(
      { ...making(), signal: new AbortController().signal, progress: () => undefined },
      store,
      stick,
      'Copie',
    );
    await store.close();
    expect(readdirSync(copy).sort()).toEqual([
      ...['attachments', 'dossier.cahier', 'dossier.journal', 'dossier.sqlite'],
      ...LEFT,
    ]);
    expect(lstatSync(join(copy, 'attachments')).isDirectory()).toBe(true);
  });
});

test('what is attached, once someone was erased: a link in its place is said and left, and so is what is not Cahiers’', async () => {
  await using opened = await openTestDossier();
  const store = opened.application.session.current();
  const attachments = join(opened.folder, 'attachments');
  const erase = async () => {
    const erased = "INSERT INTO erasure(at, counts) VALUES ('2020-10-12T08:00:00.000Z', '{}')";
    await store.transactOutside((writer) => writer.run(bareStatement(erased, [])));
    const keeper = new BackupKeeper({ ...making(), onChange: () => undefined, log: () => undefined });
    await finishErasures({ files, keeper, now: () => NOW }, store);
  };

  mkdirSync(attachments);
  for (const name of [HASH, 'à moi.pdf']) writeFileSync(join(attachments, name), '');
  link(join(attachments, 'b'.repeat(128)));
  await erase();
  expect(readdirSync(attachments)).toEqual(['à moi.pdf']);

  renameSync(attachments, join(opened.folder, 'pièces'));
  link(attachments);
  await expect(erase()).rejects.toMatchObject({ code: 'erasure-unfinished' });
});

/** What copies are verified by. */
function making() {
  const copies: CopyReader = {
    verify: (copy, { vault }) => verifyCopy(files, copy, vault, NOTE_MIGRATIONS),
    inspect: async () => undefined,
    account: (copy, { vault }) => accountOf(files, copy, vault, TYPED_NOTES),
  };
  return { files, now: () => NOW, copies, migrations: NOTE_MIGRATIONS };
}
