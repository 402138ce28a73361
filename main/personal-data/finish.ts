import { join } from 'node:path';
import { keptFileColumns } from '../../shared/declared/walk.ts';
import { AppError } from '../../shared/errors.ts';
import type { BackupKeeper } from '../backups/keeper.ts';
import { removeAllBackups } from '../backups/shelf.ts';
import { ATTACHMENTS, isOwnAttachment } from '../engine/dossier/attachments.ts';
import { attachedTo } from '../engine/dossier/copy.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import { requireOwn } from '../engine/dossier/own-folder.ts';
import { BACKUPS } from '../engine/dossier/own-names.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { UNFINISHED } from '../engine/dossier/whole-file.ts';

export interface FinishParts {
  readonly files: FileSystem;
  readonly keeper: BackupKeeper;
  readonly now: () => string;
}

/** True when an erasure was begun, and files may still hold what it erased. */
export function isUnfinished(store: OpenStore): boolean {
  const unfinished = 'SELECT count(*) AS count FROM erasure WHERE finishedAt IS NULL';
  return (store.first(bareStatement<{ count: number }>(unfinished, []))?.count ?? 0) > 0;
}

/**
 * Takes what was erased out of every file of the dossier: the checkpoint, the journal, the attached files that nothing
 * names any more, the backups and what was put aside; then says that it is done, and makes a backup. What a crash or the
 * disk stops, the next opening goes on with. Throws `erasure-unfinished`.
 */
export async function finishErasures(parts: FinishParts, store: OpenStore): Promise<void> {
  if (await parts.keeper.inTurn(() => cleanFiles(parts, store))) await parts.keeper.makeNow(store);
}

/** Answers whether there was something to clean, hence no backup any more. */
async function cleanFiles({ files, now }: FinishParts, store: OpenStore): Promise<boolean> {
  if (store.isClosed || store.readOnly || !isUnfinished(store)) return false;
  try {
    requireOwn(files, store.folder, ATTACHMENTS, BACKUPS, join(BACKUPS, ATTACHMENTS));
    await store.checkpoint();
    removeOrphans(files, store);
    removeAllBackups(files, store.folder);
  } catch (error) {
    throw unfinished(error);
  }
  const change = {
    operation: 'personalData.finish',
    author: 'Cahiers',
    at: now(),
    description: 'Effacement terminé\u00a0: aucun fichier du dossier ne garde ce qui a été effacé',
  };
  await store.transact(change, (write) => {
    write.run(bareStatement('UPDATE erasure SET finishedAt = ? WHERE finishedAt IS NULL', [now()]));
  });
  return true;
}

const unfinished = (error: unknown) =>
  new AppError(
    'erasure-unfinished',
    error instanceof AppError && error.code === 'dossier-linked'
      ? `C’est effacé du dossier, mais d’anciens fichiers ou des sauvegardes gardent encore ce qui a été effacé. ${error.message} Fermez et rouvrez alors le dossier\u00a0: Cahiers finira le nettoyage.`
      : 'C’est effacé du dossier, mais le disque n’a pas laissé nettoyer tous ses fichiers\u00a0: d’anciens fichiers ou des sauvegardes gardent encore ce qui a été effacé. Vérifiez le disque, puis fermez et rouvrez le dossier\u00a0: Cahiers finira le nettoyage.',
    {},
    { cause: error },
  );

/** Removes the attached files that neither a row, nor a frozen document, nor the history names. */
function removeOrphans(files: FileSystem, store: OpenStore): void {
  const attachments = join(store.folder, ATTACHMENTS);
  if (files.status(attachments)?.kind !== 'folder') return;
  const named = [...attachedTo(store), ...keptByHistory(store)];
  const kept = new Set(named.map((sha512) => store.vault.attachmentName(sha512)));
  for (const name of files.list(attachments)) {
    // What is being written now is someone’s; what a crash left of it was thrown away at the opening.
    if (!kept.has(name) && !name.endsWith(UNFINISHED) && isOwnAttachment(name))
      files.remove(join(attachments, name));
  }
  files.syncFolder(attachments);
}

const IN_HISTORY = `SELECT json_extract(before, ?2) AS sha512 FROM history_change WHERE tableName = ?1
  UNION SELECT json_extract(after, ?2) FROM history_change WHERE tableName = ?1`;

const keptByHistory = (read: Reader): string[] =>
  keptFileColumns(read.tables).flatMap(([table, column]) =>
    read
      .all(bareStatement<{ sha512: string | null }>(IN_HISTORY, [table, `$.${column}`]))
      .flatMap(({ sha512 }) => sha512 ?? []),
  );
