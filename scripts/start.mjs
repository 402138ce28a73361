// Opens the application: in Electron where it can be, else in the web host. Says in one line why.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { electronBinary, hasDisplay } from './electron-binary.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OPTIONS = ['--web', '--no-open'];
const args = process.argv.slice(2);
const asked = (flag) => args.includes(flag);
// npm runs scripts in the folder of the package; a path is typed from where the user is.
const files = args
  .filter((argument) => !argument.startsWith('-'))
  .map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path));
const unknown = args.find((argument) => argument.startsWith('-') && !OPTIONS.includes(argument));
if (unknown !== undefined) {
  console.error(
    `Option inconnue\u00a0: ${unknown}. Usage\u00a0: npm start -- [--web] [--no-open] [dossier.cahier]`,
  );
  process.exit(2);
}

await buildWhenNeeded();
const electron = asked('--web') ? { why: 'asked by --web' } : electronBinary();
if (electron.path) openElectron(electron.path);
else openWeb(electron.why);

function openElectron(path) {
  console.log('Opening in Electron.');
  follow(spawn(path, [root, ...files], { stdio: 'inherit' }));
}

function openWeb(why) {
  const browser = asked('--no-open') || !hasDisplay() ? undefined : findBrowser();
  console.log(`Opening in the web host: ${why}${browser ? '' : ', and the address is printed'}.`);
  const host = spawn(process.execPath, [join(root, 'out/main/web.js'), ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: host.stdout }).on('line', (line) => {
    const url = /^Cahiers: (\S+)$/.exec(line)?.[1];
    if (url && browser) spawn(browser, [`--app=${url}`], { stdio: 'ignore', detached: true }).unref();
    else console.log(line);
  });
  follow(host);
}

/** Ends with the child, and hands it Ctrl-C, so that it closes its dossier. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}

function findBrowser() {
  const candidates =
    {
      win32: [
        'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
        'C:/Program Files/Google/Chrome/Application/chrome.exe',
      ],
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
    }[process.platform] ?? ['chromium', 'google-chrome', 'microsoft-edge'].flatMap(onPath);
  return candidates.find((path) => existsSync(path));
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
}

/** Builds when a source is newer than what was built. */
async function buildWhenNeeded() {
  const built = ['main/web.js', 'preload/bridge.cjs', 'renderer/index.html'].map((name) =>
    join(root, 'out', name),
  );
  const oldest = Math.min(...built.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
  const sources = ['shared', 'main', 'preload', 'renderer'].map((name) => newestIn(join(root, name)));
  if (Math.max(...sources) > oldest) {
    console.log('Building…');
    await import('./build.mjs');
  }
}

function newestIn(folder) {
  const times = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(0, ...times);
}
