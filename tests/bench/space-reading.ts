import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { EGN_2020 } from '../../shared/campaign/egn-2020.ts';
import { type Database, openEmbedded, openPostgres } from '../../space/database/open.ts';
import { databaseUrl, hasPostgresql, startCluster, stopCluster } from '../factories/postgresql-cluster.ts';
import { fillReading, idOf, multiplyReading } from '../factories/reading-set.ts';
import { type Figure, figure, percentile } from './figure.ts';
import { measureFirstSight } from './first-sight.ts';
import type { AskedLoad, MeasuredLoad } from './load.ts';

/** With ten proposals each. */
const SYNTHESES = 10_000;
const TIMES = 10;
const RATE = 100;
const SECONDS = 20;
const WARM_UP = 5;
const CONNECTIONS = 64;
/** The goal on PostgreSQL, in milliseconds; ten times the data may take half as much again as was measured. */
const P99 = 50;
const TEN_TIMES = 1.5;
const WIRE = 150_000;

/**
 * What readers wait, at 100 requests a second, the space and its database on one core and who asks on the other. While
 * they read, the content changes once a second, so that a page is made again and not only given again.
 */
export async function* spaceReadingBench(): AsyncGenerator<Figure> {
  if (hasPostgresql) yield* postgresFigures();
  yield* embeddedFigures();
}

async function* postgresFigures(): AsyncGenerator<Figure> {
  const cluster = await startCluster();
  const url = databaseUrl(cluster, 'postgres');
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-bench-space-'));
  try {
    pin(Number((await readFile(join(cluster, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]));
    const database = await openPostgres({ url, connections: 2, onError: console.error });
    await fillReading(database, SYNTHESES);
    await settle(database);
    let limit = P99;
    for await (const one of servedFigures('space.reading', { folder, url, database, limit })) {
      if (one.name === 'space.reading-p99') limit = Math.round(TEN_TIMES * one.value * 10) / 10;
      yield one;
    }
    await multiplyReading(database, TIMES);
    await settle(database);
    yield* mixFigures('space.reading-ten-times', { folder, url, database, limit });
    await database.destroy();
  } finally {
    await stopCluster(cluster);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Has what was just filled written at once, which would otherwise go on for minutes behind those who read. */
async function settle(database: Database): Promise<void> {
  await sql`checkpoint`.execute(database);
}

/** The embedded database has one connection, in the server’s own thread: its figures stand beside, without a goal. */
async function* embeddedFigures(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-bench-space-'));
  try {
    await mkdir(folder, { recursive: true });
    const database = await openEmbedded(join(folder, 'database'), console.error);
    await fillReading(database, SYNTHESES);
    await database.destroy();
    yield* mixFigures('space.reading-embedded', { folder, limit: Number.POSITIVE_INFINITY });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Served {
  readonly folder: string;
  readonly url?: string;
  readonly database?: Database;
  /** Goal of the p99, in milliseconds. */
  readonly limit: number;
}

async function* servedFigures(name: string, served: Served): AsyncGenerator<Figure> {
  yield* mixFigures(name, served);
  const server = await startServer(served);
  try {
    const etag = (await fetch(server.url)).headers.get('etag') ?? '';
    const unchanged = await runLoad({
      url: server.url,
      paths: ['/'],
      rate: null,
      seconds: SECONDS / 2,
      connections: CONNECTIONS / 2,
      headers: { 'if-none-match': etag },
      status: 304,
    });
    yield figure(`${name}-304`, '/s', Math.round(unchanged.perSecond), '>= 3000 /s');
    yield* measureFirstSight(server.url, pathsOfKinds());
  } finally {
    await server.stop();
  }
}

async function* mixFigures(name: string, { folder, url, database, limit }: Served): AsyncGenerator<Figure> {
  const server = await startServer({ folder, ...(url && { url }), limit });
  const changing = database && setInterval(() => void change(database), 1000);
  try {
    const asked = { ...usualLoad(server.url), paths: mixOf(4000) };
    await runLoad({ ...asked, seconds: WARM_UP });
    const { latencies, longest } = await runLoad(asked);
    const p99 = Math.round(percentile(latencies, 0.99) * 10) / 10;
    const goal = Number.isFinite(limit) ? `<= ${limit} ms` : '<= Infinity ms';
    yield figure(`${name}-median`, 'ms', Math.round(percentile(latencies, 0.5) * 10) / 10, goal);
    yield figure(`${name}-p99`, 'ms', p99, goal);
    yield figure(`${name}-longest-page`, 'B', longest, `<= ${WIRE} B`);
  } finally {
    clearInterval(changing);
    await server.stop();
  }
}

const usualLoad = (url: string): Omit<AskedLoad, 'paths'> => ({
  url,
  rate: RATE,
  seconds: SECONDS,
  connections: CONNECTIONS,
  headers: {},
  status: 200,
});

/** What readers ask, always in the same order: of ten, two home pages, four syntheses, two themes and two searches. */
export function mixOf(length: number): string[] {
  return Array.from({ length }, (_, index) => {
    const round = Math.floor(index / 10);
    switch (index % 10) {
      case 0:
      case 5:
        return '/';
      case 2:
        return themePage(round);
      case 7:
        return `${themePage(round + 3)}?page=${1 + (round % 5)}`;
      case 4:
        return `/recherche?q=${encodeURIComponent(COMMON[round % COMMON.length] ?? '')}`;
      case 9:
        return `/recherche?q=rep%C3%A8re${(round * 7919) % (SYNTHESES * 5)}`;
      default:
        return `/syntheses/${idOf('package', (index * 7919) % SYNTHESES)}`;
    }
  });
}

const COMMON = [
  'élèves',
  'numérique réseau',
  '"environnement numérique"',
  'parents',
  'ordinateurs prêt familles',
];

function themePage(round: number): string {
  const theme = EGN_2020.themes[round % EGN_2020.themes.length];
  const subject = theme?.subjects[round % theme.subjects.length];
  return `/themes/${theme?.id}/${subject?.id}`;
}

function pathsOfKinds(): Readonly<Record<string, string>> {
  return {
    home: '/',
    synthesis: `/syntheses/${idOf('package', 77)}`,
    theme: '/themes/egal-acces',
    search: '/recherche?q=%C3%A9l%C3%A8ves',
  };
}

/** As an accepted synthesis does: every answer kept before is stale. */
async function change(database: Database): Promise<void> {
  await sql`update reading set revision = revision + 1`.execute(database);
}

async function startServer({ folder, url }: Served): Promise<{ url: string; stop(): Promise<void> }> {
  const script = join(import.meta.dirname, 'space-server.ts');
  const child = spawn(...onCore(0, [process.execPath, script, folder, ...(url ? [url] : [])]), {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface(child.stdout)) {
    const stop = () => {
      child.stdin.end();
      return ended;
    };
    return { url: line, stop };
  }
  throw new Error('the space did not start');
}

async function runLoad(asked: AskedLoad): Promise<MeasuredLoad> {
  const script = join(import.meta.dirname, 'load.ts');
  const child = spawn(...onCore(1, [process.execPath, script]), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(asked));
  let output = '';
  for await (const chunk of child.stdout) output += String(chunk);
  return JSON.parse(output) as MeasuredLoad;
}

const TASKSET = '/usr/bin/taskset';

/** A command kept on one core, where the system has the means. */
function onCore(core: number, [command = '', ...words]: readonly string[]): [string, string[]] {
  return existsSync(TASKSET) ? [TASKSET, ['-c', String(core), command, ...words]] : [command, words];
}

/** Keeps a process, and those that it will start, on the core of the space. */
function pin(process: number): void {
  if (existsSync(TASKSET)) execFileSync(TASKSET, ['-a', '-c', '-p', '0', String(process)]);
}
