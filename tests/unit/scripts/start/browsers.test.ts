import { expect, it } from 'vitest';
import { waysToOpen } from '../../../../scripts/start/browsers.ts';

const URL = 'http://127.0.0.1:4000/?token=a&b=c';
const AS_APPLICATION = [`--app=${URL}`];

function ways(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, there: readonly string[]) {
  return waysToOpen(URL, { platform, env, exists: (path) => there.includes(path) });
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
    { command: edge, args: AS_APPLICATION },
    { command: mine, args: AS_APPLICATION },
    { command: 'cmd.exe', args: ['/d', '/c', `start "" "${URL}"`], verbatim: true },
  ]);
});

it('are, on macOS, Chrome or its like in either folder of applications, then the usual browser', () => {
  const mine = '/Users/lea/Applications/Brave Browser.app/Contents/MacOS/Brave Browser';
  expect(ways('darwin', { HOME: '/Users/lea' }, [mine])).toEqual([
    { command: mine, args: AS_APPLICATION },
    { command: 'open', args: [URL] },
  ]);
});

it('are, elsewhere, Chromium or its like on the path, then the usual browser', () => {
  expect(ways('linux', { PATH: '/usr/bin::/snap/bin' }, ['/snap/bin/chromium', '/usr/bin/brave'])).toEqual([
    { command: '/snap/bin/chromium', args: AS_APPLICATION },
    { command: '/usr/bin/brave', args: AS_APPLICATION },
    { command: 'xdg-open', args: [URL] },
  ]);
});

it('are the usual browser where there is nothing else', () => {
  expect(ways('linux', {}, [])).toEqual([{ command: 'xdg-open', args: [URL] }]);
  expect(ways('win32', {}, [])).toHaveLength(1);
});
