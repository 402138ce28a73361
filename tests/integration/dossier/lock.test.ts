import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaveCrashed, notes, openNotes, temporaryFolder } from '../../factories/store.ts';

let place: ReturnType<typeof temporaryFolder>;
let folder: string;

beforeEach(async () => {
  place = temporaryFolder();
  folder = await leaveCrashed(place.folder);
});
afterEach(() => place.remove());

describe('the lock', () => {
  test('refuses a second opening in the same process', async () => {
    const store = await openNotes(folder);
    await expect(openNotes(folder)).rejects.toMatchObject({ code: 'dossier-locked' });
    await store.close();
    expect(await content()).toEqual({ a: 'un', b: 'deux', c: 'trois' });
  });

  test('refuses another living process of this machine, and names who works', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    try {
      await once(child, 'spawn');
      lockBy({ pid: child.pid!, processStart: startOf(child.pid!) });
      await expect(openNotes(folder)).rejects.toMatchObject({
        code: 'dossier-locked',
        message: expect.stringContaining('Camille'),
      });
    } finally {
      child.kill();
      await once(child, 'exit');
    }
    expect(await content()).toEqual({ a: 'un', b: 'deux', c: 'trois' });
  });

  test('takes over what a process left whose number another one bears now', async () => {
    lockBy({ pid: process.ppid, processStart: 'an earlier one' });
    expect(Object.keys(await content())).toHaveLength(3);
  });

  test('takes over what was left before the machine last started', async () => {
    lockBy({ pid: process.ppid, processStart: startOf(process.ppid), since: '2020-10-12T08:00:00.000Z' });
    expect(Object.keys(await content())).toHaveLength(3);
  });

  test('refuses another machine, until asked to take over', async () => {
    lockBy({ machine: 'portable-de-niort' });
    await expect(openNotes(folder)).rejects.toMatchObject({
      code: 'dossier-locked',
      message: expect.stringContaining('portable-de-niort'),
      details: { canTakeOver: true },
    });
    const store = await openNotes(folder, { takeOver: true });
    expect(Object.keys(notes(store))).toHaveLength(3);
    await store.close();
  });

  test('cut off while being written holds nothing', async () => {
    writeFileSync(path('lock'), '{"token":');
    expect(Object.keys(await content())).toHaveLength(3);
  });

  test('is gone once the dossier is closed', async () => {
    await (await openNotes(folder)).close();
    expect(existsSync(path('lock'))).toBe(false);
  });

  function lockBy(holder: object): void {
    writeFileSync(path('lock'), '');
    const { dev, ino } = statSync(path('lock'), { bigint: true });
    const whole = {
      token: 'a2b5',
      user: 'Camille',
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
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[19]!;
  }
});

async function content(): Promise<Record<string, string>> {
  const store = await openNotes(folder);
  const found = notes(store);
  await store.close();
  return found;
}

function path(name: string): string {
  return join(folder, name);
}
