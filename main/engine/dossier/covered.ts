import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DATABASE } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL } from './journal.ts';
import { readableRecords } from './journal-conversion.ts';
import { decodeHeader, encodeHeader } from './journal-format.ts';
import { BACKUPS } from './own-names.ts';
import { isSealed } from './vault/sealed-file.ts';
import { clearVault, type Vault } from './vault/vault.ts';
import { readWhole } from './whole-file.ts';

/** What a protection that is being put on or off covers: the digest of each file of a dossier, however it lies. */
export type Covers = Readonly<Record<string, string>>;

/** The files that hold what was written, of a dossier and of its backups: their paths from its folder, with `/`. */
function coveredFiles(files: FileSystem, folder: string): string[] {
  const backups =
    files.status(join(folder, BACKUPS))?.kind === 'folder' ? files.list(join(folder, BACKUPS)) : [];
  const places = ['', ...backups.map((name) => `${BACKUPS}/${name}/`)];
  return places
    .flatMap((place) => [`${place}${DATABASE}`, `${place}${JOURNAL}`])
    .filter((path) => files.status(join(folder, path))?.kind === 'file');
}

/** What a dossier holds now, of which nobody else writes anything. `sealed`: what its sealed files are opened with. */
export function coversOf(files: FileSystem, folder: string, sealed: Vault): Covers {
  const entries = coveredFiles(files, folder).map((path) => [path, digestOf(files, folder, path, sealed)]);
  return Object.fromEntries(entries);
}

/**
 * The files that lie in clear and are not what was covered: whoever could write in the folder may have put them there. What
 * is sealed proves itself.
 */
export function uncoveredIn(files: FileSystem, folder: string, covers: Covers = {}): string[] {
  return coveredFiles(files, folder).filter((path) => {
    const bytes = readWhole(files, join(folder, path));
    return !liesSealed(path, bytes) && digest(path, bytes, clearVault) !== covers[path];
  });
}

function digestOf(files: FileSystem, folder: string, path: string, sealed: Vault): string {
  const bytes = readWhole(files, join(folder, path));
  return digest(path, bytes, liesSealed(path, bytes) ? sealed : clearVault);
}

function liesSealed(path: string, bytes: Uint8Array): boolean {
  if (isSealed(bytes)) return true;
  const header = path.endsWith(JOURNAL) ? decodeHeader(bytes) : undefined;
  return header !== undefined && header !== 'newer' && header.salt !== undefined;
}

/** Of a content: a journal that was sealed and put in clear again has other groups, and no room at its end. */
function digest(path: string, bytes: Uint8Array, vault: Vault): string {
  const hash = createHash('sha256');
  const header = path.endsWith(JOURNAL) && !isSealed(bytes) ? decodeHeader(bytes) : undefined;
  const read = header && readableRecords(bytes, vault);
  if (!header || header === 'newer' || !read) {
    const place = path.slice(path.lastIndexOf('/') + 1);
    return hash.update(vault.open(place, bytes) ?? bytes).digest('hex');
  }
  hash.update(encodeHeader({ ...header, salt: undefined }));
  for (const { sequence, payload } of read.records)
    hash.update(`${sequence} ${payload.length}\n`).update(payload);
  return hash.digest('hex');
}
