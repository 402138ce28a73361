import type { Backup, Preview } from '../../shared/backups/contract.ts';
import type { Tables } from '../../shared/declared/table.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import { type All, countsFrom, historyOf, onlyIn, rowsCounted } from './account.ts';
import type { MakingParts } from './make.ts';
import { accountOfBackup, missingFilesOf } from './restore.ts';
import { listBackups, type ShelvedBackup } from './shelf.ts';

/** What was done and would be lost is told in full up to this number. */
const TOLD = 100;

/** A backup as screens show it. */
export function shown(tables: Tables, { note, ...backup }: ShelvedBackup): Backup {
  return { ...backup, counts: note ? countsFrom(tables, note.counts) : null };
}

/** What going back to a backup would change. */
export async function previewOf(
  { tables, ...parts }: MakingParts & { readonly tables: Tables },
  store: OpenStore,
  name: string,
): Promise<Preview> {
  const then = await accountOfBackup(parts, store, name);
  const inDossier: All = (sql) => store.all(bareStatement(sql, []));
  const now = historyOf(inDossier);
  const lost = onlyIn(now, then.history);
  return {
    name,
    madeAt: listBackups(parts.files, store.folder).find((one) => one.name === name)?.madeAt ?? parts.now(),
    before: countsFrom(tables, then.counts),
    now: countsFrom(tables, rowsCounted(tables, inDossier)),
    lost: lost.slice(0, TOLD),
    lostCount: lost.length,
    regainedCount: onlyIn(then.history, now).length,
    missingFiles: missingFilesOf(parts.files, store, then.attached),
  };
}
