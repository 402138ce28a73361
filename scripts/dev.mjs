// Builds again whatever changes and starts the web host anew over it, for whoever works on Cahiers. Its address stays.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PORT = process.env.CAHIERS_PORT ?? '5170';
let host;

await watch('renderer', () => console.log('Screens built: reload the page.'));
await watch('main', restart);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });
}

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
  host = spawn(process.execPath, [join(root, 'out/main/web.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CAHIERS_PORT: PORT },
  });
}

async function stop() {
  if (!host || host.exitCode !== null) return;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await ended;
}
