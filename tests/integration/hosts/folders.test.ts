import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foldersBeginning } from '../../../main/hosts/web/folders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-folders-'));
  for (const name of ['Été 2020', 'etapes', 'Hiver', '.cache']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'etat.txt'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a path is completed by the folders that begin so, without accents nor capitals', async () => {
  expect(await foldersBeginning(join(folder, 'et'))).toEqual([
    join(folder, 'etapes'),
    join(folder, 'Été 2020'),
  ]);
  expect(await foldersBeginning(`${folder}/`)).toEqual(
    ['etapes', 'Été 2020', 'Hiver'].map((name) => join(folder, name)),
  );
  expect(await foldersBeginning(join(folder, '.c'))).toEqual([join(folder, '.cache')]);
});

it('nothing is completed that is not a path of this computer, nor more than one can read', async () => {
  for (const begun of [
    '',
    'et',
    '\\\\serveur\\par',
    '//serveur/par',
    join(folder, 'absent', 'x'),
    `${folder}/\0`,
  ]) {
    expect(await foldersBeginning(begun), begun).toEqual([]);
  }
  for (let number = 0; number < 30; number++) mkdirSync(join(folder, `réunion ${number}`));
  const found = await foldersBeginning(join(folder, 'reunion'));
  expect(found).toHaveLength(20);
  expect(found.slice(0, 3)).toEqual([0, 1, 2].map((number) => join(folder, `réunion ${number}`)));
});
