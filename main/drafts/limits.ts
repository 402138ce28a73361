import { type Draft, LARGEST_SUM, MOST_DRAFTS } from '../../shared/drafts/contract.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { sql } from './read.ts';

type NewDraft = Pick<Draft, 'key' | 'value'>;

/** The keys of the drafts for which there is no room: what is kept already stays, and may always become shorter. */
export function withoutRoom(read: Reader, drafts: readonly NewDraft[]): string[] {
  const kept = read.all(sql.selectFrom('draft').select(['key', 'size']));
  const sizes = new Map(kept.map(({ key, size }) => [key, size]));
  let sum = kept.reduce((total, { size }) => total + size, 0);
  return drafts.flatMap(({ key, value }) => {
    const before = sizes.get(key);
    const after = sum - (before ?? 0) + value.length;
    const isOneTooMany = before === undefined && sizes.size >= MOST_DRAFTS;
    if (isOneTooMany || (after > LARGEST_SUM && after > sum)) return [key];
    sizes.set(key, value.length);
    sum = after;
    return [];
  });
}
