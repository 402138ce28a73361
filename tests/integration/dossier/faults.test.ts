import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenStore } from '../../../main/dossier/open-store.ts';
import {
  type FaultyFileSystem,
  type FileCall,
  faultyFileSystem,
  systemError,
} from '../../factories/faulty-file-system.ts';
import { createNotes, notes, openNotes, temporaryFolder, write } from '../../factories/store.ts';

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
});

describe('while a checkpoint is made', () => {
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
