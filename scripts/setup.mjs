// Makes a fresh clone ready, with Node's own modules only: installs the packages when they are missing or when the lock
// file has changed, and with `--tests` makes sure that the tests' tools are there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const DEBIAN_TOOLS = {
  'chromium-headless-shell': '/usr/bin/chromium-headless-shell',
  'poppler-utils': '/usr/bin/pdftotext',
  qpdf: '/usr/bin/qpdf',
  strace: '/usr/bin/strace',
  unzip: '/usr/bin/unzip',
  curl: '/usr/bin/curl',
  'python3-icalendar': '/usr/lib/python3/dist-packages/icalendar',
  'python3-tuspy': '/usr/lib/python3/dist-packages/tusclient',
  postgresql: '/usr/lib/postgresql',
  'squid-openssl': '/usr/lib/squid/security_file_certgen',
};

installPackages();
if (process.argv.includes('--tests')) installTestTools();

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installation des paquets (quelques minutes la première fois)…');
  const installed = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!installed) {
    fail(
      'Les paquets n’ont pas pu être installés. Il y faut le réseau\u00a0: vérifiez-le, puis recommencez.',
    );
  }
  writeFileSync(stamp, lock);
}

function installTestTools() {
  const missing = Object.entries(DEBIAN_TOOLS)
    .filter(([, path]) => !existsSync(path))
    .map(([name]) => name);
  if (missing.length === 0) return;
  let installed = true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installation des outils d’essai\u00a0: ${missing.join(', ')}…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    installed =
      run('apt-get', ['update', '-qq'], { env }) &&
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  } else if (!existsSync('/usr/bin/chromium')) {
    installed = run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
  }
  if (!installed) fail('Les outils d’essai n’ont pas pu être installés.');
}

/** Runs the npm that runs us. By its name, Windows has but a script, which only a shell starts. */
function npm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  // It counts packages in English; what goes wrong comes by the other way.
  const stdio = ['ignore', 'ignore', 'inherit'];
  if (cli?.endsWith('npm-cli.js')) return run(node ?? process.execPath, [cli, ...args], { stdio });
  return run('npm', args, { stdio, shell: process.platform === 'win32' });
}

/** Answers whether the command did what it had to. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error) console.error(error.message);
  return status === 0;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
