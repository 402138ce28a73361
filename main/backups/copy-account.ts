import { attachedFiles, bringUpToDate, closeQuietly, factsOf, loadCopy } from '../dossier/copy.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { MIGRATIONS, type Migration } from '../dossier/migrations.ts';
import type { Vault } from '../dossier/vault/vault.ts';
import { historyOf } from './account.ts';
import type { CopyAccount } from './copy-messages.ts';

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
      history: historyOf((sql) => database.all(sql)),
      attached: [...attachedFiles(database)],
    };
  } finally {
    closeQuietly(database);
  }
}
