import { existsSync } from 'node:fs';

/** The entry of a thread lies in this folder as written, and beside the program once built. */
export function workerAddress(name: 'verification-worker' | 'hash-worker'): URL {
  const written = new URL(`./${name}.ts`, import.meta.url);
  return existsSync(written) ? written : new URL(`./${name}.js`, import.meta.url);
}
