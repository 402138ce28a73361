import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

export interface Cost {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  /** Most memory that the process and all those it started held at one time, in MB (10⁶ bytes); 0 where unknown. */
  readonly megabytes: number;
}

/** How often memory is looked at, in milliseconds. */
const LOOK = 100;
const PAGE = 4096;

/** Runs a command to its end and says what it cost. Memory is read from /proc, so on Linux only. */
export async function measureProcess(command: string, args: readonly string[]): Promise<Cost> {
  const began = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  let most = 0;
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => {
      most = Math.max(most, await memoryOf(child.pid ?? 0));
    });
  }, LOOK);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('exit', resolve),
  );
  const milliseconds = performance.now() - began;
  clearInterval(timer);
  await looking;
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors.slice(-2000)}`);
  return { milliseconds, megabytes: most / 1e6 };
}

/** Bytes held by a process and its descendants: private memory counted once for each, shared memory for its share. */
export async function memoryOf(root: number): Promise<number> {
  const processes = await Promise.all((await readdir('/proc').catch(() => [])).filter(isNumber).map(stat));
  const members = new Set([root]);
  // A parent’s number is usually, not always, smaller: go over the list until nothing is added.
  for (let size = 0; size !== members.size; ) {
    size = members.size;
    for (const one of processes) if (one && members.has(one.parent)) members.add(one.id);
  }
  const sizes = await Promise.all([...members].map(heldBy));
  return sizes.reduce((total, size) => total + size, 0);
}

/** Milliseconds that the main thread of a process has been running. Read from /proc, so on Linux only. */
export async function mainThreadTime(id: number): Promise<number> {
  // In nanoseconds (https://www.kernel.org/doc/html/latest/scheduler/sched-stats.html).
  const [running = ''] = (await readFile(`/proc/${id}/task/${id}/schedstat`, 'utf8')).split(' ');
  return Number(running) / 1e6;
}

async function stat(id: string): Promise<{ id: number; parent: number } | undefined> {
  const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  const parent = /\) \S (\d+)/.exec(text)?.[1];
  return parent === undefined ? undefined : { id: Number(id), parent: Number(parent) };
}

async function heldBy(id: number): Promise<number> {
  const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
  const pss = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
  if (pss !== undefined) return Number(pss) * 1024;
  const resident = (await readFile(`/proc/${id}/statm`, 'utf8').catch(() => '')).split(' ')[1];
  return Number(resident ?? 0) * PAGE;
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
