import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Tries } from '../../../main/engine/dossier/tries.ts';
import { AppError } from '../../../shared/errors.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

const PASSPHRASE = 'quatre mots sans lien';
const OTHER = 'cinq mots qui vont ensemble';
const MARTIN = { familyName: 'Martin-Verdier', phone: '0612345678', email: 'martin@example.org' };

let opened: TestDossier;
let code: string;
let pauses: number[];

beforeEach(async () => {
  pauses = [];
  opened = await openTestDossier({ tries: new Tries(async (milliseconds) => pauses.push(milliseconds)) });
  await opened.call('people.create', MARTIN);
  code = await opened.runJob('protection.newCode', null);
});
afterEach(() => opened.close());

const turnOn = () => opened.runJob('protection.turnOn', { passphrase: PASSPHRASE, recoveryCode: code });
const people = async () => (await opened.call('people.list', {})).people.map(({ familyName }) => familyName);
const reopen = async (by: { passphrase?: string; recoveryCode?: string } = {}) => {
  await opened.runJob('dossier.close', null);
  return opened.runJob('dossier.open', { folder: opened.folder, ...by });
};

describe('a protected dossier', () => {
  test('stays open as it was, and its files show no one any more', async () => {
    expect(visible()).not.toEqual([]);
    expect(await turnOn()).toMatchObject({ isProtected: true, readOnly: false });
    expect(await people()).toEqual([MARTIN.familyName]);
    expect(visible()).toEqual([]);
    await opened.call('people.create', { familyName: 'Martin-Verdier (bis)' });
    expect(visible()).toEqual([]);
    expect(await opened.call('protection.state', null)).toMatchObject({ isOn: true, isRemembered: false });
  });

  test('opens by its passphrase or by its recovery code, and by nothing else', async () => {
    await turnOn();
    await expect(reopen()).rejects.toMatchObject({ code: 'passphrase-needed' });
    await expect(reopen({ passphrase: OTHER })).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await reopen({ passphrase: PASSPHRASE });
    expect(await people()).toEqual([MARTIN.familyName]);
    await reopen({ recoveryCode: code.toLowerCase() });
    expect(await people()).toEqual([MARTIN.familyName]);
  });

  test('does not count a recovery code that was copied badly, and says it', async () => {
    await turnOn();
    const swapped =
      code.replace(/^(.)(.)/, '$2$1') === code
        ? code.replace(/^./, code[0] === '7' ? 'K' : '7')
        : code.replace(/^(.)(.)/, '$2$1');
    for (const typed of [code.slice(1), `${code}7`, swapped, 'ABCDE']) {
      await expect(reopen({ recoveryCode: typed })).rejects.toMatchObject({ code: 'code-mistyped' });
    }
    await expect(reopen({ recoveryCode: await opened.runJob('protection.newCode', null) })).rejects.toThrow(
      'attendra 1\u00a0seconde.',
    );
    await reopen({ recoveryCode: code });
    expect(pauses).toEqual([0, 0, 0, 0, 0, 1000]);
  });

  test('is missed when one that is not takes its place, until its user says that it is theirs', async () => {
    const clear = mkdtempSync(join(tmpdir(), 'cahiers-en-clair-'));
    await opened.runJob('dossier.close', null);
    cpSync(opened.folder, clear, { recursive: true });
    await reopen();
    await turnOn();
    await opened.runJob('dossier.close', null);
    rmSync(opened.folder, { recursive: true });
    cpSync(clear, opened.folder, { recursive: true });

    await expect(reopen()).rejects.toMatchObject({
      code: 'protection-gone',
      details: { wasProtected: true },
    });
    await expect(reopen({ passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'protection-gone' });
    // Under another name too: it is the same dossier.
    await expect(opened.runJob('dossier.open', { folder: clear })).rejects.toMatchObject({
      code: 'protection-gone',
    });
    const choice = { folder: opened.folder, unprotected: true };
    expect(await opened.runJob('dossier.open', choice)).toMatchObject({ isProtected: false });
    // It is remembered as it is now.
    await reopen();
    rmSync(clear, { recursive: true });
  });

  test('makes wrong passphrases wait longer and longer, says so, and forgets them after a right one', async () => {
    await turnOn();
    await expect(reopen({ passphrase: OTHER })).rejects.toThrow('attendra 1\u00a0seconde.');
    await expect(reopen({ passphrase: OTHER })).rejects.toThrow('attendra 2\u00a0secondes.');
    await reopen({ passphrase: PASSPHRASE });
    await expect(reopen({ passphrase: OTHER })).rejects.toThrow('attendra 1\u00a0seconde.');
    expect(pauses).toEqual([0, 1000, 2000, 0]);
  });

  test('is mended by its passphrase alone, of which wrong ones wait as well', async () => {
    await turnOn();
    await opened.runJob('backups.make', null);
    await opened.runJob('dossier.close', null);
    const { folder } = opened;
    writeFileSync(join(folder, 'dossier.cahier'), '{');
    await expect(opened.runJob('dossier.open', { folder })).rejects.toMatchObject({
      code: 'dossier-damaged',
    });
    const remedies = (passphrase?: string) =>
      opened.call('backups.remedies', { folder, ...(passphrase && { passphrase }) });
    await expect(remedies()).rejects.toMatchObject({ code: 'passphrase-needed' });
    await expect(remedies(OTHER)).rejects.toThrow('attendra 1\u00a0seconde.');
    const [remedy] = await remedies(PASSPHRASE);
    expect(remedy).toMatchObject({ lost: 0 });
    expect(pauses).toEqual([0, 1000]);
    await opened.runJob('backups.repair', { folder, name: remedy?.name ?? '', passphrase: PASSPHRASE });
    expect(await people()).toEqual([MARTIN.familyName]);
    expect(visible()).toEqual([]);
  });

  test('takes another passphrase from one who knows the present one, or has the code', async () => {
    await turnOn();
    await opened.runJob('backups.make', null);
    const sealed = dossierBytes();
    const change = (by: object) =>
      opened.runJob('protection.changePassphrase', { ...by, next: OTHER } as never);
    await expect(change({})).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await expect(change({ passphrase: OTHER })).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await change({ recoveryCode: code });
    expect(dossierBytes()).toEqual(sealed);
    await expect(reopen({ passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await reopen({ passphrase: OTHER });
    expect(await people()).toEqual([MARTIN.familyName]);
  });

  test('takes another code, after which the former one opens nothing', async () => {
    await turnOn();
    const next = await opened.runJob('protection.newCode', null);
    await opened.runJob('protection.renewCode', { passphrase: PASSPHRASE, recoveryCode: next });
    await expect(reopen({ recoveryCode: code })).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await reopen({ recoveryCode: next });
    expect(await people()).toEqual([MARTIN.familyName]);
  });

  test('is opened without asking where the system keeps its key, until one no longer wishes', async () => {
    await turnOn();
    await opened.runJob('protection.remember', { remember: true });
    expect(await opened.call('protection.state', null)).toMatchObject({ isRemembered: true });
    await reopen();
    expect(await people()).toEqual([MARTIN.familyName]);
    await opened.runJob('protection.remember', { remember: false });
    await expect(reopen()).rejects.toMatchObject({ code: 'passphrase-needed' });
  });

  test('is put in clear by its passphrase alone', async () => {
    await turnOn();
    await opened.runJob('protection.remember', { remember: true });
    const turnOff = (passphrase: string) => opened.runJob('protection.turnOff', { passphrase });
    await expect(turnOff(OTHER)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    expect(await opened.call('dossier.current', null)).toMatchObject({ isProtected: true });
    expect(await turnOff(PASSPHRASE)).toMatchObject({ isProtected: false });
    expect(await people()).toEqual([MARTIN.familyName]);
    await reopen();
    expect(await opened.call('protection.state', null)).toMatchObject({ isOn: false, isRemembered: false });
  });

  test('keeps its protection when its name changes', async () => {
    await turnOn();
    await opened.call('dossier.settings', { name: 'Autre nom', networkLabel: 'bassin' });
    await reopen({ passphrase: PASSPHRASE });
    expect(readFileSync(join(opened.folder, 'dossier.cahier'), 'utf8')).toContain('Autre nom');
    await expect(reopen()).rejects.toMatchObject({ code: 'passphrase-needed' });
  });
});

describe('a protection is not put on', () => {
  test.each([
    ['court', 'au moins 12'],
    ['aaaaaaaaaaaaaaaaaaa', 'se devine'],
  ])('under %j', async (passphrase, said) => {
    const refused = opened.runJob('protection.turnOn', { passphrase, recoveryCode: code });
    const error = await refused.catch((cause: AppError) => cause);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).details.fields?.passphrase).toContain(said);
  });

  test('with a code that was not copied whole', async () => {
    const refused = opened.runJob('protection.turnOn', { passphrase: PASSPHRASE, recoveryCode: 'ABCDE' });
    await expect(refused).rejects.toMatchObject({ code: 'not-a-code' });
    expect(await opened.call('dossier.current', null)).toMatchObject({ isProtected: false });
  });

  test('over a dossier of which a former folder stays readable, until that folder is gone', async () => {
    const { folder } = opened;
    cpSync(folder, `${folder}.ancien`, { recursive: true });
    await opened.call('people.create', { familyName: 'Durand' });
    rmSync(folder, { recursive: true });
    renameSync(`${folder}.ancien`, folder);
    await opened.call('people.create', { familyName: 'Morel' });
    await expect.poll(async () => (await opened.call('dossier.current', null))?.folder).not.toBe(folder);
    await expect(turnOn()).rejects.toMatchObject({
      code: 'clear-copies',
      message: expect.stringContaining(folder),
    });
    rmSync(folder, { recursive: true });
    expect(await turnOn()).toMatchObject({ isProtected: true });
  });

  test('twice, nor taken off a dossier that has none', async () => {
    await expect(opened.runJob('protection.turnOff', { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'not-protected',
    });
    await turnOn();
    await expect(turnOn()).rejects.toMatchObject({ code: 'already-protected' });
  });
});

/** Files of the dossier that show someone in clear. */
function visible(): string[] {
  return [...dossierBytes()]
    .filter(([, bytes]) =>
      Object.values(MARTIN).some((secret) => Buffer.from(bytes, 'latin1').includes(secret)),
    )
    .map(([name]) => name);
}

/** Every file of the dossier but its label, as text of one character for each byte. */
function dossierBytes(): Map<string, string> {
  const entries = readdirSync(opened.folder, { withFileTypes: true, recursive: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile() && entry.name !== 'dossier.cahier')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );
}
