import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

/** A named pipe that nobody writes to: opening it to read would hold this very process for ever. */
export interface Pipe {
  /** How many times someone waited for it until now, and had to be let go. */
  waits(): Promise<number>;
  /** Nobody is let go any more. */
  leave(): void;
}

/** Puts one in the place of a file. */
export function putPipe(path: string): Pipe {
  rmSync(path, { force: true });
  execFileSync('mkfifo', [path]);
  const releasing = fork(new URL('pipe-process.ts', import.meta.url), [path], { execArgv: [] });
  return {
    waits: async () => {
      const answer = once(releasing, 'message');
      releasing.send('waits');
      const [waits] = await answer;
      return waits as number;
    },
    leave: () => void releasing.kill(),
  };
}
