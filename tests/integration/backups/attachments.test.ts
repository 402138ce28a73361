import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepSecondCopies, mendAttachments } from '../../../main/backups/second-copies.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { faultyFileSystem, killedAt, systemError } from '../../factories/faulty-file-system.ts';

const CONTENT = 'Compte rendu d’Élodie N’Diaye. '.repeat(20_000);
const NEVER = new AbortController().signal;
let opened: TestDossier;
let synthesis: string;
/** Name of the attached file on the disk, which is its hash. */
let name: string;
beforeEach(async () => {
  opened = await openTestDossier();
  synthesis = (await opened.call('syntheses.create', { level: 'academy', id: '13' })).id;
  await attach('compte-rendu.txt', CONTENT);
  name = readdirSync(join(opened.folder, 'attachments'))[0] ?? '';
  await opened.runJob('backups.make', null);
});
afterEach(() => opened.close());

const attach = async (called: string, content: string) =>
  opened.runJob('syntheses.attach', { id: synthesis, file: await opened.sendFile(called, content) });
const own = () => join(opened.folder, 'attachments', name);
const second = () => join(opened.folder, 'backups', 'attachments', name);
const verify = () => opened.runJob('backups.verify', null);
const read = (path: string) => readFileSync(path, 'utf8');
function spoil(path: string): void {
  const content = readFileSync(path);
  content[content.length >> 1]! ^= 1;
  writeFileSync(path, content);
}

describe('a file that is attached', () => {
  test('has one second copy, made by the first backup that finds it', async () => {
    expect(read(second())).toBe(CONTENT);
    await attach('note.txt', 'une note');
    await opened.runJob('backups.make', null);
    expect(readdirSync(join(opened.folder, 'backups', 'attachments'))).toHaveLength(2);
    expect((await opened.call('backups.list', null)).backups).toHaveLength(2);
  });

  test('and was left before it was copied has its second copy after the next opening', async () => {
    rmSync(second());
    await opened.runJob('dossier.close', null);
    await opened.runJob('dossier.open', { folder: opened.folder });
    // Whatever is asked of the backups comes after what began at the opening.
    await opened.runJob('backups.make', null);
    expect(read(second())).toBe(CONTENT);
  });

  test.each([
    ['is damaged', () => spoil(own())],
    ['is missing', () => rmSync(own())],
    ['is cut off', () => writeFileSync(own(), CONTENT.slice(0, 1000))],
  ])('that %s is as it was after a verification', async (_, harm) => {
    harm();
    expect(await verify()).toEqual({ verified: 1, damaged: 0, attachments: 1, mended: 1, lost: 0 });
    expect(read(own())).toBe(CONTENT);
  });

  test('and is missing is told when the dossier opens, until it is put back', async () => {
    const missing = async () => (await opened.call('dossier.current', null))?.missingFiles;
    rmSync(own());
    await opened.runJob('dossier.close', null);
    await opened.runJob('dossier.open', { folder: opened.folder });
    expect(await missing()).toBe(1);
    await verify();
    expect(await missing()).toBe(0);
  });

  test('whose second copy is damaged gets another', async () => {
    spoil(second());
    expect(await verify()).toMatchObject({ attachments: 1, mended: 0, lost: 0 });
    expect(read(second())).toBe(CONTENT);
  });

  test('of which nothing whole is left is told, and what is left of it stays', async () => {
    spoil(own());
    spoil(second());
    const left = read(own());
    expect(await verify()).toMatchObject({ attachments: 1, mended: 0, lost: 1 });
    expect(read(own())).toBe(left);
  });

  test('comes back with the backup that spoke of it', async () => {
    const { backups } = await opened.call('backups.list', null);
    rmSync(own());
    const backup = backups[0]?.name ?? '';
    expect((await opened.call('backups.preview', { name: backup })).missingFiles).toBe(0);
    await opened.runJob('backups.restore', { name: backup });
    expect(read(own())).toBe(CONTENT);
  });
});

test('a protection seals the second copies too, and a verification mends by them', async () => {
  const recoveryCode = await opened.runJob('protection.newCode', null);
  await opened.runJob('protection.turnOn', { passphrase: 'quatre mots sans lien', recoveryCode });
  const [sealed = ''] = readdirSync(join(opened.folder, 'backups', 'attachments'));
  expect(sealed).not.toBe(name);
  const path = join(opened.folder, 'backups', 'attachments', sealed);
  expect(readFileSync(path).includes('Élodie')).toBe(false);
  spoil(join(opened.folder, 'attachments', sealed));
  expect(await verify()).toMatchObject({ attachments: 1, mended: 1, lost: 0 });
  await opened.runJob('protection.turnOff', { passphrase: 'quatre mots sans lien' });
  expect(read(own())).toBe(CONTENT);
  expect(read(second())).toBe(CONTENT);
});

test('a second copy cut off anywhere by a kill is made by the next backup', async () => {
  let last = 1;
  for (; ; last++) {
    rmSync(join(opened.folder, 'backups', 'attachments'), { recursive: true, force: true });
    const { files, killed } = killedAt(last);
    const of = { files, folder: opened.folder, vault: clearVault };
    await keepSecondCopies(of, [name], NEVER).catch(() => undefined);
    if (!killed()) break;
    if (existsSync(second())) expect(read(second())).toBe(CONTENT);
    await opened.runJob('backups.make', null);
    expect(readdirSync(join(opened.folder, 'backups', 'attachments'))).toEqual([name]);
    expect(read(second())).toBe(CONTENT);
  }
  expect(last).toBeGreaterThan(5);
});

test('a file that a worn disk refuses to read is written again from its second copy, and read again', async () => {
  const files = faultyFileSystem();
  files.before = (call, path) => {
    if (call === 'read' && path === own()) throw systemError('EIO');
  };
  const of = { files, folder: opened.folder, vault: clearVault };
  // What is written in its place is read again, and refused: nothing is said to be mended that cannot be read.
  await expect(mendAttachments(of, [name], NEVER, () => undefined)).rejects.toMatchObject({
    code: 'backup-failed',
  });
  expect(read(second())).toBe(CONTENT);
});

test('a backup says that the dossier is safe when only what is attached finds no room', async () => {
  const files = faultyFileSystem();
  files.before = (call, path) => {
    if (call === 'write' && path.includes(join('backups', 'attachments'))) throw systemError('ENOSPC');
  };
  rmSync(second());
  const of = { files, folder: opened.folder, vault: clearVault };
  await expect(keepSecondCopies(of, [name], NEVER)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readdirSync(join(opened.folder, 'backups', 'attachments'))).toEqual([]);
});
