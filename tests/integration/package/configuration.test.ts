import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STICK_FILE } from '../../../main/hosts/electron/places.ts';
import { packageInto } from '../../factories/packaged-application.ts';

const ROOT = join(import.meta.dirname, '../../..');
const RESOURCES = join(ROOT, 'main/hosts/electron/resources');
const resource = (name: string) => readFileSync(join(RESOURCES, name));
const configuration = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');

test('what electron-builder’s own schema does not know stops it', async () => {
  const output = mkdtempSync(join(tmpdir(), 'cahiers-package-'));
  // All that the file says passes the same check when the package is made.
  await expect(packageInto(output, '--config.nsis.oneclick=true')).rejects.toThrow(
    /does not match the API schema\.\s+- configuration\.nsis /,
  );
  expect(readdirSync(output)).toEqual([]);
  rmSync(output, { recursive: true });
});

test('the package has the names and addresses that each system asks for', () => {
  const { name, productName, homepage, author, desktopName, main } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  // The uninstaller that tells an installed application from one on a stick has its name from this one.
  expect({ name, productName, desktopName, main }).toEqual({
    name: 'cahiers',
    productName: 'Cahiers',
    desktopName: 'cahiers.desktop',
    main: 'out/main/electron.js',
  });
  expect([homepage, author.email]).toEqual([
    expect.stringMatching(/^https:\/\//),
    expect.stringMatching(/^\S+@\S+$/),
  ]);
});

test('Windows and macOS find their icons at every size, without a tool to fetch', () => {
  for (const name of ['icon', 'cahier']) {
    expect(windowsSizes(resource(`${name}.ico`))).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(appleSizes(resource(`${name}.icns`))).toEqual([32, 64, 128, 256, 256, 512, 512, 1024]);
  }
});

test('Linux finds its own, each of the size that it is named by', () => {
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
  expect(readdirSync(join(RESOURCES, 'icons')).sort()).toEqual(
    sizes.map((size) => `${size}x${size}.png`).sort(),
  );
  for (const size of sizes) expect(pngSize(resource(`icons/${size}x${size}.png`))).toBe(size);
});

test('the archive for sticks comes with the file that keeps everything on them, which Windows reads', () => {
  expect(configuration).toContain(`\n      to: ${STICK_FILE}\n`);
  const text = resource(STICK_FILE).toString('utf8');
  expect(text.split('\r\n').length).toBe(text.split('\n').length);
  expect(text).toContain('dossier «\u00a0Dossiers\u00a0»');
});

/** Pixels of a square PNG: its IHDR chunk comes first. */
function pngSize(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

function windowsSizes(ico: Buffer): number[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const [length, at] = [14, 18].map((field) => ico.readUInt32LE(16 * index + field));
    return pngSize(ico.subarray(at, (at ?? 0) + (length ?? 0)));
  });
}

function appleSizes(icns: Buffer): number[] {
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    sizes.push(pngSize(icns.subarray(at + 8)));
  return sizes.sort((one, other) => one - other);
}
