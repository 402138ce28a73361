import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { ATTACHMENTS, isOwnAttachment, PLACE, unfinishedIn, writeStream } from './attachments.ts';
import { DATABASE } from './checkpoint.ts';
import { discardFolder } from './discard-folder.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL } from './journal.ts';
import { reencode } from './journal-conversion.ts';
import { LABEL, readLabel, writeLabel } from './label.ts';
import { BACKUPS, isOwnInBackups, isOwnPart } from './own-names.ts';
import type { Protection } from './vault/keys.ts';
import { isSealed } from './vault/sealed-file.ts';
import { isSealedFile, type Vault } from './vault/vault.ts';
import { readWhole, removeQuietly, replace, UNFINISHED, writeAtomically } from './whole-file.ts';

export interface Conversion {
  readonly files: FileSystem;
  readonly folder: string;
  /** How the files that are still to convert lie. */
  readonly from: Vault;
  /** How they shall lie. */
  readonly to: Vault;
  /** What the labels of the backups shall say; undefined when they are to lie in clear. */
  readonly protection: Protection | undefined;
  /** Files of the dossier that are left as they lie, by their paths from its folder, with `/`. */
  readonly left?: readonly string[];
}

/**
 * Seals every file of a dossier, or puts it in clear: what is attached, the checkpoint, the journal, the backups and what
 * was put aside in them. Each file says by its first bytes how it lies, so that what was stopped half way is gone on with.
 * A file that does not open is left as it is: reading it tells. Of the dossier’s own journal, only what can be read is kept.
 * Call it under the lock. Throws the system’s errors.
 */
export async function convertFiles(conversion: Conversion): Promise<void> {
  const { files, folder } = conversion;
  removeUnfinished(files, folder);
  await convertAttachments(conversion);
  // The backups’ own copies of what is attached.
  await convertAttachments({ ...conversion, folder: join(folder, BACKUPS) });
  const { left = [] } = conversion;
  for (const backup of foldersOf(files, join(folder, BACKUPS))) {
    const isLeft = (name: string) => left.includes(`${BACKUPS}/${basename(backup)}/${name}`);
    if ([DATABASE, JOURNAL].some(isLeft)) continue;
    convertParts(conversion, backup, false);
    relabelBackup(files, backup, conversion.protection);
  }
  convertParts(conversion, folder, true);
}

/** What a crash left half written would stay as it is. Others’ files are left alone. */
function removeUnfinished(files: FileSystem, folder: string): void {
  const backups = join(folder, BACKUPS);
  for (const backup of foldersOf(files, backups)) {
    const name = basename(backup);
    if (name.endsWith(UNFINISHED) && isOwnInBackups(name)) discardFolder(files, backup);
  }
  const places = [folder, ...foldersOf(files, backups)].map((place) => ({ place, isOwn: isOwnPart }));
  const attachments = [folder, backups].map((of) => ({
    place: join(of, ATTACHMENTS),
    isOwn: isOwnAttachment,
  }));
  for (const { place, isOwn } of [...places, ...attachments]) {
    if (files.status(place)?.kind !== 'folder') continue;
    for (const name of files.list(place)) {
      const path = join(place, name);
      const isOurs = name.endsWith(UNFINISHED) && isOwn(name) && files.status(path)?.kind === 'file';
      if (isOurs) files.remove(path);
    }
  }
}

/** Makes the labels of the backups say how the dossier is protected now. */
export function relabelBackups(files: FileSystem, folder: string, protection: Protection | undefined): void {
  for (const backup of foldersOf(files, join(folder, BACKUPS))) relabelBackup(files, backup, protection);
}

async function convertAttachments({ files, folder, from, to }: Conversion): Promise<void> {
  const attachments = join(folder, ATTACHMENTS);
  if (files.status(attachments)?.kind !== 'folder') return;
  for (const name of files.list(attachments)) {
    const path = join(attachments, name);
    if (name.endsWith(UNFINISHED) || files.status(path)?.kind !== 'file') continue;
    if (isSealedFile(files, path) === to.isSealed) continue;
    const unfinished = unfinishedIn(attachments);
    const hash = createHash('sha512');
    const content = async function* () {
      for (const piece of from.read(files, path, PLACE)) {
        if (!piece) throw new Unopened();
        hash.update(piece);
        yield piece;
      }
    };
    try {
      await writeStream(files, unfinished, to.sealStream(PLACE, content()));
    } catch (error) {
      removeQuietly(files, unfinished);
      if (error instanceof Unopened) continue;
      throw error;
    }
    const sha512 = hash.digest('hex');
    // A file that another program left there keeps its name.
    const own = name === from.attachmentName(sha512);
    replace(files, unfinished, own ? join(attachments, to.attachmentName(sha512)) : path);
    if (own) files.remove(path);
  }
  files.syncFolder(attachments);
}

class Unopened extends Error {}

function convertParts({ files, ...conversion }: Conversion, folder: string, salvage: boolean): void {
  for (const name of [JOURNAL, DATABASE]) {
    const path = join(folder, name);
    if (files.status(path)?.kind !== 'file') continue;
    const bytes = readWhole(files, path);
    const converted =
      name === JOURNAL ? reencode(bytes, conversion, { salvage }) : blob(bytes, name, conversion);
    if (converted) writeAtomically(files, path, converted);
  }
}

/** A file as a whole; undefined when it lies already as it should, or does not open. */
function blob(
  bytes: Uint8Array,
  place: string,
  { from, to }: Pick<Conversion, 'from' | 'to'>,
): Uint8Array | undefined {
  if (isSealed(bytes) === to.isSealed) return undefined;
  const content = from.open(place, bytes);
  return content && to.seal(place, content);
}

function relabelBackup(files: FileSystem, folder: string, protection: Protection | undefined): void {
  if (files.status(join(folder, LABEL))?.kind !== 'file') return;
  let label: ReturnType<typeof readLabel>;
  try {
    label = readLabel(files, folder);
  } catch {
    // A backup whose label is damaged says so when it is looked at.
    return;
  }
  const { protection: former, ...names } = label;
  if (JSON.stringify(former) === JSON.stringify(protection)) return;
  writeLabel(files, folder, { ...names, protection });
}

function foldersOf(files: FileSystem, folder: string): string[] {
  if (files.status(folder)?.kind !== 'folder') return [];
  return files
    .list(folder)
    .map((name) => join(folder, name))
    .filter((path) => files.status(path)?.kind === 'folder');
}
