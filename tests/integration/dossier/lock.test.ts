import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import { takeLock } from '../../../main/engine/dossier/lock.ts';
import { presenceHere } from '../../../main/engine/dossier/presence/here.ts';
import { presenceInMemory } from '../../factories/presence.ts';
import { leaveCrashed, notes, openNotes, temporaryFolder, write } from '../../factories/store.ts';

let place: ReturnType<typeof temporaryFolder>;
let folder: string;

beforeEach(async () => {
  place = temporaryFolder();
  folder = await leaveCrashed(place.folder);
});
afterEach(() => place.remove());

/** Where nobody answers any more. */
const CLEARED = '/run/cahiers/0123456789abcdef.0123456789ab';

/** Opens as the application does on this machine. */
const open = (at = folder, takeOver = false) => openNotes(at, { presence: presenceHere, takeOver });

describe('the lock', () => {
  test('refuses a second opening, by whatever path, and names who works', async () => {
    const link = join(place.folder, 'raccourci');
    symlinkSync(folder, link);
    const store = await open();
    for (const path of [folder, link]) {
      await expect(open(path, true)).rejects.toMatchObject({
        code: 'dossier-locked',
        message: expect.stringContaining(`déjà ouvert sur cet ordinateur par ${userInfo().username}`),
        details: { canTakeOver: false },
      });
    }
    await store.close();
    expect(await content()).toEqual({ a: 'un', b: 'deux', c: 'trois' });
  });

  test('follows a dossier to where it is written again, and leaves its former place', async () => {
    const store = await open();
    rmSync(join(folder, 'dossier.journal'));
    await write(store, 'd', 'quatre');
    expect(store.folder).not.toBe(folder);
    await expect.poll(() => existsSync(join(store.folder, 'lock'))).toBe(true);
    await expect(open(store.folder, true)).rejects.toMatchObject({ code: 'dossier-locked' });
    await expect.poll(() => existsSync(path('lock'))).toBe(false);
    // What is left there lacks its journal, and that is what is said of it.
    await expect(open()).rejects.toMatchObject({ code: 'dossier-incomplete' });
    await store.close();
    expect(existsSync(join(store.folder, 'lock'))).toBe(false);
  });

  test('holds a folder that was renamed while it was open', async () => {
    const store = await open();
    const elsewhere = join(place.folder, 'renommé');
    renameSync(folder, elsewhere);
    await expect(open(elsewhere, true)).rejects.toMatchObject({ code: 'dossier-locked' });
    renameSync(elsewhere, folder);
    await store.close();
    expect(existsSync(path('lock'))).toBe(false);
  });

  test('holds without its file, and after any change of the clock', async () => {
    const store = await open();
    const former = JSON.parse(readFileSync(path('lock'), 'utf8'));
    writeFileSync(path('lock'), JSON.stringify({ ...former, since: '2001-01-01T00:00:00.000Z', pid: 1 }));
    await expect(open()).rejects.toMatchObject({ code: 'dossier-locked' });
    rmSync(path('lock'));
    await expect(open()).rejects.toMatchObject({ code: 'dossier-locked' });
    await store.close();
  });

  test('of a folder that was copied while it was open holds nothing', async () => {
    const store = await open();
    const copy = join(place.folder, 'copie');
    cpSync(folder, copy, { recursive: true });
    const other = await open(copy);
    await other.close();
    await store.close();
  });

  test('is found by its address where the presence of its holder is not', async () => {
    const store = await open();
    // As a process whose session gives it another folder for sockets.
    const { answers } = presenceHere;
    const apart = { ...presenceInMemory(), answers };
    await expect(openNotes(folder, { presence: apart })).rejects.toMatchObject({
      code: 'dossier-locked',
      details: { canTakeOver: false },
    });
    await store.close();
  });

  test.each([
    [
      'of the same number on another volume asks: it is this folder mounted twice, or a copy',
      (n: string) => `1${n}`,
    ],
    [
      'of another number at the same place asks: it is on a volume whose numbers change, or a copy',
      () => '1:2',
    ],
  ])('%s', async (_, inodeFrom) => {
    const store = await open();
    const held = JSON.parse(readFileSync(path('lock'), 'utf8'));
    writeFileSync(path('lock'), JSON.stringify({ ...held, inode: inodeFrom(held.inode) }));
    const apart = { ...presenceInMemory(), answers: presenceHere.answers };
    await expect(openNotes(folder, { presence: apart })).rejects.toMatchObject({
      message: expect.stringContaining('peut-être ouvert sur cet ordinateur'),
      details: { canTakeOver: true },
    });
    await store.close();
  });

  test('is taken over from a dead process, whatever number it bore and whatever its clock said', async () => {
    const since = '2999-01-01T00:00:00.000Z';
    lockBy({ address: CLEARED, pid: process.ppid, processStart: 'an earlier one', since });
    expect(Object.keys(await content())).toHaveLength(3);
  });

  test('of a process that lives, and whose socket was cleared away, asks', async () => {
    lockBy({ address: CLEARED, pid: process.ppid, processStart: startOf(process.ppid) });
    await expect(open()).rejects.toMatchObject({ code: 'dossier-locked', details: { canTakeOver: true } });
  });

  test('connects to no address but those that Cahiers makes', async () => {
    const hostile = join(place.folder, 'piège');
    const asked: string[] = [];
    const server = createServer(() => asked.push(hostile)).listen(hostile);
    await once(server, 'listening');
    lockBy({ address: hostile });
    expect(Object.keys(await content())).toHaveLength(3);
    expect(asked).toEqual([]);
    server.close();
  });

  test.each([
    ['another machine', { machine: 'portable-de-niort' }, 'portable-de-niort'],
    ['another user of this one', { user: 'Camille' }, 'peut-être ouvert sur cet ordinateur par Camille'],
  ])('refuses %s, until asked to take over', async (_, holder, said) => {
    lockBy(holder);
    await expect(open()).rejects.toMatchObject({
      code: 'dossier-locked',
      message: expect.stringContaining(said),
      details: { canTakeOver: true },
    });
    const store = await open(folder, true);
    expect(Object.keys(notes(store))).toHaveLength(3);
    await store.close();
  });

  test('cut off while being written holds nothing', async () => {
    writeFileSync(path('lock'), '{"token":');
    expect(Object.keys(await content())).toHaveLength(3);
  });

  test('is gone once the dossier is closed, and with it what told that it was open', async () => {
    const store = await open();
    const { address } = JSON.parse(readFileSync(path('lock'), 'utf8')) as { address: string };
    expect(statSync(address).mode & 0o777).toBe(0o600);
    await store.close();
    expect([existsSync(path('lock')), existsSync(address)]).toEqual([false, false]);
  });

  test('on a volume that numbers nothing goes by the place of the folder', async () => {
    const unnumbered = (at: string) => {
      const status = nodeFileSystem.status(at);
      return status && { ...status, inode: '66:0' };
    };
    const parts = { files: { ...nodeFileSystem, status: unnumbered }, presence: presenceHere };
    const other = join(place.folder, 'autre');
    mkdirSync(other);
    const first = await takeLock(parts, folder);
    const second = await takeLock(parts, other);
    await expect(takeLock(parts, folder)).rejects.toMatchObject({ code: 'dossier-locked' });
    await first.release();
    await second.release();
  });

  test('that cannot be told to others is refused, and nothing is changed', async () => {
    const nowhere = {
      ...presenceInMemory(),
      take: () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' })),
    };
    const left = readFileSync(path('lock'), 'utf8');
    await expect(openNotes(folder, { presence: nowhere })).rejects.toMatchObject({ code: 'presence-failed' });
    expect(readFileSync(path('lock'), 'utf8')).toBe(left);
  });
});

describe('the lock of a former version, which has no address', () => {
  test('refuses while its process lives', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    try {
      await once(child, 'spawn');
      lockBy({ pid: child.pid, processStart: startOf(child.pid ?? 0), since: '2020-10-12T08:00:00.000Z' });
      await expect(open()).rejects.toMatchObject({ code: 'dossier-locked', details: { canTakeOver: false } });
    } finally {
      child.kill();
      await once(child, 'exit');
    }
    expect(await content()).toEqual({ a: 'un', b: 'deux', c: 'trois' });
  });

  test('holds nothing once another process bears its number', async () => {
    lockBy({ pid: process.ppid, processStart: 'an earlier one' });
    expect(Object.keys(await content())).toHaveLength(3);
  });
});

function lockBy(holder: object): void {
  writeFileSync(path('lock'), '');
  const { dev, ino } = statSync(path('lock'), { bigint: true });
  const whole = {
    token: 'a2b5',
    user: userInfo().username,
    machine: hostname(),
    pid: 1,
    processStart: '',
    since: new Date().toISOString(),
    inode: `${dev}:${ino}`,
    ...holder,
  };
  appendFileSync(path('lock'), JSON.stringify(whole));
}

function startOf(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
}

async function content(): Promise<Record<string, string>> {
  const store = await open();
  const found = notes(store);
  await store.close();
  return found;
}

function path(name: string): string {
  return join(folder, name);
}
