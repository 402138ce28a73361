import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listBackups, rotate } from '../../../main/backups/shelf.ts';
import { verifyCopy } from '../../../main/engine/dossier/copy.ts';
import { nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import type { Migration } from '../../../main/engine/dossier/migrations.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { faultyFileSystem, killedAt, systemError } from '../../factories/faulty-file-system.ts';
import {
  leaveCrashed,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

const NEWER: readonly Migration[] = [
  ...NOTE_MIGRATIONS,
  { name: '0002-mark', sql: "ALTER TABLE note ADD mark TEXT NOT NULL DEFAULT ''" },
];
const ALL = { a: 'un', b: 'deux', c: 'trois' };

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let model: string;
beforeEach(async () => {
  place = temporaryFolder();
  folder = await leaveCrashed(place.folder);
  model = join(place.folder, 'modèle');
  cpSync(folder, model, { recursive: true });
});
afterEach(() => place.remove());

const anew = () => {
  rmSync(folder, { recursive: true });
  cpSync(model, folder, { recursive: true });
  rmSync(join(folder, 'lock'), { force: true });
};
const migrate = (options = {}) => openNotes(folder, { migrations: NEWER, ...options });
const backups = () => listBackups(nodeFileSystem, folder);
const verify = (name: string, migrations = NEWER) =>
  verifyCopy(nodeFileSystem, join(folder, 'backups', name), clearVault, migrations);

test('the backup before a migration is dated, verified, kept by the rotation, and opens in the former version', async () => {
  const before = Date.now();
  const store = await migrate();
  await store.close();
  expect(backups()).toMatchObject([{ name: 'avant-0002', reason: 'migration', state: 'verified' }]);
  expect(Date.parse(backups()[0]?.madeAt ?? '')).toBeGreaterThanOrEqual(before);
  rotate(nodeFileSystem, folder, new Date().toISOString());
  expect(backups()).toHaveLength(1);
  expect((await verify('avant-0002', NOTE_MIGRATIONS)).counts).toEqual({ note: 3 });
});

test('a migration that is cut off anywhere by a kill is done at the next opening, after one sound backup', async () => {
  let last = 1;
  for (; ; last++) {
    anew();
    const { files, killed, spare } = killedAt(last);
    const cut = await migrate({ files }).catch(() => undefined);
    if (!killed()) {
      spare();
      await cut?.close();
      break;
    }
    rmSync(join(folder, 'lock'), { force: true });
    const store = await migrate();
    expect(notes(store)).toEqual(ALL);
    await write(store, 'd', 'quatre');
    await store.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['avant-0002']);
    expect((await verify('avant-0002')).counts).toEqual({ note: 3 });
  }
  expect(last).toBeGreaterThan(15);
});

test('without room for its backup a migration is not begun, and the dossier stays as it was', async () => {
  const files = faultyFileSystem();
  files.before = (call, path) => {
    if (call === 'write' && path.includes('avant-')) throw systemError('ENOSPC');
  };
  await expect(migrate({ files })).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('adapté'),
  });
  const store = await openNotes(folder);
  expect(notes(store)).toEqual(ALL);
  await store.close();
});

test('another migration from the same version, after other changes, has its own backup', async () => {
  await (await migrate()).close();
  const kept = join(folder, 'backups');
  const aside = join(place.folder, 'sauvegardes');
  cpSync(kept, aside, { recursive: true });
  anew();
  cpSync(aside, kept, { recursive: true });
  const former = await openNotes(folder);
  await write(former, 'd', 'quatre');
  await former.close();
  await (await migrate()).close();
  expect(
    backups()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['avant-0002', 'avant-0002-2']);
  expect((await verify('avant-0002-2')).counts).toEqual({ note: 4 });
});

test('what can still be read of a damaged dossier is brought up to date, what was damaged being kept aside', async () => {
  const path = join(folder, 'dossier.journal');
  const content = readFileSync(path);
  const end = content.lastIndexOf('}') - 10;
  content[end]! ^= 1;
  writeFileSync(path, content);
  await expect(migrate()).rejects.toMatchObject({ code: 'dossier-damaged' });
  const store = await migrate({ recover: true });
  expect(notes(store)).toEqual({ a: 'un', b: 'deux' });
  await store.close();
  expect(readdirSync(join(folder, 'backups')).every((name) => name.startsWith('abime-'))).toBe(true);
});
