import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { runOnSpace } from '../../space/admin/client.ts';
import { CAREFUL, control, databaseUrl, startCluster, stopCluster } from '../factories/postgresql-cluster.ts';
import { type S3Double, startS3Double } from '../factories/s3-double.ts';
import { type Instance, startInstance } from './instances.ts';
import { emptyLedger, type Ledger, lostReceipts, readOnAndOn, sendOnAndOn, spread } from './load.ts';

export interface Figures {
  restarts: number;
  receipts: number;
  /** Answers, by their status. */
  answers: Record<number, number>;
  cuts: number;
  stops: number;
  /** How each process that did not live to the end died. */
  dead: string[];
  lost: string[];
  /** Versions that the store keeps. */
  kept: number;
  problems: string[];
}

interface Servers {
  readonly cluster: string;
  readonly s3: S3Double;
}

const DATABASE = 'espace';
const SECRET = 'le secret qui scelle les clés de cet essai';
const silent = { info: () => undefined, error: () => undefined };

/** Ways for the servers of a space to go away and come back, in the order in which they are tried. */
const RESTARTS: readonly ((servers: Servers) => Promise<void>)[] = [
  ({ cluster }) => control(cluster, 'restart', 'fast'),
  ({ cluster }) => control(cluster, 'restart', 'immediate'),
  async ({ cluster }) => {
    await control(cluster, 'stop', 'immediate');
    await control(cluster, 'start');
  },
  async ({ s3 }) => {
    await s3.stop();
    await delay(300);
    await s3.start();
  },
  async ({ cluster, s3 }) => {
    await Promise.all([s3.stop(), control(cluster, 'stop')]);
    await Promise.all([s3.start(), control(cluster, 'start')]);
  },
];

/**
 * Restarts the PostgreSQL server and the store of instances that are read, sent to and verify, each time once they have
 * given `between` more receipts. The first of them start while both are away.
 */
export async function tryRestarts({
  restarts,
  instances = 4,
  senders = 4,
  between = 3,
}: {
  restarts: number;
  instances?: number;
  senders?: number;
  between?: number;
}): Promise<Figures> {
  const closing = new AsyncDisposableStack();
  try {
    const cluster = closing.adopt(await startCluster(CAREFUL), stopCluster);
    const s3 = closing.adopt(await startS3Double(), (double) => double.close());
    await createDatabase(cluster);
    const { settings, key } = await prepare(cluster, s3, closing);

    await Promise.all([s3.stop(), control(cluster, 'stop')]);
    const started: Instance[] = [];
    for (let count = 0; count < instances; count += 1) {
      started.push(
        closing.adopt(
          await startInstance(await freePort(), settings),
          async (one) => void (await one.stop()),
        ),
      );
    }
    await Promise.all(started.map(({ url }) => untilAnswers(url, 503)));
    await Promise.all([s3.start(), control(cluster, 'start')]);
    await Promise.all(started.map(({ url }) => untilAnswers(url, 200)));

    const ledger = emptyLedger();
    const fetch = spread(
      started.map(({ url }) => url),
      ledger,
    );
    const stopping = new AbortController();
    const load = [
      ...Array.from({ length: senders }, () => sendOnAndOn(fetch, key, ledger, stopping.signal)),
      ...Array.from({ length: senders }, () => readOnAndOn(fetch, ledger, stopping.signal)),
    ];
    for (let done = 0; done < restarts; done += 1) {
      await untilMore(ledger, between, started);
      await RESTARTS[done % RESTARTS.length]?.({ cluster, s3 });
    }
    await untilMore(ledger, between, started);
    stopping.abort();
    await Promise.all(load);
    return await judge({ restarts, ledger, key, s3, fetch, started });
  } finally {
    await closing.disposeAsync();
  }
}

async function judge({
  restarts,
  ledger,
  key,
  s3,
  fetch,
  started,
}: {
  restarts: number;
  ledger: Ledger;
  key: string;
  s3: S3Double;
  fetch: ReturnType<typeof spread>;
  started: readonly Instance[];
}): Promise<Figures> {
  const lost = await lostReceipts(fetch, key, ledger);
  const ends = await Promise.all(started.map((one) => one.end() ?? one.stop()));
  return {
    ...{ restarts, receipts: ledger.receipts.size, cuts: ledger.cuts, stops: ledger.stops },
    answers: Object.fromEntries([...ledger.answers].sort(([a], [b]) => a - b)),
    dead: ends.filter((end) => end !== 'stopped'),
    lost,
    kept: [...s3.objects.keys()].filter((name) => name.endsWith('/receipt.json')).length,
    problems: ledger.problems,
  };
}

async function createDatabase(cluster: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(cluster, 'postgres') });
  await client.connect();
  await client.query(`create database ${DATABASE}`);
  await client.end();
}

/** A territory with a key that may send without limits, and what an instance is told of its servers. */
async function prepare(cluster: string, s3: S3Double, closing: AsyncDisposableStack) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-restarts-'));
  closing.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const database = { url: databaseUrl(cluster, DATABASE), connections: 5 };
  const place = { dataFolder, database, s3: s3.options, signingSecret: SECRET };
  const territory = 'academy:13';
  await runOnSpace(place, 'territory.add', { ref: territory, name: '' }, silent);
  const limits = { unfinishedDeposits: 10_000, depositsPerDay: 1_000_000, requestsPerMinute: 1_000_000 };
  const { secret: key } = await runOnSpace(place, 'key.create', { territory, ...limits }, silent);
  const settings = {
    SPACE_DATA: dataFolder,
    DATABASE_URL: database.url,
    SPACE_DATABASE_CONNECTIONS: String(database.connections),
    SPACE_S3_BUCKET: s3.options.bucket,
    SPACE_S3_ENDPOINT: s3.options.endpoint,
    SPACE_S3_REGION: s3.options.region,
    SPACE_S3_PREFIX: s3.options.prefix,
    SPACE_S3_ACCESS_KEY_ID: s3.options.accessKeyId,
    SPACE_S3_SECRET_ACCESS_KEY: s3.options.secretAccessKey,
    SPACE_SIGNING_SECRET: SECRET,
  };
  return { settings, key };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilAnswers(url: string, status: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/ready`).catch(() => undefined);
    if (answer?.status === status) return;
    await delay(50);
  }
}

/** Rejects when nothing lives that could give more. */
async function untilMore({ receipts }: Ledger, more: number, started: readonly Instance[]): Promise<void> {
  for (const wanted = receipts.size + more; receipts.size < wanted; ) {
    const ends = started.map((one) => one.end());
    if (ends.every((end) => end !== undefined)) throw new Error(`every instance died: ${ends.join(', ')}`);
    await delay(20);
  }
}
