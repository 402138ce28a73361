import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../out/space/main.js', import.meta.url));

/** The built space in a process of its own. */
export interface Instance {
  readonly url: string;
  /** How it ended, undefined while it lives. */
  end(): string | undefined;
  /** Asks it to stop, and answers how it ended. */
  stop(): Promise<string>;
}

/** Starts an instance; its address is known once it has one, whether or not it is open. */
export async function startInstance(port: number, settings: NodeJS.ProcessEnv): Promise<Instance> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', String(port)], {
    env: { ...process.env, ...settings, SPACE_LOG: 'silent', SPACE_STOP_SECONDS: '2' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const end = () => endOf(child, said);
  return {
    url: `http://127.0.0.1:${port}`,
    end,
    async stop() {
      const exit = once(child, 'exit');
      if (end() === undefined) {
        child.kill('SIGTERM');
        await exit;
      }
      return end() ?? '';
    },
  };
}

function endOf({ exitCode, signalCode }: ChildProcess, said: string): string | undefined {
  if (exitCode === null && signalCode === null) return undefined;
  return exitCode === 0 ? 'stopped' : `${signalCode ?? exitCode}: ${said.slice(0, 500)}`;
}
