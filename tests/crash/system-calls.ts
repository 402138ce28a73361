import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** By which a process changes what is on a disk, or opens it to. */
const CHANGING = [
  'openat',
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'unlink',
  'mkdir',
  'rmdir',
  'copy_file_range',
  'sendfile',
];

/** A system call of a run: the `occurrence`-th of that name in its thread, from 1. */
export interface SystemCall {
  readonly name: string;
  readonly occurrence: number;
}

/** Whether this machine lets a process be stopped at a chosen system call. */
export function canInject(): boolean {
  return spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
}

/** Watches a process, from now on, and writes its calls to a log. `stop` lets go of it. */
export async function watchCalls(pid: number, log: string): Promise<{ stop(): Promise<void> }> {
  return attach(pid, ['-y', '-o', log, '-e', `trace=${CHANGING.join(',')}`]);
}

/** Kills a process when it is about to make a call, counted from now on. */
export async function killAt(pid: number, { name, occurrence }: SystemCall) {
  return attach(pid, ['-o', '/dev/null', '-e', `inject=${name}:signal=SIGKILL:when=${occurrence}`]);
}

/** The calls of a log that touch what lies under a folder, each once, in their order: strace counts those of each thread. */
export function callsUnder(log: string, folder: string): SystemCall[] {
  const counts = new Map<string, number>();
  const calls = new Map<string, SystemCall>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    // A line may be the end of a call that another thread interrupted: it was counted where it began.
    const [, thread, name] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (name === undefined) continue;
    const occurrence = (counts.get(`${thread} ${name}`) ?? 0) + 1;
    counts.set(`${thread} ${name}`, occurrence);
    if (line.includes(folder)) calls.set(`${name} ${occurrence}`, { name, occurrence });
  }
  return [...calls.values()];
}

async function attach(pid: number, options: readonly string[]): Promise<{ stop(): Promise<void> }> {
  const strace = spawn('strace', ['-f', '-p', String(pid), ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(strace, 'exit');
  const lines = createInterface(strace.stderr);
  const attached = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    if (/ attached/.test(line)) attached.resolve();
  });
  void exit.then(() => attached.reject(new Error('strace could not attach to the application')));
  await attached.promise;
  return {
    stop: async () => {
      strace.kill('SIGTERM');
      await exit;
    },
  };
}
