import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SharedPlace } from './instances.ts';

const entry = new URL('../../space/open.ts', import.meta.url);

/** An instance in a process of its own, without doors, that verifies what waits until it is killed. */
export async function startInstanceProcess({ options }: SharedPlace): Promise<ChildProcess> {
  const log = '{ info: () => {}, error: (error) => console.error(error) }';
  const program = `
    const { openSpace } = await import(${JSON.stringify(pathToFileURL(entry.pathname).href)});
    await openSpace({ ...JSON.parse(process.env.SPACE_OPTIONS), log: ${log} });
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, SPACE_OPTIONS: JSON.stringify(options) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return child;
}
