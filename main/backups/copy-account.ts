import { attachedFiles, bringUpToDate, factsOf, loadCopy } from '../engine/dossier/copy.ts';
import { coversOf } from '../engine/dossier/covered.ts';
import { closeQuietly } from '../engine/dossier/database.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import { MIGRATIONS, type Migration, schemaOf } from '../engine/dossier/migrations.ts';
import { replayJournal } from '../engine/dossier/replay.ts';
import type { Vault } from '../engine/dossier/vault/vault.ts';
import { historyOf } from './account.ts';
import type { CopyAccount } from './copy-messages.ts';

/** Opens a copy, and does again in it what the journal of a damaged dossier holds; throws as `loadCopy`. */
export async function readToTheEnd(
  files: FileSystem,
  folder: string,
  vault: Vault,
  journalOf: string | undefined,
): Promise<void> {
  const { database } = await loadCopy(files, folder, vault);
  try {
    if (journalOf === undefined) return;
    bringUpToDate(database);
    replayJournal(files, journalOf, vault, database, schemaOf(MIGRATIONS), true);
  } finally {
    closeQuietly(database);
  }
}

/** Opens a copy, says all that it holds and lets it go. Throws as `loadCopy`. */
export async function accountOf(
  files: FileSystem,
  folder: string,
  vault: Vault,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<CopyAccount> {
  const { label, database } = await loadCopy(files, folder, vault, migrations);
  try {
    bringUpToDate(database, migrations);
    return {
      dossierId: label.id,
      ...factsOf(database),
      digests: coversOf(files, folder, vault),
      history: historyOf((sql) => database.all(sql)),
      attached: [...attachedFiles(database)],
    };
  } finally {
    closeQuietly(database);
  }
}
