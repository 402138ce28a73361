import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { memoryOf } from './measured-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const MAIN = builtFile('main.js');

/** A file of the built space. */
export function builtFile(name: string): string {
  return join(ROOT, 'out/space', name);
}

export async function buildSpace(): Promise<void> {
  await run(process.execPath, [join(ROOT, 'scripts/build.mjs'), 'space'], { cwd: ROOT });
}

export interface SpaceProcess {
  readonly url: string;
  readonly key: string;
  /** Bytes that it holds at this moment. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** A built space in a process of its own, on a folder where one key may send without limits. */
export async function startSpaceProcess(dataFolder: string, maxDepositSize: number): Promise<SpaceProcess> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, 'space.json'), JSON.stringify({ maxDepositSize }));
  const command = (...words: string[]) =>
    run(process.execPath, [MAIN, ...words, '--data', dataFolder], { cwd: ROOT });
  await command('territory', 'add', 'academy:13');
  const limits = ['--unfinished', '1000', '--per-day', '100000', '--per-minute', '1000000'];
  const { stdout } = await command('key', 'create', 'academy:13', ...limits);
  const key = /^cahiers-\S+$/m.exec(stdout)?.[0] ?? '';
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', dataFolder, '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', SPACE_LOG: 'error' },
  });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\/\/\S+/.exec(line)?.[0] ?? '';
    if (line.startsWith('Espace') && url !== '') break;
  }
  if (url === '') throw new Error('the space did not start');
  return {
    url,
    key,
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
