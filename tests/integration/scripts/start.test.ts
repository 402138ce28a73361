import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';

const START = join(import.meta.dirname, '../../../scripts/start.mjs');

it('opens the web host without a window, in French, and closes it at Ctrl-C however often it comes', async () => {
  const home = mkdtempSync(join(tmpdir(), 'cahiers-start-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const start = spawn(process.execPath, [START, '--no-open'], {
    env: { ...process.env, CAHIERS_DATA: home, CAHIERS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(start, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(start.stdout)) {
    // Where nothing was built yet.
    if (line !== 'Construction de l’application…') lines.push(line.replace(/http:\S+/, 'URL'));
    if (line === 'Ctrl-C arrête Cahiers.') for (let time = 0; time < 3; time++) start.kill('SIGINT');
  }
  expect(lines).toEqual([
    'Cahiers s’ouvre à une adresse de cet ordinateur.',
    'Cahiers: URL',
    'Ouvrez cette adresse dans un navigateur de cet ordinateur.',
    'Ctrl-C arrête Cahiers.',
  ]);
  expect(await ended).toEqual([0, null]);
});
