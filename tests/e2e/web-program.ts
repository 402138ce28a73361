import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const WEB_HOST = join(import.meta.dirname, '../../out/main/web.js');

export interface WebProgram {
  /** The address that lets one in, once. */
  readonly url: string;
  /** The page of the disk that leads there. */
  readonly page: string;
  readonly origin: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the web host as a program; where one runs over the same data, answers the way into that one. */
export async function startProgram(dataFolder: string): Promise<WebProgram> {
  const child = spawn(process.execPath, [WEB_HOST], {
    env: { ...process.env, CAHIERS_DATA: dataFolder, CAHIERS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let page = '';
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      page = /^(?:Page|Already open): (.+)$/.exec(line)?.[1] ?? page;
      const address = /^Cahiers: (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('close', (code) => reject(new Error(`the web host ended at once (${code})`)));
  });
  return {
    url,
    page,
    origin: new URL(url).origin,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}
