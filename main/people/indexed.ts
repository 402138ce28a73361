import { sql as raw } from 'kysely';
import type { RowWatch } from '../engine/dossier/row-watch.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { type Indexed, NameIndex } from './name-index.ts';
import type { PeopleTables } from './table.ts';

const sql = sqlBuilder<PeopleTables>();

/** Beyond so many people changed at once, all are read again. */
const MOST_CHANGED = 2000;

interface Kept {
  readonly watch: RowWatch;
  index: NameIndex | undefined;
}

const keep = (watch: RowWatch): Kept => ({ watch, index: undefined });

/** The index of a dossier’s people: made when one first searches, then brought up to date with what has changed. */
export function indexOf(read: Reader): NameIndex {
  const kept = read.kept?.('person', keep);
  if (!kept) return make(read);
  const changed = kept.watch.take();
  if (!kept.index || changed.length > MOST_CHANGED) kept.index = make(read);
  else if (changed.length > 0) bringUpToDate(kept.index, read, changed);
  return kept.index;
}

const make = (read: Reader): NameIndex => new NameIndex(read.all(people));

function bringUpToDate(index: NameIndex, read: Reader, changed: readonly number[]): void {
  for (const place of changed) index.remove(place);
  const rows = people.where(raw<boolean>`rowid IN (SELECT value FROM json_each(${JSON.stringify(changed)}))`);
  for (const person of read.all<Indexed>(rows)) index.put(person);
}

const people = sql
  .selectFrom('person')
  .select([raw<number>`rowid`.as('place'), 'familyName', 'givenName', 'organisation', 'email', 'category']);
