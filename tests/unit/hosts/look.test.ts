import { expect, test } from 'vitest';
import { lookByElectron } from '../../../main/hosts/electron/look.ts';

test('under Electron, places are looked at by a process of its own kind, with a thread for each', () => {
  const forked: unknown[] = [];
  const utilityProcess = {
    fork: (...given: unknown[]) => {
      forked.push(given);
      return { stdout: null, kill: () => true };
    },
  } as unknown as Parameters<typeof lookByElectron>[0];
  lookByElectron(utilityProcess, '/app.asar/out/main/look-process.js')('{"at":"sticks"}');
  expect(forked).toEqual([
    [
      '/app.asar/out/main/look-process.js',
      ['{"at":"sticks"}'],
      {
        env: { ...process.env, UV_THREADPOOL_SIZE: '128' },
        stdio: ['ignore', 'pipe', 'ignore'],
        serviceName: 'Cahiers',
      },
    ],
  ]);
});
