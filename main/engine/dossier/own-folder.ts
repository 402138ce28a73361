import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';

/**
 * Makes sure that what lies at some places of an open dossier, or of its backups, is no link: one may have been put there
 * since it was opened, and what is written, read or removed there would be elsewhere. Throws `dossier-linked`.
 */
export function requireOwn(files: FileSystem, folder: string, ...names: readonly string[]): void {
  const foreign = names.find((name) => files.status(join(folder, name))?.kind === 'other');
  if (foreign !== undefined) throw refusals.linkedSince(join(folder, foreign));
}
