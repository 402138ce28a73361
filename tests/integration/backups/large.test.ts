import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleIn } from '../../factories/counts.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { fillSet, SETS } from '../../factories/sets.ts';

let opened: TestDossier;
beforeAll(async () => {
  opened = await openTestDossier();
  await fillSet(opened.store, SETS.large);
  await opened.store.checkpoint();
}, 60_000);
afterAll(() => opened.close());

test('a large dossier is verified, looked into and copied while one goes on working', async () => {
  expect(statSync(join(opened.folder, 'dossier.sqlite')).size).toBeGreaterThan(4 * 1024 * 1024);
  const answered: string[] = [];
  const told = (what: string) => (value: unknown) => {
    answered.push(what);
    return value;
  };
  const add = () => opened.call('people.create', { familyName: 'Petit' }).then(told('command'));

  const backup = opened.runJob('backups.make', null);
  backup.then(told('backup'), () => undefined);
  while (answered.filter((what) => what === 'command').length < 20) await add();
  const { name, counts } = await backup;
  // The first command may have come before the files were read.
  const kept = (peopleIn(counts) ?? 0) - 3000;
  expect([0, 1]).toContain(kept);
  expect(answered.indexOf('backup')).toBeGreaterThanOrEqual(20);

  answered.length = 0;
  const preview = opened.call('backups.preview', { name });
  preview.then(told('preview'), () => undefined);
  for (let count = 0; count < 5; count++) await add();
  expect(answered).not.toContain('preview');
  expect(await preview).toMatchObject({ lostCount: 25 - kept, regainedCount: 0 });
});

test('a large backup that is damaged is told so by the thread that opens it', async () => {
  const { name } = await opened.runJob('backups.make', null);
  const path = join(opened.folder, 'backups', name, 'dossier.sqlite');
  const content = readFileSync(path);
  content[content.length >> 1]! ^= 1;
  writeFileSync(path, content);
  await expect(opened.call('backups.preview', { name })).rejects.toMatchObject({ code: 'backup-damaged' });
  expect((await opened.runJob('backups.verify', null)).damaged).toBe(1);
});
