import type { Draft } from '../../shared/drafts/contract.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { DraftsTables } from './tables.ts';

export const sql = sqlBuilder<DraftsTables>();

/** What was being typed and is not saved, the latest first. */
export function listDrafts(read: Reader): Draft[] {
  return read.all(
    sql
      .selectFrom('draft')
      .select(['key', 'value', 'typedIn as window', 'author', 'at'])
      .orderBy('at', 'desc')
      .orderBy('key'),
  );
}

/** Whether what a draft is of, or hangs on, is one of some rows. */
export function isDraftOf(key: string, ids: ReadonlySet<string>): boolean {
  return key.split(':').some((part) => ids.has(part));
}
