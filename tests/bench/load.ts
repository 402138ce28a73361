import { Agent, get } from 'node:http';
import { json } from 'node:stream/consumers';

/** What a load generator is asked, as JSON on its input. */
export interface AskedLoad {
  readonly url: string;
  readonly paths: readonly string[];
  /** Requests begun each second, whether or not those before are answered; null for as many as may be. */
  readonly rate: number | null;
  readonly seconds: number;
  readonly connections: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Status that every answer must have. */
  readonly status: number;
}

export interface MeasuredLoad {
  readonly answers: number;
  readonly perSecond: number;
  /** Milliseconds from when each request was due to the last byte of its answer. */
  readonly latencies: readonly number[];
  /** Bytes of the longest answer. */
  readonly longest: number;
}

if (import.meta.main) console.log(JSON.stringify(await load((await json(process.stdin)) as AskedLoad)));

async function load(asked: AskedLoad): Promise<MeasuredLoad> {
  const agent = new Agent({ keepAlive: true, maxSockets: asked.connections });
  const latencies: number[] = [];
  let longest = 0;
  const ask = async (index: number, due: number) => {
    const size = await request(asked, agent, asked.paths[index % asked.paths.length] ?? '/');
    latencies.push(performance.now() - due);
    longest = Math.max(longest, size);
  };
  const began = performance.now();
  await (asked.rate === null ? closedLoop(asked, ask) : openLoop(asked.rate, asked.seconds, ask));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { answers: latencies.length, perSecond: latencies.length / seconds, latencies, longest };
}

type Ask = (index: number, due: number) => Promise<void>;

async function openLoop(rate: number, seconds: number, ask: Ask): Promise<void> {
  const began = performance.now();
  const pending: Promise<void>[] = [];
  for (let index = 0; index < rate * seconds; ) {
    // Those that became due together are begun together.
    for (; index < rate * seconds && began + (index * 1000) / rate <= performance.now(); index += 1) {
      pending.push(ask(index, began + (index * 1000) / rate));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
}

async function closedLoop({ seconds, connections }: AskedLoad, ask: Ask): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let index = 0;
  const one = async () => {
    while (performance.now() < end) {
      index += 1;
      await ask(index, performance.now());
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
}

/** Bytes of the answer. */
function request({ url, headers, status }: AskedLoad, agent: Agent, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url + path, { agent, headers: { 'accept-encoding': 'br', ...headers } }, (response) => {
      if (response.statusCode !== status) reject(new Error(`${path} answered ${response.statusCode}`));
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => resolve(size)).on('error', reject);
    }).on('error', reject);
  });
}
