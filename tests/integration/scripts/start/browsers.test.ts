import { expect, it } from 'vitest';
import { openBrowser } from '../../../../scripts/start/browsers.ts';
import { shellProgram } from '../../../factories/electron-package.ts';

const way = (command: string) => ({ command, args: [] });

it('passes over browsers that are not there, or that fail to start', async () => {
  const absent = way('/nowhere/chromium');
  // What Ubuntu puts in the place of Chromium while its snap is not installed.
  const stub = way(shellProgram('echo "requires the chromium snap" >&2; exit 10'));
  expect(await openBrowser([absent, stub])).toBe(false);
  expect(await openBrowser([absent, stub, way(shellProgram('exit 0'))])).toBe(true);
});

it('takes a browser that runs for one that opened', async () => {
  expect(await openBrowser([way(shellProgram('sleep 2'))], 50)).toBe(true);
});
