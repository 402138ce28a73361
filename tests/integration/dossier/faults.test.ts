import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import {
  type FaultyFileSystem,
  type FileCall,
  faultyFileSystem,
  systemError,
} from '../../factories/faulty-file-system.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';
import { createNotes, notes, openNotes, temporaryFolder, write } from '../../factories/store.ts';

const NOT_RECORDED = /votre dernière action n’a pas été enregistrée/;

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let files: FaultyFileSystem;
let store: OpenStore;

beforeEach(async () => {
  place = temporaryFolder();
  folder = join(place.folder, 'dossier');
  files = faultyFileSystem();
  store = await createNotes(folder, files);
  await write(store, 'a', 'sûr');
});
afterEach(async () => {
  healthy();
  await store.close();
  place.remove();
});

describe('while a command is written', () => {
  test('a full disk refuses it, and takes it again once there is room', async () => {
    fail('write', 'ENOSPC');
    await expect(write(store, 'b', 'x')).rejects.toMatchObject({ code: 'disk-full' });
    expect(notes(store)).toEqual({ a: 'sûr' });
    healthy();
    await write(store, 'b', 'de nouveau');
    expect(await contentOfCopy()).toEqual({ a: 'sûr', b: 'de nouveau' });
  });

  test('a full disk when the journal must grow refuses it and leaves the dossier as it was', async () => {
    fail('sync', 'ENOSPC');
    await expect(write(store, 'b', 'x'.repeat(400_000))).rejects.toMatchObject({ code: 'disk-full' });
    expect(store.readOnly).toBe(false);
    await write(store, 'c', 'court');
    expect(await contentOfCopy()).toEqual({ a: 'sûr', c: 'court' });
  });

  test('a full disk with room for one record takes it', async () => {
    const disk = new SimulatedDisk();
    const small = await createNotes('/dossier', disk);
    const used = disk.files().reduce((sum, path) => sum + disk.content(path).length, 0);
    disk.capacity = used + 20_000;
    let refused: unknown;
    for (let number = 1; refused === undefined && number < 200; number++) {
      refused = await write(small, `${number}`, 'x'.repeat(4000)).catch((error: unknown) => error);
    }
    expect(refused).toMatchObject({ code: 'disk-full', message: expect.stringMatching(NOT_RECORDED) });
    expect(disk.free).toBeLessThan(5000);
    expect(small.readOnly).toBe(false);
    const found = await openNotes('/dossier', { files: disk.copy() });
    expect(notes(found)).toEqual(notes(small));
    await found.close();
    await small.close();
  });

  test('short writes are gone on with', async () => {
    files.taken = (_, bytes) => Math.max(1, Math.floor(bytes.length / 3));
    await write(store, 'b', 'texte'.repeat(1000));
    healthy();
    expect(await contentOfCopy()).toEqual({ a: 'sûr', b: 'texte'.repeat(1000) });
  });

  test('a failed sync is answered as a failure, and what is shown is what the disk holds', async () => {
    failOnce('syncData', 'EIO');
    const both = await Promise.allSettled([write(store, 'b', 'x'), write(store, 'c', 'y')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(notes(store)).toEqual({ a: 'sûr' });
    expect(await contentOfCopy()).toEqual({ a: 'sûr' });
    await write(store, 'd', 'ensuite');
    expect(await contentOfCopy()).toEqual({ a: 'sûr', d: 'ensuite' });
  });

  test('what a query had read is not answered when its sync fails', async () => {
    failOnce('syncData', 'EIO');
    const writing = write(store, 'b', 'x');
    expect(notes(store)).toEqual({ a: 'sûr', b: 'x' });
    await expect(store.durable()).rejects.toMatchObject({ code: 'not-saved' });
    await expect(writing).rejects.toMatchObject({ code: 'not-saved' });
  });

  test('a disk that syncs nothing any more makes the dossier read-only, which it says', async () => {
    files.before = (call) => {
      if (call === 'syncData' || call === 'sync') throw systemError('EIO');
    };
    await expect(write(store, 'b', 'x')).rejects.toMatchObject({ code: 'not-saved' });
    expect(store.readOnly).toBe(true);
    await expect(write(store, 'c', 'y')).rejects.toMatchObject({ code: 'read-only' });
    expect(notes(store)).toEqual({ a: 'sûr' });
  });

  test('a command that is said not to be recorded is not found, though nothing but its journal can be written', async () => {
    let count = 0;
    files.before = (call) => {
      if (call === 'syncData' && ++count === 1) throw systemError('EIO');
      if (call === 'open') throw systemError('EMFILE');
    };
    await expect(write(store, 'b', 'x')).rejects.toMatchObject({
      message: expect.stringMatching(NOT_RECORDED),
    });
    expect(store.readOnly).toBe(true);
    expect(await contentOfCopy()).toEqual({ a: 'sûr' });
  });

  test('when it cannot be known whether it is recorded, that is what is said', async () => {
    files.before = (call) => {
      if (['syncData', 'sync', 'truncate'].includes(call)) throw systemError('EIO');
    };
    const refused = await write(store, 'b', 'x').catch((error: Error) => error.message);
    expect(refused).toMatch(/ne peut pas savoir/);
    expect(refused).not.toMatch(NOT_RECORDED);
  });
});

describe('while a checkpoint is made', () => {
  test('one that is due and fails is said, until one succeeds', async () => {
    fail('rename', 'EACCES');
    for (let number = 1; number <= 9; number++) await write(store, 'b', 'x'.repeat(500_000));
    // It is made at the end of a turn, which may come after the last command is answered.
    await setImmediate();
    expect(store.warnings).toEqual([expect.stringContaining('remettre en ordre')]);
    expect(store.readOnly).toBe(false);
    healthy();
    await store.checkpoint();
    expect(store.warnings).toEqual([]);
  });

  test('a rename that an antivirus holds for a moment is tried again', async () => {
    let held = 3;
    files.before = (call) => {
      if (call === 'rename' && held-- > 0) throw systemError('EBUSY');
    };
    await store.checkpoint();
    expect(held).toBeLessThan(0);
    expect(await contentOfCopy()).toEqual({ a: 'sûr' });
  });
});

function healthy(): void {
  files.before = () => undefined;
  files.taken = () => undefined;
}

function fail(failing: FileCall, code: string): void {
  files.before = (call) => {
    if (call === failing) throw systemError(code);
  };
}

function failOnce(failing: FileCall, code: string): void {
  let count = 0;
  files.before = (call) => {
    if (call === failing && ++count === 1) throw systemError(code);
  };
}

async function contentOfCopy(): Promise<Record<string, string>> {
  const copy = join(place.folder, 'copie');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const opened = await openNotes(copy);
  const content = notes(opened);
  await opened.close();
  return content;
}
