import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCopyReader } from '../../../main/backups/copy-reader.ts';
import { type MakingParts, makeBackup } from '../../../main/backups/make.ts';
import { restoreBackup } from '../../../main/backups/restore.ts';
import { listBackups, rotate, shelfOf } from '../../../main/backups/shelf.ts';
import { copyDossier } from '../../../main/backups/usb-copy.ts';
import { verifyCopy } from '../../../main/engine/dossier/copy.ts';
import { type FileSystem, nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import { namesOf } from '../../../main/engine/dossier/new-dossier.ts';
import { openStore } from '../../../main/engine/dossier/open.ts';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type { Reader } from '../../../main/engine/dossier/store.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { AppError } from '../../../shared/errors.ts';
import { openTestDossier } from '../../factories/dossier.ts';
import { faultyFileSystem, killedAt, systemError } from '../../factories/faulty-file-system.ts';
import { presenceInMemory } from '../../factories/presence.ts';

const NOW = '2020-10-12T08:00:00.000Z';
const WORKER = new URL('../../../main/backups/copy-worker.ts', import.meta.url);
const by = { vault: clearVault, key: undefined };
const partsOf = (files: FileSystem, now = NOW): MakingParts => ({
  files,
  now: () => now,
  copies: createCopyReader(files, WORKER),
});

let root: string;
/** A dossier with a person, a backup of it named `FIRST`, then another person. */
let model: string;
const FIRST = '2020-10-01T08-00-00-000Z';
let folder: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cahiers-sauvegardes-'));
  model = join(root, 'modèle');
  const opened = await openTestDossier();
  await opened.call('people.create', { familyName: 'Martin' });
  await makeBackup(
    partsOf(nodeFileSystem, '2020-10-01T08:00:00.000Z'),
    { folder: opened.folder, ...by },
    'hand',
  );
  await opened.call('people.create', { familyName: 'Petit' });
  const kept = await opened.store.keepFile(
    (async function* () {
      yield Buffer.alloc(300_000, 'a');
    })(),
  );
  expect(kept.size).toBe(300_000);
  cpSync(opened.folder, model, { recursive: true });
  rmSync(join(model, 'lock'));
  await opened.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(root, 'Académie d’Orléans-Tours, été');
  cpSync(model, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const anew = () => {
  rmSync(folder, { recursive: true });
  cpSync(model, folder, { recursive: true });
};
const PARTS = ['dossier.cahier', 'dossier.sqlite', 'dossier.journal'];
const contentOf = (path: string) => PARTS.map((name) => readFileSync(join(path, name), 'latin1'));
const people = (read: Reader) =>
  read
    .all(bareStatement<{ name: string }>('SELECT familyName AS name FROM person ORDER BY id', []))
    .map(({ name }) => name);
const openIt = (files: FileSystem = nodeFileSystem, prepare?: Parameters<typeof openStore>[0]['prepare']) =>
  openStore({ files, presence: presenceInMemory(), folder, names: namesOf, ...(prepare && { prepare }) });

/** Every backup that is listed opens, and nothing unfinished is left once the next one was made. */
async function expectSound(least: number): Promise<void> {
  const listed = listBackups(nodeFileSystem, folder);
  expect(listed.length).toBeGreaterThanOrEqual(least);
  for (const { name } of listed) await verifyCopy(nodeFileSystem, join(shelfOf(folder), name), clearVault);
  await makeBackup(partsOf(nodeFileSystem), { folder, ...by }, 'hand');
  rotate(nodeFileSystem, folder, NOW);
  expect(readdirSync(shelfOf(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  expect(contentOf(folder)).toEqual(contentOf(model));
}

/** What a disk answers when it is full, worn out or not to be written. */
const CODES = ['ENOSPC', 'EIO', 'EROFS'];

/** Runs a work once for each call it makes to the disk, that call failing, each time otherwise; answers how many there are. */
async function failEach(
  work: (files: FileSystem) => Promise<unknown>,
  then: (error: unknown, code: string) => Promise<void>,
): Promise<number> {
  for (let last = 1; ; last++) {
    anew();
    const code = CODES[last % CODES.length] ?? '';
    const files = faultyFileSystem();
    let count = 0;
    files.before = () => {
      if (++count === last) throw systemError(code);
    };
    const error = await work(files).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (count < last) return last - 1;
    await then(error, code);
  }
}

test('when any call of a backup fails, it is told in a sentence, and the dossier and the other backups stay', async () => {
  const tried = await failEach(
    (files) => makeBackup(partsOf(files), { folder, ...by }, 'hand'),
    async (error, code) => {
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({
        code: code === 'ENOSPC' ? 'disk-full' : 'backup-failed',
        message: expect.stringContaining('Votre dossier, lui, est intact'),
      });
      await expectSound(1);
    },
  );
  expect(tried).toBeGreaterThan(20);
});

test('a backup that is cut off anywhere by a kill is never taken for one', async () => {
  let last = 1;
  for (; ; last++) {
    anew();
    const { files, killed } = killedAt(last);
    await makeBackup(partsOf(files), { folder, ...by }, 'automatic').catch(() => undefined);
    if (!killed()) break;
    await expectSound(1);
  }
  expect(last).toBeGreaterThan(10);
});

test('a rotation that is cut off anywhere by a kill leaves whole backups or none', async () => {
  const later = '2021-10-12T08:00:00.000Z';
  let last = 1;
  for (; ; last++) {
    anew();
    for (const minute of ['10', '20', '30']) {
      const now = `2020-10-12T08:${minute}:00.000Z`;
      await makeBackup(partsOf(nodeFileSystem, now), { folder, ...by }, 'automatic');
    }
    const { files, killed } = killedAt(last);
    try {
      rotate(files, folder, later);
    } catch {
      // Killed.
    }
    if (!killed()) break;
    await expectSound(1);
  }
  expect(last).toBeGreaterThan(5);
  expect(listBackups(nodeFileSystem, folder)).toHaveLength(2);
});

test('a session whose clock is a year ahead leaves the earlier backups', async () => {
  for (const now of ['2020-10-11T08:00:00.000Z', '2020-10-12T08:00:00.000Z', '2021-10-12T08:00:00.000Z']) {
    await makeBackup(partsOf(nodeFileSystem, now), { folder, ...by }, 'automatic');
    rotate(nodeFileSystem, folder, now);
  }
  rotate(nodeFileSystem, folder, '2020-10-12T10:00:00.000Z');
  expect(listBackups(nodeFileSystem, folder).map(({ name }) => name.slice(0, 10))).toEqual([
    '2021-10-12',
    '2020-10-12',
    '2020-10-11',
    '2020-10-01',
  ]);
});

describe('a restore', () => {
  const restoring = (files: FileSystem) =>
    openIt(files, async (unread) => {
      await restoreBackup(partsOf(files), unread, FIRST);
    });

  test('that is cut off anywhere by a kill leaves the one state or the other, and what was there is a backup', async () => {
    const found = new Set<string>();
    let last = 1;
    for (; ; last++) {
      anew();
      const { files, killed, spare } = killedAt(last);
      const store = await restoring(files).catch(() => undefined);
      if (!killed()) {
        spare();
        await store?.close();
        break;
      }
      rmSync(join(folder, 'lock'), { force: true });
      const again = await openIt();
      const names = people(again);
      await again.close();
      found.add(names.join());
      if (names.length === 1) {
        const aside = listBackups(nodeFileSystem, folder).find(({ reason }) => reason === 'aside');
        expect(aside).toMatchObject({ state: 'verified', note: { counts: { person: 2 } } });
      }
    }
    expect([...found].toSorted()).toEqual(['Martin', 'Martin,Petit']);
  });

  test('that meets a disk that fails anywhere leaves a dossier that opens', async () => {
    const found = new Set<string>();
    await failEach(
      async (files) => (await restoring(files)).close(),
      async () => {
        rmSync(join(folder, 'lock'), { force: true });
        const again = await openIt();
        found.add(people(again).join());
        await again.close();
      },
    );
    expect([...found].toSorted()).toEqual(['Martin', 'Martin,Petit']);
  });
});

describe('a copy to a stick', () => {
  const STICK = 'Clé de Zoé';
  const stick = () => join(root, STICK);
  const copying = async (files: FileSystem, store: OpenStore, signal = new AbortController().signal) =>
    copyDossier({ ...partsOf(files), signal, progress: () => undefined }, store, stick(), 'Été 2020');
  let store: OpenStore;
  beforeEach(async () => {
    mkdirSync(stick());
    store = await openIt();
  });
  afterEach(async () => {
    await store.close();
    rmSync(stick(), { recursive: true, force: true });
  });
  const visible = () => readdirSync(stick()).filter((name) => !name.endsWith('.new'));

  test.each([
    ['no room is left on it', 'ENOSPC', /pas assez de place/],
    ['it is pulled out', 'EIO', /bien branché/],
    ['its folder disappears', 'ENOENT', /bien branché/],
    ['it refuses to be written', 'EROFS', /accepte l’écriture/],
  ])(
    'says so when %s, at any moment, and leaves nothing that looks like a dossier',
    async (_, code, said) => {
      let last = 1;
      for (; ; last++) {
        const files = faultyFileSystem();
        let count = 0;
        files.before = (_call, path) => {
          if (path.includes(STICK) && ++count >= last) throw systemError(code);
        };
        const made = await copying(files, store).catch((error: unknown) => error);
        if (count < last) {
          expect(made).toMatchObject({ attachments: 1 });
          break;
        }
        expect(made).toBeInstanceOf(AppError);
        expect((made as AppError).message).toMatch(said);
        for (const name of visible()) rmSync(join(stick(), name), { recursive: true });
      }
      expect(last).toBeGreaterThan(15);
    },
  );

  test('stops where it is cancelled, and leaves nothing', async () => {
    const controller = new AbortController();
    const files = faultyFileSystem();
    files.before = (call, path) => {
      if (call === 'write' && path.includes('attachments')) controller.abort();
    };
    await expect(copying(files, store, controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(stick())).toEqual([]);
  });

  test('that the stick spoils as it writes is not kept', async () => {
    const files = faultyFileSystem();
    const spoilt: FileSystem = {
      ...files,
      write: (file, bytes, position) => {
        const wrong = Buffer.from(bytes);
        if (wrong.length > 5000) wrong[4000] = (wrong[4000] ?? 0) ^ 1;
        return files.write(file, wrong, position);
      },
    };
    await expect(copying(spoilt, store)).rejects.toMatchObject({ code: 'backup-failed' });
    expect(readdirSync(stick())).toEqual([]);
  });
});
