import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AppContract } from '../../shared/contract.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import type { Answer } from '../../shared/wire.ts';

type Direct = NamesOf<AppContract, 'query' | 'command' | 'outside'>;
type Long = NamesOf<AppContract, 'job'>;

const WEB_HOST = fileURLToPath(new URL('../../out/main/web.js', import.meta.url));

/** Thrown by every call once the process is dead: what it was doing is not known. */
export class Died extends Error {}

/** The built application in a process of its own, driven over HTTP as its window drives it. */
export class ApplicationProcess {
  readonly #child: ChildProcess;
  readonly #origin: string;
  readonly #cookie: string;
  readonly #exit: Promise<unknown>;

  private constructor(child: ChildProcess, exit: Promise<unknown>, origin: string, cookie: string) {
    this.#child = child;
    this.#exit = exit;
    this.#origin = origin;
    this.#cookie = cookie;
  }

  /** Starts `program`, which is the web host built in this repository unless another is given. */
  static async start(
    dataFolder: string,
    { program = WEB_HOST, settings = {} }: { program?: string; settings?: NodeJS.ProcessEnv } = {},
  ): Promise<ApplicationProcess> {
    const child = spawn(process.execPath, [program, '--no-open'], {
      cwd: dirname(program),
      env: { ...process.env, CAHIERS_DATA: dataFolder, CAHIERS_PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    const lines = createInterface(child.stdout);
    for await (const line of lines) {
      const address = /http:\S+/.exec(line)?.[0];
      if (address === undefined) continue;
      lines.close();
      child.stdout.resume();
      const { origin } = new URL(address);
      const response = await fetch(address, { redirect: 'manual' });
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      return new ApplicationProcess(child, exit, origin, cookie);
    }
    throw new Error('the application did not start; is it built?');
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the application has no process');
    return this.#child.pid;
  }

  get isDead(): boolean {
    return this.#child.signalCode !== null || this.#child.exitCode !== null;
  }

  /** Calls a query or a command. Throws `Died`, or an Error with the sentence that it refuses with. */
  async call<N extends Direct>(name: N, input: Input<AppContract, N>): Promise<Output<AppContract, N>> {
    return (await this.#send(name, input)) as Output<AppContract, N>;
  }

  /** Runs a job to its end, with the same errors. */
  async runJob<N extends Long>(name: N, input: Input<AppContract, N>): Promise<Output<AppContract, N>> {
    return (await this.#send('jobs.wait', await this.#send(name, input))) as Output<AppContract, N>;
  }

  /** The text that a call answers. */
  async textOf(name: string, input: unknown): Promise<string> {
    return (await this.#respond(`/call/${name}`, 'application/json', JSON.stringify(input))).text();
  }

  /** Hears all that is pushed to a window, as text, until the process ends. */
  async follow(listener: (data: string) => void): Promise<void> {
    const { body } = await fetch(`${this.#origin}/events`, { headers: { cookie: this.#cookie } });
    if (!body) throw new Error('the application pushes nothing');
    const hear = async () => {
      let left = '';
      for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        const events = (left + piece).split('\n\n');
        left = events.pop() ?? '';
        for (const event of events) if (event.startsWith('data: ')) listener(event.slice('data: '.length));
      }
    };
    // It is cut when the process is killed.
    hear().catch(() => undefined);
  }

  /** Sends a file as a window does; answers its identifier. */
  async sendFile(path: string): Promise<string> {
    const to = `/file?name=${encodeURIComponent(basename(path))}`;
    return ((await this.#post(to, 'application/octet-stream', await readFile(path))) as { id: string }).id;
  }

  /** What the application offers under an identifier, as a window is given it. */
  async receiveFile(id: string): Promise<Buffer> {
    const response = await fetch(`${this.#origin}/file/${id}`, { headers: { cookie: this.#cookie } });
    if (!response.ok) throw new Error(`/file/${id}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }

  #send(name: string, input: unknown): Promise<unknown> {
    return this.#post(`/call/${name}`, 'application/json', JSON.stringify(input));
  }

  async #post(path: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<unknown> {
    let answer: Answer;
    try {
      const response = await this.#respond(path, type, body);
      answer = (await response.json()) as Answer;
    } catch (cause) {
      throw new Died('the application is dead', { cause });
    }
    if (!answer.ok) throw new Error(`${path}: ${answer.error.message}`);
    return answer.value;
  }

  #respond(path: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    const headers = { cookie: this.#cookie, origin: this.#origin, 'content-type': type };
    return fetch(this.#origin + path, { method: 'POST', headers, body });
  }
}
