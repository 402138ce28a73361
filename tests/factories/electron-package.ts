import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { handmadeZip } from './handmade-zip.ts';

const NODE_MODULES = join(import.meta.dirname, '../../node_modules');

export const ELECTRON_VERSION = '45.5.0';

export interface ElectronPackage {
  /** The installer of the real package, beside the checksums of `zip`. */
  readonly folder: string;
  /** What a mirror is to serve for this machine: a binary that is none, and its version. */
  readonly zip: Uint8Array;
  /** An empty folder, for what is downloaded. */
  readonly cache: string;
}

/** A stand-in for the `electron` package of npm, in a folder of the test’s own. */
export function electronPackage(): ElectronPackage {
  const place = mkdtempSync(join(tmpdir(), 'cahiers-electron-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  // What the installer requires.
  symlinkSync(NODE_MODULES, join(place, 'node_modules'), 'dir');
  const folder = join(place, 'electron');
  mkdirSync(folder);
  const zip = handmadeZip([
    { name: 'electron', content: Buffer.from('#!/bin/sh\nexit 0\n'), mode: 0o100755 },
    { name: 'version', content: Buffer.from(ELECTRON_VERSION) },
  ]);
  const sum = createHash('sha256').update(zip).digest('hex');
  const name = `electron-v${ELECTRON_VERSION}-${process.platform}-${process.arch}.zip`;
  cpSync(join(NODE_MODULES, 'electron/install.js'), join(folder, 'install.js'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'electron', version: ELECTRON_VERSION }),
  );
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [name]: sum }));
  return { folder, zip, cache: join(place, 'cache') };
}

/** A program of the shell, in a folder of the test’s own. */
export function shellProgram(lines: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cahiers-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'program');
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}
