import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { electronBinary } from '../../../scripts/electron-binary.ts';
import { electronPackage } from '../../factories/electron-package.ts';

const SEEN = { env: { DISPLAY: ':0' }, platform: 'linux', user: 1000 } as const;
const ABSENT = 'Electron n’est pas encore sur cet ordinateur';

function unpacked(version: string): string {
  const { folder } = electronPackage();
  put(join(folder, 'dist'), version);
  writeFileSync(join(folder, 'path.txt'), 'electron');
  return folder;
}

function put(dist: string, version: string): void {
  mkdirSync(dist);
  writeFileSync(join(dist, 'electron'), '');
  writeFileSync(join(dist, 'version'), version);
}

it.each(['45.5.0', 'v45.5.0', '45.5.0\n'])('is there when its version says %j', (version) => {
  const folder = unpacked(version);
  expect(electronBinary({ ...SEEN, folder })).toEqual({ path: join(folder, 'dist/electron') });
});

it('is to be fetched when it is not there, not whole, or of another version', () => {
  const { folder } = electronPackage();
  expect(electronBinary({ ...SEEN, folder })).toEqual({ why: ABSENT, absentFrom: folder });
  const other = unpacked('45.4.1');
  expect(electronBinary({ ...SEEN, folder: other })).toEqual({ why: ABSENT, absentFrom: other });
  for (const missing of ['path.txt', 'dist/version', 'dist/electron']) {
    const partly = unpacked('45.5.0');
    rmSync(join(partly, missing));
    expect(electronBinary({ ...SEEN, folder: partly })).toEqual({ why: ABSENT, absentFrom: partly });
  }
});

it('is of no use without a display, as root, or without its package', () => {
  const folder = unpacked('45.5.0');
  expect(electronBinary({ ...SEEN, folder, env: {} })).toEqual({ why: 'il n’y a pas d’écran' });
  expect(electronBinary({ ...SEEN, folder, user: 0 })).toEqual({
    why: 'Electron ne s’exécute pas sous le compte root',
  });
  expect(electronBinary({ ...SEEN, folder: undefined })).toEqual({ why: 'Electron n’est pas installé' });
});

it('has the name that each system gives it', () => {
  const { folder } = electronPackage();
  const dist = join(folder, 'elsewhere');
  put(dist, '45.5.0');
  writeFileSync(join(dist, 'electron.exe'), '');
  mkdirSync(join(dist, 'Electron.app/Contents/MacOS'), { recursive: true });
  writeFileSync(join(dist, 'Electron.app/Contents/MacOS/Electron'), '');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: dist };
  const pathOn = (platform: NodeJS.Platform) => electronBinary({ env, platform, user: undefined, folder });
  expect(pathOn('win32')).toEqual({ path: join(dist, 'electron.exe') });
  expect(pathOn('darwin')).toEqual({ path: join(dist, 'Electron.app/Contents/MacOS/Electron') });
});

it('is taken from where ELECTRON_OVERRIDE_DIST_PATH says, and never replaced there', () => {
  const { folder } = electronPackage();
  const dist = join(folder, 'elsewhere');
  const env = { DISPLAY: ':0', INIT_CWD: folder, ELECTRON_OVERRIDE_DIST_PATH: 'elsewhere' };
  expect(electronBinary({ ...SEEN, folder, env })).toEqual({
    why: `ELECTRON_OVERRIDE_DIST_PATH désigne «\u00a0${dist}\u00a0», où Electron n’est pas`,
  });
  put(dist, '45.9.1');
  expect(electronBinary({ ...SEEN, folder, env })).toEqual({ path: join(dist, 'electron') });
  writeFileSync(join(dist, 'version'), '41.0.0');
  expect(electronBinary({ ...SEEN, folder, env })).toEqual({
    why: `ELECTRON_OVERRIDE_DIST_PATH désigne «\u00a0${dist}\u00a0», où se trouve Electron 41.0.0 au lieu d’Electron 45`,
  });
});
