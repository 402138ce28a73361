import { expect, it } from 'vitest';
import { waysToOpen } from '../../../../scripts/start/browsers.ts';

const PAGE = '/home/léa/Cahiers/ouvrir-1.html';
const AS_APPLICATION = ['--app=file:///home/l%C3%A9a/Cahiers/ouvrir-1.html'];
const PAGE_ON_WINDOWS = 'C:\\Users\\Léa & Co\\Cahiers\\ouvrir-1.html';
const AS_APPLICATION_ON_WINDOWS = ['--app=file:///C:/Users/L%C3%A9a%20&%20Co/Cahiers/ouvrir-1.html'];

function ways(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, there: readonly string[]) {
  const page = platform === 'win32' ? PAGE_ON_WINDOWS : PAGE;
  return waysToOpen(page, { platform, env, exists: (path) => there.includes(path) });
}

it('are, on Windows, Edge or its like wherever it was installed, then the usual browser', () => {
  const env = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\Léa\\AppData\\Local',
  };
  const mine = 'C:\\Users\\Léa\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  expect(ways('win32', env, [mine, edge])).toEqual([
    { command: edge, args: AS_APPLICATION_ON_WINDOWS },
    { command: mine, args: AS_APPLICATION_ON_WINDOWS },
    { command: 'cmd.exe', args: ['/d', '/c', `start "" "${PAGE_ON_WINDOWS}"`], verbatim: true },
  ]);
});

it('are, on macOS, Chrome or its like in either folder of applications, then the usual browser', () => {
  const mine = '/Users/lea/Applications/Brave Browser.app/Contents/MacOS/Brave Browser';
  expect(ways('darwin', { HOME: '/Users/lea' }, [mine])).toEqual([
    { command: mine, args: AS_APPLICATION },
    { command: 'open', args: [PAGE] },
  ]);
});

it('are, elsewhere, Chromium or its like on the path, then the usual browser', () => {
  expect(ways('linux', { PATH: '/usr/bin::/snap/bin' }, ['/snap/bin/chromium', '/usr/bin/brave'])).toEqual([
    { command: '/snap/bin/chromium', args: AS_APPLICATION },
    { command: '/usr/bin/brave', args: AS_APPLICATION },
    { command: 'xdg-open', args: [PAGE] },
  ]);
});

it('are the usual browser where there is nothing else', () => {
  expect(ways('linux', {}, [])).toEqual([{ command: 'xdg-open', args: [PAGE] }]);
  expect(ways('win32', {}, [])).toHaveLength(1);
});
