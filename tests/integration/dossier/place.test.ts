import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../main/engine/dossier/file-system.ts';
import { placeOf } from '../../../main/engine/dossier/place.ts';
import { openTestApplication } from '../../factories/dossier.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cahiers-place-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function inFolder(...parts: string[]) {
  const folder = join(root, ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
const place = (folder: string) => placeOf(nodeFileSystem, folder);

it.each([
  ['OneDrive', ['OneDrive', 'dossiers']],
  ['OneDrive', ['OneDrive - Académie de Poitiers', 'Documents', 'poitiers-2020']],
  ['Nextcloud', ['Nextcloud', 'poitiers-2020']],
  ['Dropbox', ['Dropbox (Rectorat)', 'poitiers-2020']],
  ['Google Drive', ['Mon Drive', 'poitiers-2020']],
  ['iCloud', ['Mobile Documents', 'com~apple~CloudDocs', 'poitiers-2020']],
  [null, ['Documents', 'mes onedrives', 'poitiers-2020']],
  [null, ['Documents', 'poitiers-2020']],
])('is known as copied elsewhere by %s in %j', (synchroniser, parts) => {
  expect(place(inFolder(...parts)).synchronisedBy).toBe(synchroniser);
});

it('is known as copied elsewhere by the mark left above it', () => {
  const folder = inFolder('Travail', 'poitiers-2020');
  writeFileSync(join(root, 'Travail', '.nextcloudsync.log'), '');
  expect(place(folder).synchronisedBy).toBe('Nextcloud');
});

it('shows the copies that two computers left, and takes nothing else for one', () => {
  const folder = inFolder('poitiers-2020');
  const copies = [
    'Copie (2) de dossier.journal',
    'Copie de dossier.sqlite',
    'dossier (conflicted copy 2020-10-12 083000).journal',
    'dossier (copie en conflit de PC2 2020-10-12).sqlite',
    'dossier-PC2.sqlite',
    'dossier.sync-conflict-20201012-083000-ABCDEFG.journal',
    'dossier_conflict-20201012-083000.sqlite',
  ];
  const others = [
    'dossier.cahier',
    'dossier.sqlite',
    'dossier.journal',
    'dossier.sqlite.new',
    'lock',
    'dossiers.txt',
    'dossiers.sqlite',
    'dossier2.sqlite',
    'copies du dossier.sqlite',
  ];
  for (const name of [...copies, ...others]) writeFileSync(join(folder, name), '');
  expect(place(folder).conflictCopies).toEqual(copies);
});

it('is told with the dossier when it opens', async () => {
  await using test = await openTestApplication();
  const folder = join(inFolder('OneDrive'), 'poitiers');
  await test.runJob('dossier.create', {
    ...{ name: 'Poitiers', campaignId: 'egn-2020', folder },
    territory: { level: 'academy', code: '13' },
  });
  await test.runJob('dossier.close', null);
  writeFileSync(join(folder, 'dossier-PC2.sqlite'), 'autre');
  const opened = await test.runJob('dossier.open', { folder });
  expect(opened.place).toEqual({
    ...{ synchronisedBy: 'OneDrive', network: false },
    conflictCopies: ['dossier-PC2.sqlite'],
  });
  renameSync(join(folder, 'dossier-PC2.sqlite'), join(root, 'ailleurs'));
  await test.runJob('dossier.close', null);
  expect((await test.runJob('dossier.open', { folder })).place.conflictCopies).toEqual([]);
});
