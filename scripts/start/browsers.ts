import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, posix, win32 } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** A command that shows a page. */
export interface Way {
  readonly command: string;
  readonly args: readonly string[];
  /** Arguments that cmd.exe reads as they are written. */
  readonly verbatim?: boolean;
}

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly exists: (path: string) => boolean;
}

/** Of the Chromium family: they show a page as an application, without bars. */
const WINDOWS = [
  'Microsoft/Edge/Application/msedge.exe',
  'Google/Chrome/Application/chrome.exe',
  'BraveSoftware/Brave-Browser/Application/brave.exe',
  'Chromium/Application/chrome.exe',
  'Vivaldi/Application/vivaldi.exe',
];
const MAC = ['Google Chrome', 'Microsoft Edge', 'Brave Browser', 'Chromium', 'Vivaldi'];
const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'brave',
  'vivaldi',
];
/** A browser that still runs after this has opened. */
const OPENED_MS = 3_000;

/**
 * The ways to show a page of the disk, best first: a window of its own, then the browser that the person uses. What is
 * secret stands in the page and never here: any user of the machine may list the arguments of its programs.
 */
export function waysToOpen(page: string, machine: Partial<Machine> = {}): Way[] {
  const { platform, env, exists } = {
    platform: process.platform,
    env: process.env,
    exists: existsSync,
    ...machine,
  };
  const found = programs(platform, env).filter(exists);
  const { href } = pathToFileURL(page, { windows: platform === 'win32' });
  const windows = found.map((command) => ({ command, args: [`--app=${href}`] }));
  return [...windows, usual(page, platform)];
}

/** Opens the first way that works; answers whether one did. */
export async function openBrowser(ways: readonly Way[], opened = OPENED_MS): Promise<boolean> {
  for (const way of ways) if (await works(way, opened)) return true;
  return false;
}

async function works({ command, args, verbatim }: Way, opened: number): Promise<boolean> {
  try {
    const child = spawn(command, args, {
      stdio: 'ignore',
      // It outlives us.
      detached: true,
      windowsHide: true,
      windowsVerbatimArguments: verbatim ?? false,
    });
    child.unref();
    const [code] = await Promise.race([once(child, 'exit'), setTimeout(opened, [0])]);
    return code === 0;
  } catch {
    return false;
  }
}

function programs(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder);
    return WINDOWS.flatMap((name) => folders.map((folder) => win32.join(folder ?? '', name)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(env.HOME ?? '/', 'Applications')];
    return MAC.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder);
  return LINUX.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

function usual(page: string, platform: NodeJS.Platform): Way {
  if (platform === 'darwin') return { command: 'open', args: [page] };
  if (platform !== 'win32') return { command: 'xdg-open', args: [page] };
  // `start` belongs to cmd.exe, to which « & » ends a command outside quotes; its first quoted word is a title.
  return { command: 'cmd.exe', args: ['/d', '/c', `start "" "${page}"`], verbatim: true };
}
