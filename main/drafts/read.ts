import type { Draft } from '../../shared/drafts/contract.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { DraftsTables } from './table.ts';

export const sql = sqlBuilder<DraftsTables>();

const DRAFTS = sql.selectFrom('draft').select(['key', 'value', 'typedIn as window', 'author', 'at']);

/** What was being typed and is not saved, the latest first. */
export function listDrafts(read: Reader): Draft[] {
  return read.all(DRAFTS.orderBy('at', 'desc').orderBy('key'));
}

/** What is being typed at a key. */
export function draftAt(read: Reader, key: string): Draft | undefined {
  return read.first(DRAFTS.where('key', '=', key));
}

/** Whether what a draft is of, or hangs on, is one of some rows. */
export function isDraftOf(key: string, ids: ReadonlySet<string>): boolean {
  return key.split(':').some((part) => ids.has(part));
}
