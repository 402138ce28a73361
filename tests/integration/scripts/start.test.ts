import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';

const START = join(import.meta.dirname, '../../../scripts/start.mjs');

/** Starts again over the same data; answers what is said, and the exit code. */
async function startAgain(env: NodeJS.ProcessEnv) {
  const again = spawn(process.execPath, [START, '--no-open'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(again, 'exit');
  const said = await text(again.stdout);
  const [code] = await ended;
  return {
    said: said
      .replace(/http:\S+/, 'URL')
      .trim()
      .split('\n'),
    code,
  };
}

it('opens the web host without a window, in French, once, and closes it at Ctrl-C however often it comes', async () => {
  const home = mkdtempSync(join(tmpdir(), 'cahiers-start-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = { ...process.env, CAHIERS_DATA: home, CAHIERS_PORT: '0' };
  const start = spawn(process.execPath, [START, '--no-open'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(start, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(start.stdout)) {
    // Where nothing was built yet.
    if (line !== 'Construction de l’application…') lines.push(line.replace(/http:\S+/, 'URL'));
    if (line !== 'Ctrl-C arrête Cahiers.') continue;
    expect(await startAgain(env)).toEqual({
      said: [
        'Cahiers s’ouvre à une adresse de cet ordinateur.',
        'Cahiers était déjà ouvert.',
        'Cahiers: URL',
        'Ouvrez cette adresse dans un navigateur de cet ordinateur.',
      ],
      code: 0,
    });
    for (let time = 0; time < 3; time++) start.kill('SIGINT');
  }
  expect(lines).toEqual([
    'Cahiers s’ouvre à une adresse de cet ordinateur.',
    'Cahiers: URL',
    'Ouvrez cette adresse dans un navigateur de cet ordinateur.',
    'Ctrl-C arrête Cahiers.',
  ]);
  expect(await ended).toEqual([0, null]);
});
