import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { extractAll } from '@electron/asar';
import { makeElectronDistribution } from './electron-distribution.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A port where nothing answers: whatever would be fetched makes the packaging fail. */
const NOWHERE = 'http://127.0.0.1:9/';

/**
 * Runs the command of `npm run package -- --linux --dir` on what is built, over a stand-in for Electron’s distribution, into
 * `output`. Throws what it printed when it fails.
 */
export async function packageInto(output: string, ...options: string[]): Promise<void> {
  const distribution = mkdtempSync(join(tmpdir(), 'cahiers-electron-'));
  makeElectronDistribution(distribution);
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      ...['--publish', 'never', '--linux', '--x64', '--dir'],
      `--config.electronDist=${distribution}`,
      `--config.directories.output=${output}`,
      ...options,
    ],
    {
      cwd: ROOT,
      env: { ...process.env, ELECTRON_MIRROR: NOWHERE, ELECTRON_BUILDER_BINARIES_MIRROR: NOWHERE },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  rmSync(distribution, { recursive: true });
  if (code !== 0) throw new Error(printed);
}

/** Takes everything out of an archive, into a folder. */
export const unpack = (archive: string, folder: string): void => extractAll(archive, folder);
