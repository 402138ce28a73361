import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('name-taking.ts', import.meta.url));

/** A process that takes a name of this machine when it is told to. */
export class NameTaker {
  readonly process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(runtime: string) {
    this.process = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, XDG_RUNTIME_DIR: runtime },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!this.process.stdout) throw new Error('a process without an output');
    this.#lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  tell(command: string): void {
    this.process.stdin?.write(`${command}\n`);
  }

  /** What it answers: `ready` first, then `holds` or `refused`. */
  async answer(): Promise<string> {
    return (await this.#lines.next()).value ?? 'dead';
  }

  async kill(): Promise<void> {
    const exit = once(this.process, 'exit');
    if (this.process.kill('SIGKILL')) await exit;
  }
}
