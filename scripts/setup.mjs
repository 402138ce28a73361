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
};

installPackages();
if (process.argv.includes('--tests')) installTestTools();

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages…');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

function installTestTools() {
  const missing = Object.entries(DEBIAN_TOOLS).filter(([, path]) => !existsSync(path));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.map(([name]) => name).join(', ')}…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(([name]) => name)],
      env,
    );
  } else if (!existsSync('/usr/bin/chromium')) {
    run('npx', ['playwright', 'install', 'chromium']);
  }
}

function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) {
    console.error(`“${command} ${args.join(' ')}” failed (exit ${status}).`);
    process.exit(1);
  }
}
