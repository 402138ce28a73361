import type * as Electron from 'electron';
import { lookEnvironment, type StartLook } from '../../looking/elsewhere.ts';

/** By Electron’s own child processes: its fuses let it start no other Node. */
export function lookByElectron(
  utilityProcess: Pick<typeof Electron.utilityProcess, 'fork'>,
  entry: string,
): StartLook {
  return (request) =>
    utilityProcess.fork(entry, [request], {
      env: lookEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
      serviceName: 'Cahiers',
    });
}
