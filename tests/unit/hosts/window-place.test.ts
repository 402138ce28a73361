import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { remembered } from '../../../main/hosts/electron/remembered.ts';
import { Place, placeOn } from '../../../main/hosts/electron/window-place.ts';

const DISPLAY = { x: 0, y: 0, width: 1920, height: 1040 };
const PLACE = { x: 100, y: 80, width: 1300, height: 900, maximized: false };
const file = () => join(mkdtempSync(join(tmpdir(), 'cahiers-place-')), 'window.json');
const kept = (path: string) => remembered(path, Place);

it('is where it was left', () => {
  const path = file();
  kept(path).keep(PLACE);
  expect(kept(path).read()).toEqual(PLACE);
  expect(placeOn([DISPLAY], PLACE)).toEqual({ x: 100, y: 80, width: 1300, height: 900 });
});

it('is the usual one when what was kept is missing or unreadable', () => {
  expect(kept(file()).read()).toBeUndefined();
  const path = file();
  for (const text of ['', '{', '{"x":"1"}', 'null']) {
    writeFileSync(path, text);
    expect(kept(path).read()).toBeUndefined();
  }
  expect(placeOn([DISPLAY], undefined)).toEqual({ width: 1280, height: 800 });
});

it('comes back on a display that is there, never smaller than the screens allow', () => {
  const onSecond = { ...PLACE, x: 2400 };
  expect(placeOn([DISPLAY, { ...DISPLAY, x: 1920 }], onSecond)).toMatchObject({ x: 2400 });
  expect(placeOn([DISPLAY], onSecond)).toEqual({ width: 1300, height: 900 });
  expect(placeOn([DISPLAY], { ...PLACE, y: -400 })).toEqual({ width: 1300, height: 900 });
  expect(placeOn([DISPLAY], { ...PLACE, width: 10, height: 10 })).toMatchObject({ width: 1024, height: 640 });
});

it('stops nothing where it cannot be kept', () => {
  const path = join(file(), 'below a file');
  writeFileSync(join(path, '..'), '');
  expect(() => kept(path).keep(PLACE)).not.toThrow();
  expect(kept(path).read()).toBeUndefined();
});
