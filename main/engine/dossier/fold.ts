import { checkpointOf } from './checkpoint.ts';
import { closeQuietly } from './database.ts';
import type { FileSystem } from './file-system.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { replayJournal } from './replay.ts';
import { readKnownCheckpoint } from './schema.ts';
import type { Vault } from './vault/vault.ts';
import { removeIfThere } from './whole-file.ts';
import { pieces, writePiecewise } from './write-part.ts';

/** What of a journal is folded, and where to. */
export interface Fold {
  /** Where the journal is read to, in bytes. */
  readonly end: number;
  /** Path of the new database file. */
  readonly into: string;
}

/**
 * Folds the journal of an open dossier somewhere else than in the thread that serves its commands; undefined when the
 * dossier is so small that nobody would feel it there. Answers and throws as `foldJournal`; throws the signal’s reason
 * once what it had begun has stopped.
 */
export type FoldElsewhere = (
  dossier: { readonly folder: string; readonly key: Uint8Array | undefined },
  fold: Fold,
  signal: AbortSignal,
) => Promise<number> | undefined;

/**
 * Writes, synced, what the database is once the journal is replayed over the checkpoint that it follows, without touching
 * either. Answers the number of the last transaction in it. Throws `dossier-damaged`, or the system’s errors.
 */
export async function foldJournal(
  files: FileSystem,
  folder: string,
  vault: Vault,
  { end, into }: Fold,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number> {
  const { database, applied } = await readKnownCheckpoint(files, folder, vault, migrations);
  try {
    const { lastSequence } = replayJournal(files, folder, vault, database, applied - 1, false, end);
    removeIfThere(files, into);
    await writePiecewise(files, into, pieces(checkpointOf(vault, database)));
    return lastSequence;
  } finally {
    closeQuietly(database);
  }
}
