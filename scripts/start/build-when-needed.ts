import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = ['main/web.js', 'preload/bridge.cjs', 'renderer/index.html'];
const SOURCES = ['shared', 'main', 'preload', 'renderer'];

/** Builds when a source is newer than what was built. */
export async function buildWhenNeeded(root: string, build: () => Promise<unknown>): Promise<void> {
  const oldest = Math.min(...BUILT.map((name) => timeOf(join(root, 'out', name))));
  if (Math.max(...SOURCES.map((name) => newestIn(join(root, name)))) <= oldest) return;
  console.log('Construction de l’application…');
  await build();
}

function newestIn(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => timeOf(join(entry.parentPath, entry.name)));
  return Math.max(0, ...times);
}

function timeOf(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}
