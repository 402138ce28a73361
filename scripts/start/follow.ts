import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { EventEmitter } from 'node:events';

const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'];
/** A Ctrl-C that comes so long after the first was typed again, by someone who wants an end now. */
const AGAIN_MS = 1_000;

/**
 * Starts a program that is asked once to end. A terminal sends Ctrl-C to its whole group and npm sends it on, so that we
 * get it twice or more; Electron and the web host take a second one for an order to die at once, whatever they are
 * writing. Hence a group of its own (Windows has none: there, a console sends Ctrl-C to the programs that are on it).
 */
export function startFollowed(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  signals: EventEmitter = process,
): ChildProcess {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  let asked: number | undefined;
  const ask = () => {
    if (asked === undefined) askToEnd(child);
    else if (performance.now() - asked > AGAIN_MS) child.kill('SIGKILL');
    asked ??= performance.now();
  };
  for (const end of ENDS) signals.on(end, ask);
  child.once('exit', () => {
    for (const end of ENDS) signals.off(end, ask);
  });
  return child;
}

function askToEnd(child: ChildProcess): void {
  if (process.platform !== 'win32') child.kill('SIGTERM');
  // On Windows a signal kills at once. This closes the windows, as a person does.
  else if (child.pid !== undefined) spawn('taskkill', ['/pid', `${child.pid}`], { stdio: 'ignore' });
}
