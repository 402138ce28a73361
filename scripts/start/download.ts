import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { holdAlone } from './alone.ts';
import { type Limits, watchLimits } from './download-limits.ts';
import { downloadReason, type Failure } from './download-reasons.ts';
import type { DownloadFact } from './download-report.ts';

const REPORT = new URL('./download-report.ts', import.meta.url).href;

/**
 * Runs the installer of the `electron` package that is in `folder`, within `limits`. Answers undefined once Electron is
 * in its place, else why not, in a clause; what it left is then removed. `onFact` is told how it goes.
 */
export async function downloadElectron(
  folder: string,
  env: NodeJS.ProcessEnv,
  limits: Limits,
  onFact: (fact: DownloadFact) => void,
): Promise<string | undefined> {
  const release = await holdAlone(folder);
  if (release === undefined) return 'un autre «\u00a0npm start\u00a0» est en train de le télécharger';
  // The installer leaves what it was receiving in the temporary folder when it is killed.
  const temporary = join(folder, 'downloading');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const failure: Failure = { host: 'le réseau', version, folder, text: '' };
  try {
    // Without it Electron’s installer does not take for whole what it has yet to replace.
    rmSync(join(folder, 'path.txt'), { force: true });
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    const failed = await runInstaller(folder, downloadEnvironment(env, temporary), limits, onFact);
    return failed && downloadReason({ ...failure, ...failed });
  } catch (error) {
    return downloadReason({ ...failure, text: String(error) });
  } finally {
    discard(temporary);
    if (!existsSync(join(folder, 'path.txt'))) discard(join(folder, 'dist'));
    release();
  }
}

async function runInstaller(
  folder: string,
  env: NodeJS.ProcessEnv,
  limits: Limits,
  onFact: (fact: DownloadFact) => void,
): Promise<(Partial<Failure> & { text: string }) | undefined> {
  // In a group of its own: Ctrl-C in the terminal is for the application, and this ends with the process that asks.
  const installer = spawn(process.execPath, ['--import', REPORT, join(folder, 'install.js')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const failed: { -readonly [Name in keyof Failure]?: Failure[Name] } = {};
  const refuse = (what: Partial<Failure>) => {
    Object.assign(failed, what);
    installer.kill('SIGKILL');
  };
  const watch = watchLimits(limits, (late) => refuse({ late }));
  let told = '';
  installer.on('message', (fact: DownloadFact) => {
    if (fact.is === 'asked') failed.host = fact.host;
    if (fact.is === 'answered') {
      failed.status = fact.status;
      if (fact.type.startsWith('text/html') && fact.status < 400) refuse({ page: true });
    }
    if (fact.is === 'failed') told += fact.text;
    if (fact.is === 'asked' || fact.is === 'received') watch[fact.is]();
    else watch.heard();
    onFact(fact);
  });
  try {
    const written = installer.stderr ? text(installer.stderr) : '';
    // Unlike its exit, this comes after all that it told.
    const [code] = await once(installer, 'close');
    return code === 0 ? undefined : { ...failed, text: told || (await written) };
  } finally {
    watch.end();
  }
}

/** The proxy that npm was given serves here too, and the certificates of the system are believed. */
function downloadEnvironment(env: NodeJS.ProcessEnv, temporary: string): NodeJS.ProcessEnv {
  const proxy = env.HTTPS_PROXY || env.https_proxy || env.npm_config_https_proxy || env.npm_config_proxy;
  const plain = env.HTTP_PROXY || env.http_proxy || env.npm_config_proxy;
  const without = env.NO_PROXY || env.no_proxy || env.npm_config_noproxy;
  return {
    ...env,
    ...(proxy && { HTTPS_PROXY: proxy }),
    ...(plain && { HTTP_PROXY: plain }),
    ...(without && { NO_PROXY: without }),
    ...((proxy || plain) && { ELECTRON_GET_USE_PROXY: '1' }),
    NODE_USE_SYSTEM_CA: '1',
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  };
}

function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It is in the way of nothing: the next download begins by removing it.
  }
}
