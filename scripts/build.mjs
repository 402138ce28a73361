// Builds each folder that has a Vite configuration, into `out`.
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const asked = import.meta.main ? process.argv.slice(2) : [];
const folders = asked.length > 0 ? asked : ['main', 'preload', 'renderer', 'space', 'scripts'];

// What is built is what people run, even when tests have it built.
process.env.NODE_ENV = 'production';

for (const folder of folders) {
  const configFile = join(root, folder, 'vite.config.ts');
  if (existsSync(configFile)) await build({ configFile, root: join(root, folder), logLevel: 'warn' });
}

// The screens tell what all of it is made of.
const licences = join(root, 'out/main/licences.md');
if (existsSync(licences) && existsSync(join(root, 'out/renderer'))) {
  copyFileSync(licences, join(root, 'out/renderer/licences-main.md'));
}
