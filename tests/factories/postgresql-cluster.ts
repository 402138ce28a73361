import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian’s place for the programs of each version. */
const ROOT = '/usr/lib/postgresql';
const versions = existsSync(ROOT) ? readdirSync(ROOT).sort((a, b) => Number(b) - Number(a)) : [];
const programs = versions
  .map((version) => join(ROOT, version, 'bin'))
  .find((bin) => existsSync(join(bin, 'initdb')));

/** The name of what the workers of a run make once: their server. */
export const CLUSTER = 'postgresql-cluster';

/** False where the tests that need a PostgreSQL server are skipped. */
export const hasPostgresql = programs !== undefined;

/** As fast as a server that may lose everything. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
/** One that loses nothing when it is killed, as long as its machine goes on. */
export const CAREFUL = ['fsync=off'];

/** A server of its own on a Unix socket. Answers its folder. */
export async function startCluster(care: readonly string[] = CARELESS): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-postgresql-'));
  if (isRoot()) await chown(folder, Number((await run('id', ['-u', OWNER])).stdout), 0);
  const data = join(folder, 'data');
  await runAsOwner('initdb', ['-D', data, '-A', 'trust', '-U', OWNER, '-E', 'UTF8', '--no-sync']);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=200', ...care];
  await writeFile(join(data, 'postgresql.auto.conf'), settings.map(asLine).join(''));
  await control(folder, 'start');
  return folder;
}

const asLine = (setting: string): string => setting.replace(/=(.*)$/, " = '$1'\n");

/** `immediate` leaves the server no time to put anything away, as a crash of it does. */
export async function control(
  folder: string,
  word: 'start' | 'stop' | 'restart',
  mode: 'fast' | 'immediate' = 'fast',
): Promise<void> {
  const stopping = word === 'start' ? [] : ['-m', mode];
  await runAsOwner('pg_ctl', [
    '-D',
    join(folder, 'data'),
    '-l',
    join(folder, 'log'),
    ...stopping,
    '-w',
    word,
  ]);
}

export async function stopCluster(folder: string): Promise<void> {
  await control(folder, 'stop', 'immediate');
  await rm(folder, { recursive: true, force: true });
}

export const databaseUrl = (folder: string, name: string): string =>
  `postgresql:///${name}?host=${encodeURIComponent(folder)}&user=${OWNER}`;

/** The server refuses to run as root. */
const OWNER = 'postgres';
const isRoot = () => process.getuid?.() === 0;

async function runAsOwner(program: string, words: readonly string[]): Promise<void> {
  if (!programs) throw new Error('PostgreSQL is not installed');
  const command = [join(programs, program), ...words];
  const [first = '', ...rest] = isRoot() ? ['runuser', '-u', OWNER, '--', ...command] : command;
  // What pg_ctl starts keeps its outputs open: nobody reads them.
  await run(first, rest, { cwd: '/', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}
