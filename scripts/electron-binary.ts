import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const NAMES: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** Electron’s binary, if it is there and can run here; otherwise why not. It is not fetched: that takes minutes. */
export function electronBinary(): { path: string } | { why: string } {
  if (!hasDisplay()) return { why: 'there is no display' };
  if (process.getuid?.() === 0) return { why: 'Electron does not run as root' };
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const path = join(folder, 'dist', NAMES[process.platform] ?? 'electron');
    return existsSync(path) ? { path } : { why: 'Electron’s binary is not there' };
  } catch {
    return { why: 'Electron is not installed' };
  }
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
