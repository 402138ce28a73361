import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepUserData, placesOf, STICK_FILE } from '../../../main/hosts/electron/places.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-clé '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HOME = '/home/zoe';
const placesIn = (asked?: string) => placesOf({ executable: join(folder, 'Cahiers.exe'), home: HOME, asked });
const beside = (name: string) => writeFileSync(join(folder, name), '');

function userDataOf(places: ReturnType<typeof placesOf>): string[] {
  const set: string[] = [];
  keepUserData({ setPath: (name, path) => set.push(name, path) }, places);
  return set;
}

it('is the user’s own folder, and Chromium’s is the system’s, where the application is installed', () => {
  expect(placesIn()).toEqual({ dataFolder: join(HOME, 'Cahiers'), userData: undefined });
  expect(userDataOf(placesIn())).toEqual([]);
});

it('is beside the executable, for all that is kept, on a stick', () => {
  beside(STICK_FILE);
  const kept = join(folder, 'Dossiers');
  expect(placesIn()).toEqual({ dataFolder: kept, userData: join(kept, 'fenetre') });
  expect(userDataOf(placesIn())).toEqual(['userData', join(kept, 'fenetre')]);
  expect(existsSync(join(kept, 'fenetre'))).toBe(true);
});

it('is never a folder that an uninstaller would remove', () => {
  beside(STICK_FILE);
  beside('Uninstall Cahiers.exe');
  expect(placesIn()).toEqual({ dataFolder: join(HOME, 'Cahiers'), userData: undefined });
});

it('is what the administrator says, for the dossiers', () => {
  expect(placesIn('/srv/cahiers').dataFolder).toBe('/srv/cahiers');
  expect(placesIn('').dataFolder).toBe(join(HOME, 'Cahiers'));
  beside(STICK_FILE);
  expect(placesIn('/srv/cahiers')).toEqual({
    dataFolder: '/srv/cahiers',
    userData: join(folder, 'Dossiers', 'fenetre'),
  });
});

it('leaves to the data folder to say that a stick cannot be written to', () => {
  beside(STICK_FILE);
  // A file has the place of the folder, as nothing forbids an administrator to write.
  beside('Dossiers');
  expect(userDataOf(placesIn())).toEqual([]);
});
