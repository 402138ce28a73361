import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What comes before the fuses in Electron’s binary (@electron/fuses, `constants.ts`), with the version of their layout. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001');
/** The nine fuses as Electron 45 is published (its docs/tutorial/fuses.md, in that order). */
const PUBLISHED = '101100011';

/**
 * A stand-in for Electron’s unpacked distribution for Linux: the files that electron-builder reads, moves or changes, and a
 * binary that holds the fuses and cannot run.
 */
export function makeElectronDistribution(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const fuses = Buffer.concat([SENTINEL, Buffer.of(PUBLISHED.length), Buffer.from(PUBLISHED)]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(4096), fuses, Buffer.alloc(4096)]), {
    mode: 0o755,
  });
  for (const language of ['de', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak']) {
    writeFileSync(join(folder, name), name);
  }
}

/** The state of each fuse of a binary: `1` on, `0` off. */
export function fusesOf(binary: Buffer): string {
  const at = binary.indexOf(SENTINEL) + SENTINEL.length;
  return binary.toString('latin1', at + 1, at + 1 + binary.readUInt8(at));
}
