import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Electron’s binary; or why it cannot be used, and the package that lacks it where fetching it is all that is needed. */
export type Electron = { readonly path: string } | { readonly why: string; readonly absentFrom?: string };

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Undefined on Windows. */
  readonly user: number | undefined;
  /** Folder of the `electron` package, if it is installed. */
  readonly folder: string | undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** Looks for Electron’s binary, of the version that the package wants. Fetches nothing: that takes minutes. */
export function electronBinary(given: Partial<Surroundings> = {}): Electron {
  const { env, platform, user, folder } = { ...hereAndNow(), ...given };
  if (!hasDisplay(env, platform)) return { why: 'il n’y a pas d’écran' };
  if (user === 0) return { why: 'Electron ne s’exécute pas sous le compte root' };
  if (folder === undefined) return { why: 'Electron n’est pas installé' };
  const name = NAMES[platform] ?? 'electron';
  const wanted = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string })
    .version;
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    return elsewhere(resolve(env.INIT_CWD ?? '', env.ELECTRON_OVERRIDE_DIST_PATH), name, wanted);
  }
  const path = join(folder, 'dist', name);
  // `path.txt` is written last by Electron’s installer: without it, what is there was not unpacked to its end.
  const whole = textOf(join(folder, 'path.txt')) === name && existsSync(path);
  if (whole && versionIn(join(folder, 'dist')) === wanted) return { path };
  return { why: 'Electron n’est pas encore sur cet ordinateur', absentFrom: folder };
}

export function hasDisplay(env = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** What a person chose is not replaced; another minor version will do. */
function elsewhere(dist: string, name: string, wanted: string): Electron {
  const place = `ELECTRON_OVERRIDE_DIST_PATH désigne «\u00a0${dist}\u00a0»`;
  const path = join(dist, name);
  if (!existsSync(path)) return { why: `${place}, où Electron n’est pas` };
  const version = versionIn(dist);
  if (version !== undefined && major(version) !== major(wanted)) {
    return { why: `${place}, où se trouve Electron ${version} au lieu d’Electron ${major(wanted)}` };
  }
  return { path };
}

function hereAndNow(): Surroundings {
  return {
    env: process.env,
    platform: process.platform,
    user: process.getuid?.(),
    folder: electronPackage(),
  };
}

function electronPackage(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

function versionIn(dist: string): string | undefined {
  return textOf(join(dist, 'version'))?.trim().replace(/^v/, '');
}

function major(version: string): string | undefined {
  return version.split('.')[0];
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
