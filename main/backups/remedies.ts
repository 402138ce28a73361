import { join } from 'node:path';
import type { Remedy } from '../../shared/backups/contract.ts';
import type { Tables } from '../../shared/declared/table.ts';
import { AppError } from '../../shared/errors.ts';
import { attachedFiles, factsOf, type LoadedCopy, PARTS } from '../engine/dossier/copy.ts';
import { closeQuietly } from '../engine/dossier/database.ts';
import { type FileSystem, statusBehind } from '../engine/dossier/file-system.ts';
import { JOURNAL } from '../engine/dossier/journal.ts';
import {
  decodeHeader,
  decodeRecords,
  HEADER_SIZE,
  type JournalRecord,
} from '../engine/dossier/journal-format.ts';
import { LABEL, type Label, readLabel } from '../engine/dossier/label.ts';
import { type LockParts, takeLock } from '../engine/dossier/lock.ts';
import { MIGRATIONS, schemaOf } from '../engine/dossier/migrations.ts';
import type { Unread } from '../engine/dossier/open.ts';
import { requireOwnFiles } from '../engine/dossier/own-files.ts';
import { keyringOf, vaultOf } from '../engine/dossier/protection.ts';
import { putAside } from '../engine/dossier/put-aside.ts';
import { changeIn, parseRecord } from '../engine/dossier/record.ts';
import { replayJournal } from '../engine/dossier/replay.ts';
import { replaceState } from '../engine/dossier/restoration.ts';
import type { Unlocking } from '../engine/dossier/vault/keys.ts';
import type { RecordSeal, Vault } from '../engine/dossier/vault/vault.ts';
import { readWhole, writeAtomically } from '../engine/dossier/whole-file.ts';
import { countsFrom } from './account.ts';
import type { MakingParts } from './make.ts';
import { loadBackup, missingFilesOf } from './restore.ts';
import { bringMissingBack } from './second-copies.ts';
import { backupFolder, listBackups, type ShelvedBackup } from './shelf.ts';

/** Backups looked into: the latest, among which one is sound unless the whole disk is not. */
const LOOKED_INTO = 5;

interface Damaged {
  readonly folder: string;
  readonly vault: Vault;
  /** The key of a protected one. */
  readonly key: Uint8Array | undefined;
  readonly id: string;
}

interface RemedyParts extends MakingParts {
  readonly tables: Tables;
}

/**
 * From which backups a damaged dossier can be mended, the one that loses the least first. Throws `passphrase-needed`,
 * `passphrase-wrong`.
 */
export async function remediesOf(
  parts: RemedyParts,
  folder: string,
  unlocking: Unlocking | undefined,
): Promise<Remedy[]> {
  const { files } = parts;
  if (statusBehind(files, folder)?.kind === 'folder') requireOwnFiles(files, files.realPath(folder));
  const label = labelFrom(files, folder);
  if (!label) return [];
  const keyring = await keyringOf(label, unlocking);
  const damaged = { folder, vault: vaultOf(keyring), key: keyring?.key, id: label.id };
  const found: { remedy: Remedy; known: number }[] = [];
  for (const { name, madeAt } of likeliest(listBackups(files, folder))) {
    const one = await remedyFrom(parts, damaged, name, madeAt);
    if (one) found.push(one);
  }
  const lost = ({ remedy }: (typeof found)[number]) => remedy.lost ?? Number.MAX_SAFE_INTEGER;
  return found.toSorted((a, b) => lost(a) - lost(b) || b.known - a.known).map(({ remedy }) => remedy);
}

/** The latest, and those that go furthest: after a clock was set back, they are not the same. */
function likeliest(latestFirst: readonly ShelvedBackup[]): Set<ShelvedBackup> {
  const reach = ({ note }: ShelvedBackup) => note?.lastSequence ?? 0;
  const furthestFirst = latestFirst.toSorted((a, b) => reach(b) - reach(a));
  return new Set([latestFirst, furthestFirst].flatMap((ordered) => ordered.slice(0, LOOKED_INTO)));
}

/** Puts back what a damaged folder lacks to be opened at all, under its lock, from a backup. */
export async function mendParts(parts: LockParts, path: string, name: string): Promise<void> {
  const { files } = parts;
  const folder = files.realPath(path);
  requireOwnFiles(files, folder);
  const backup = backupFolder(files, folder, name);
  const lock = await takeLock(parts, folder);
  try {
    const missing = PARTS.filter((part) => files.status(join(folder, part))?.kind !== 'file');
    const labelIsLost = !missing.includes(LABEL) && labelIn(files, folder) === undefined;
    if (labelIsLost) putAside(files, folder);
    for (const part of labelIsLost ? [LABEL, ...missing] : missing) {
      writeAtomically(files, join(folder, part), readWhole(files, join(backup, part)));
    }
  } finally {
    await lock.release();
  }
}

/** Puts a backup, and what the damaged journal still holds after it, in the place of a dossier’s state, which is kept aside. */
export async function mend(
  parts: MakingParts,
  { folder, vault, key, label }: Unread,
  name: string,
): Promise<void> {
  const { files, migrations = MIGRATIONS } = parts;
  const damaged = { folder, vault, key, id: label.id };
  const copy = await inspected(parts, { ...damaged, key }, name);
  try {
    goOn(files, damaged, copy, schemaOf(migrations));
    await bringMissingBack({ files, folder, vault }, attachedFiles(copy.database));
    putAside(files, folder);
    replaceState({ files, folder, vault }, copy.database, schemaOf(migrations));
  } finally {
    closeQuietly(copy.database);
  }
}

/** Loads a backup once it is known that reading it, and the damaged dossier’s journal after it, comes to an end. */
async function inspected(parts: MakingParts, damaged: Damaged, name: string): Promise<LoadedCopy> {
  const { folder, vault, key } = damaged;
  const backup = backupFolder(parts.files, folder, name);
  const hasJournal = parts.files.status(join(folder, JOURNAL))?.kind === 'file';
  await parts.copies.inspect({ folder: backup, vault, key }, hasJournal ? folder : undefined);
  return loadBackup(parts, damaged, name);
}

async function remedyFrom(
  parts: RemedyParts,
  damaged: Damaged,
  name: string,
  madeAt: string,
): Promise<{ remedy: Remedy; known: number } | undefined> {
  const { files, tables, migrations = MIGRATIONS } = parts;
  let copy: LoadedCopy | undefined;
  try {
    copy = await inspected(parts, damaged, name);
    const missingFiles = missingFilesOf(files, damaged, attachedFiles(copy.database));
    const before = commandsIn(copy);
    goOn(files, damaged, copy, schemaOf(migrations));
    const known = commandsIn(copy);
    const recovered = known - before;
    const { lastChangeAt, counts } = factsOf(copy.database);
    const all = commandsEver(files, damaged);
    const lost = all === undefined ? null : Math.max(0, all - known);
    const remedy = {
      name,
      madeAt,
      lastChangeAt,
      counts: countsFrom(tables, counts),
      recovered,
      lost,
      missingFiles,
    };
    return { remedy, known };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  } finally {
    closeQuietly(copy?.database);
  }
}

/** Does again in a copy what the journal of a damaged dossier holds after it, as far as it can be read. */
function goOn(files: FileSystem, { folder, vault }: Damaged, { database }: LoadedCopy, schema: number): void {
  if (files.status(join(folder, JOURNAL))?.kind !== 'file') return;
  try {
    replayJournal(files, folder, vault, database, schema, true);
  } catch (error) {
    // A journal of another time, or of another version, adds nothing.
    if (!(error instanceof AppError)) throw error;
  }
}

/** How many commands a copy tells of in its history. */
function commandsIn({ database }: LoadedCopy): number {
  return database.all<{ count: number }>('SELECT count(*) AS count FROM history')[0]?.count ?? 0;
}

/** How many commands there were until the journal’s end; undefined when it cannot be read to there. */
function commandsEver(files: FileSystem, { folder, vault }: Damaged): number | undefined {
  if (files.status(join(folder, JOURNAL))?.kind !== 'file') return undefined;
  const content = readWhole(files, join(folder, JOURNAL));
  const header = decodeHeader(content);
  if (!header || header === 'newer') return undefined;
  const { records, sound } = decodeRecords(content);
  const seal = vault.records(content.subarray(0, HEADER_SIZE));
  const commands = records.filter((record) => !isOutside(seal, record));
  return sound ? header.base - header.outside + commands.length : undefined;
}

/** Whether a record is known to be outside the history: one that does not open may have been a command. */
function isOutside(seal: RecordSeal, { sequence, payload }: JournalRecord): boolean {
  const json = seal.open(sequence, payload);
  try {
    return json !== undefined && changeIn(parseRecord(Buffer.from(json).toString())) === undefined;
  } catch {
    return false;
  }
}

/** The label of a dossier, or of its latest backup when it is damaged. */
function labelFrom(files: FileSystem, folder: string): Label | undefined {
  const own = labelIn(files, folder);
  if (own) return own;
  return listBackups(files, folder)
    .map(({ name }) => labelIn(files, backupFolder(files, folder, name)))
    .find((label) => label !== undefined);
}

function labelIn(files: FileSystem, folder: string): Label | undefined {
  if (files.status(join(folder, LABEL))?.kind !== 'file') return undefined;
  try {
    return readLabel(files, folder);
  } catch {
    return undefined;
  }
}
