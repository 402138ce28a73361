import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { journalAfter, readCheckpoint, writeCheckpoint } from '../../../main/engine/dossier/checkpoint.ts';
import { loadCopy } from '../../../main/engine/dossier/copy.ts';
import { coversOf } from '../../../main/engine/dossier/covered.ts';
import { nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import { Journal } from '../../../main/engine/dossier/journal.ts';
import { readLabel, writeLabel } from '../../../main/engine/dossier/label.ts';
import { inState, newKey, type Protection, protect } from '../../../main/engine/dossier/vault/keys.ts';
import { newRecoveryCode } from '../../../main/engine/dossier/vault/recovery-code.ts';
import { clearVault, sealedVault } from '../../../main/engine/dossier/vault/vault.ts';
import { faultyFileSystem, killedAt, systemError } from '../../factories/faulty-file-system.ts';
import {
  createNotes,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

const KEY = newKey();
/** Of a dossier that bears any identifier: it is opened by its key. */
const secrets = { passphrase: 'une phrase de passe', recoveryCode: newRecoveryCode() };
const WRAPS = await protect('', KEY, secrets, 2 ** 10);
const unlocking = async () => ({ key: KEY });

const SECRET = 'Élise Petit, 06 12 34 56 78';
const ATTACHED = Buffer.from(`${SECRET}\n`.repeat(5000));
const WRITTEN = { a: `${SECRET} (a)`, b: `${SECRET} (b)`, c: `${SECRET} (c)` };

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let sha512: string;

beforeEach(async () => {
  place = temporaryFolder();
  folder = join(place.folder, 'dossier');
  sha512 = await leaveFull(folder);
});
afterEach(() => place.remove());

describe('putting a dossier under a passphrase', () => {
  test('seals all of it, names of attached files and backups included, and changes nothing of what it says', async () => {
    mark('turning-on');
    await expectOpens();
    expectSealed();
    expect(readLabel(nodeFileSystem, folder).protection?.state).toBe('on');
    await expectOpens();
  });

  test('leaves nothing in clear of what a crash had left half written', async () => {
    const drawn = '01890000-0000-7000-8000-000000000000.new';
    const left = [
      ...['dossier.sqlite.folded.new', `attachments/${drawn}`, `backups/attachments/${drawn}`],
      ...['backups/2020-10-12/dossier.sqlite.new', 'backups/avant-0002.new/dossier.sqlite.new'],
    ];
    for (const name of left) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), SECRET);
    }
    mark('turning-on');
    await expectOpens();
    expectSealed();
  });

  test('is finished by the next opening wherever it was killed', async () => {
    const calls = await killedEverywhere('turning-on', expectSealed);
    expect(calls).toBeGreaterThan(50);
  });

  test('leaves the dossier whole when the disk is full, and is finished once there is room', async () => {
    mark('turning-on');
    const files = faultyFileSystem();
    files.before = (call, path) => {
      if (call === 'write' && path.includes('dossier.sqlite')) throw systemError('ENOSPC');
    };
    await expect(openNotes(folder, { files, unlocking })).rejects.toMatchObject({ code: 'disk-full' });
    await expectOpens();
    expectSealed();
  });

  test('is not begun on a journal that is damaged, unless what can be read is enough', async () => {
    mark('turning-on');
    const path = join(folder, 'dossier.journal');
    const journal = readFileSync(path);
    journal[journal.lastIndexOf('(c)')]! ^= 1;
    writeFileSync(path, journal);
    await expect(openNotes(folder, { unlocking })).rejects.toMatchObject({
      code: 'dossier-damaged',
      details: { part: 'journal', recoverable: true },
    });
    expect(readFileSync(path)).toEqual(journal);
    await expectOpens({ a: WRITTEN.a, b: WRITTEN.b }, { recover: true });
    expectSealed();
    expect(readdirSync(join(folder, 'backups')).some((name) => name.startsWith('abime-'))).toBe(true);
  });
});

describe('putting a dossier in clear again', () => {
  beforeEach(async () => {
    mark('turning-on');
    await expectOpens();
  });

  test('gives every file back as it was', async () => {
    mark('turning-off');
    await expectOpens();
    expectClear();
    expect(readFileSync(join(folder, 'attachments', sha512))).toEqual(ATTACHED);
    expect(await contentOfBackup()).toEqual({ a: WRITTEN.a, b: WRITTEN.b, c: WRITTEN.c });
  });

  test('is finished by the next opening wherever it was killed', async () => {
    await killedEverywhere('turning-off', expectClear);
  });
});

describe('a mark of a protection being put on or off binds the files that it covers', () => {
  /** Puts the label of a moment back with files that another wrote, of the same dossier. */
  async function putBack(label: Buffer): Promise<void> {
    for (const name of ['dossier.sqlite', 'dossier.journal', 'backups']) {
      rmSync(join(folder, name), { recursive: true });
      cpSync(join(place.folder, 'avant', name), join(folder, name), { recursive: true });
    }
    const { database } = await readCheckpoint(nodeFileSystem, folder, clearVault);
    database.script("UPDATE note SET text = 'de quelqu’un d’autre'");
    writeCheckpoint(nodeFileSystem, folder, clearVault, database);
    Journal.create(nodeFileSystem, folder, clearVault, journalAfter(database, 1)).close();
    database.close();
    writeFileSync(join(folder, 'dossier.cahier'), label);
  }
  const label = () => readFileSync(join(folder, 'dossier.cahier'));
  const uncovered = { code: 'dossier-damaged', details: { part: 'mixed', recoverable: true } };

  beforeEach(() => cpSync(folder, join(place.folder, 'avant'), { recursive: true }));

  test.each(['turning-on', 'turning-off'] as const)('%s', async (state) => {
    mark('turning-on');
    let captured = label();
    await expectOpens();
    if (state === 'turning-off') {
      mark('turning-off');
      captured = label();
    }
    await putBack(captured);
    const before = readFileSync(join(folder, 'dossier.sqlite'));
    await expect(openNotes(folder, { unlocking })).rejects.toMatchObject(uncovered);
    expect([label(), readFileSync(join(folder, 'dossier.sqlite'))]).toEqual([captured, before]);

    // Its user may know better.
    const store = await openNotes(folder, { unlocking, recover: true });
    expect(notes(store)).toEqual({ a: 'de quelqu’un d’autre' });
    expect(readdirSync(join(folder, 'backups')).some((name) => name.startsWith('abime-'))).toBe(true);
    await store.close();
  });

  test('one that was cut off half way covers what it has not reached yet', async () => {
    mark('turning-on');
    const { files } = killedAt(30);
    await expect(openNotes(folder, { files, unlocking })).rejects.toThrow();
    await putBack(label());
    await expect(openNotes(folder, { unlocking })).rejects.toMatchObject(uncovered);
  });

  test('a backup that someone has added meanwhile is not sealed as one’s own', async () => {
    mark('turning-on');
    const added = join(folder, 'backups', '2020-10-13T08-00-00-000Z');
    cpSync(join(folder, 'backups', '2020-10-12'), added, { recursive: true });
    await expectOpens();
    await expect(loadCopy(nodeFileSystem, added, sealedVault(KEY), NOTE_MIGRATIONS)).rejects.toMatchObject({
      code: 'dossier-damaged',
    });
  });

  test('one of a former version, which covered nothing, is gone on with when its user asks for it', async () => {
    const { protection: _, ...names } = readLabel(nodeFileSystem, folder);
    writeLabel(nodeFileSystem, folder, { ...names, protection: inState(names.id, KEY, 'turning-on', WRAPS) });
    await expect(openNotes(folder, { unlocking })).rejects.toMatchObject(uncovered);
    await expectOpens(WRITTEN, { recover: true });
    expectSealed();
  });
});

describe('a protected dossier', () => {
  beforeEach(async () => {
    mark('turning-on');
    await expectOpens();
  });

  test('asks for its passphrase, and opens with nothing else', async () => {
    await expect(openNotes(folder)).rejects.toMatchObject({ code: 'passphrase-needed' });
    const former = async () => ({ key: newKey() });
    await expect(openNotes(folder, { unlocking: former })).rejects.toMatchObject({
      code: 'passphrase-needed',
    });
  });

  test('keeps sealed what is written and joined to it, crash or not', async () => {
    const store = await openNotes(folder, { unlocking });
    await write(store, 'd', `${SECRET} (d)`);
    const joined = await store.keepFile(once(`${SECRET} en pièce jointe`));
    const copy = join(place.folder, 'copie');
    cpSync(folder, copy, { recursive: true });
    await store.close();
    expect(clearPlaces(copy)).toEqual([]);
    const crashed = await openNotes(copy, { unlocking });
    expect(notes(crashed)).toEqual({ ...WRITTEN, d: `${SECRET} (d)` });
    expect((await buffer(crashed.readFile(joined.sha512))).toString()).toBe(`${SECRET} en pièce jointe`);
    expect((await buffer(crashed.readFile(sha512, { from: 70_000, to: 70_100 }))).toString()).toBe(
      ATTACHED.subarray(70_000, 70_100).toString(),
    );
    await crashed.close();
  });

  test('tells a byte that has changed, wherever it is', async () => {
    const store = await openNotes(folder, { unlocking });
    await write(store, 'd', `${SECRET} (d)`);
    const living = join(place.folder, 'copie');
    cpSync(folder, living, { recursive: true });
    await store.close();
    for (const name of ['dossier.sqlite', 'dossier.journal']) {
      const path = join(living, name);
      const content = readFileSync(path);
      const end = content.findLastIndex((byte) => byte !== 0);
      for (let at = 0; at <= end; at += 1 + Math.floor(end / 60)) {
        const changed = Buffer.from(content);
        changed[at] = changed[at] === 0xff ? 0x7f : changed[at]! ^ 0xff;
        writeFileSync(path, changed);
        await expect(openNotes(living, { unlocking }), `${name} at ${at}`).rejects.toMatchObject({
          code: expect.stringMatching(/^dossier-(damaged|newer)$/),
        });
      }
      writeFileSync(path, content);
    }
  });

  test('does not take an attached file for another', async () => {
    const store = await openNotes(folder, { unlocking });
    const other = await store.keepFile(once('autre chose'));
    const attachments = join(folder, 'attachments');
    const [first, second] = readdirSync(attachments).map((name) => join(attachments, name));
    const content = readFileSync(first!);
    cpSync(second!, first!);
    writeFileSync(second!, content);
    await expect(buffer(store.readFile(other.sha512))).rejects.toMatchObject({ code: 'file-damaged' });
    await store.close();
  });

  test('does not take the journal of another moment', async () => {
    const before = readFileSync(join(folder, 'dossier.journal'));
    const store = await openNotes(folder, { unlocking });
    await write(store, 'd', 'x');
    await store.checkpoint();
    await write(store, 'e', 'y');
    await store.checkpoint();
    await store.close();
    writeFileSync(join(folder, 'dossier.journal'), before);
    await expect(openNotes(folder, { unlocking })).rejects.toMatchObject({ code: 'dossier-damaged' });
  });

  test('cannot be put in clear by one who only writes its label', async () => {
    const label = readLabel(nodeFileSystem, folder);
    const protection: Protection = { ...label.protection!, state: 'turning-off' };
    writeLabel(nodeFileSystem, folder, { ...label, protection });
    await expect(openNotes(folder, { unlocking })).rejects.toMatchObject({ code: 'passphrase-needed' });
    writeLabel(nodeFileSystem, folder, { ...label, protection: undefined });
    await expect(openNotes(folder)).rejects.toMatchObject({ code: 'dossier-damaged' });
  });
});

/** A dossier with a checkpoint, a journal as a crash leaves it, an attached file and a backup. Answers the file’s hash. */
async function leaveFull(into: string): Promise<string> {
  const living = join(place.folder, 'vivant');
  const store = await createNotes(living);
  await write(store, 'a', WRITTEN.a);
  const kept = await store.keepFile(once(ATTACHED));
  await store.checkpoint();
  await write(store, 'b', WRITTEN.b);
  await write(store, 'c', WRITTEN.c);
  cpSync(living, into, { recursive: true });
  await store.close();
  rmSync(join(into, 'lock'));
  const backup = join(into, 'backups', '2020-10-12');
  mkdirSync(backup, { recursive: true });
  for (const name of ['dossier.cahier', 'dossier.sqlite', 'dossier.journal']) {
    cpSync(join(into, name), join(backup, name));
  }
  return kept.sha512;
}

function mark(state: Protection['state']): void {
  const { protection: _, ...label } = readLabel(nodeFileSystem, folder);
  const covers = coversOf(nodeFileSystem, folder, sealedVault(KEY));
  writeLabel(nodeFileSystem, folder, { ...label, protection: inState(label.id, KEY, state, WRAPS, covers) });
}

/** Opens the dossier with the process killed at one call after another; answers how many calls there were. */
async function killedEverywhere(state: Protection['state'], expectLying: () => void): Promise<number> {
  mark(state);
  const before = join(place.folder, 'avant');
  cpSync(folder, before, { recursive: true });
  for (let last = 1; ; last++) {
    rmSync(folder, { recursive: true });
    cpSync(before, folder, { recursive: true });
    const { files, killed, spare } = killedAt(last);
    const opened = await openNotes(folder, { files, unlocking }).catch(() => undefined);
    if (!killed()) {
      spare();
      await opened?.close();
      return last;
    }
    rmSync(join(folder, 'lock'), { force: true });
    await expectOpens();
    expectLying();
    expect(readdirSync(join(folder, 'attachments'))).toHaveLength(1);
  }
}

async function expectOpens(content: Record<string, string> = WRITTEN, options = {}): Promise<void> {
  const store = await openNotes(folder, { unlocking, ...options });
  expect(notes(store)).toEqual(content);
  expect(await buffer(store.readFile(sha512))).toEqual(ATTACHED);
  await store.close();
}

function expectSealed(): void {
  expect(clearPlaces(folder)).toEqual([]);
}

function expectClear(): void {
  expect(readLabel(nodeFileSystem, folder).protection).toBeUndefined();
  expect(everyFile(folder).filter((path) => readFileSync(path).includes('CAHSEAL'))).toEqual([]);
  expect(existsSync(join(folder, 'attachments', sha512))).toBe(true);
}

async function contentOfBackup(): Promise<Record<string, string>> {
  const store = await openNotes(join(folder, 'backups', '2020-10-12'));
  const content = notes(store);
  await store.close();
  return content;
}

/** Every file that shows something of what was written, in its content or its name. */
function clearPlaces(root: string): string[] {
  return everyFile(root).filter((path) => {
    const content = readFileSync(path);
    return content.includes('Petit') || content.includes('06 12 34') || path.includes(sha512);
  });
}

function everyFile(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function* once(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
