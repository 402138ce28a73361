// Builds again whatever changes and starts the web host anew over it, for whoever works on Cahiers. Its address stays.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startFollowed } from './start/follow.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PORT = process.env.CAHIERS_PORT ?? '5170';
let host;

await watch('renderer', () => console.log('Screens built: reload the page.'));
await watch('main', restart);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

async function watch(folder, onBuilt) {
  const watcher = await build({
    configFile: join(root, folder, 'vite.config.ts'),
    root: join(root, folder),
    logLevel: 'warn',
    build: { watch: {} },
  });
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') void event.result.close().then(onBuilt);
    if (event.code === 'ERROR') console.error(event.error.message);
  });
}

async function restart() {
  await stop();
  host = startFollowed(process.execPath, [join(root, 'out/main/web.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CAHIERS_PORT: PORT },
  });
}

/** The host is told to end by what started it. */
async function end() {
  if (isRunning()) await new Promise((resolve) => host.once('exit', resolve));
  process.exit(0);
}

async function stop() {
  if (!isRunning()) return;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await ended;
}

function isRunning() {
  return host !== undefined && host.exitCode === null && host.signalCode === null;
}
