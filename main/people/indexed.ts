import { sql as raw } from 'kysely';
import type { RowWatch } from '../dossier/row-watch.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import { type Indexed, NameIndex } from './name-index.ts';
import type { PeopleTables } from './table.ts';

const sql = sqlBuilder<PeopleTables>();
const indexes = new WeakMap<Reader, { readonly index: NameIndex; readonly watch: RowWatch }>();

/** Beyond so many people changed at once, all are read again. */
const MOST_CHANGED = 2000;

/** The index of a dossier’s people: made when one first searches, then brought up to date with what has changed. */
export function indexOf(read: Reader): NameIndex {
  const known = indexes.get(read);
  if (!known) return make(read, read.watch?.('person'));
  const changed = known.watch.take();
  if (changed.length > MOST_CHANGED) return make(read, known.watch);
  if (changed.length > 0) bringUpToDate(known.index, read, changed);
  return known.index;
}

function make(read: Reader, watch: RowWatch | undefined): NameIndex {
  watch?.take();
  const index = new NameIndex(read.all(people));
  // What is read within a transaction goes with it.
  if (watch) indexes.set(read, { index, watch });
  return index;
}

function bringUpToDate(index: NameIndex, read: Reader, changed: readonly number[]): void {
  for (const place of changed) index.remove(place);
  const rows = people.where(raw<boolean>`rowid IN (SELECT value FROM json_each(${JSON.stringify(changed)}))`);
  for (const person of read.all<Indexed>(rows)) index.put(person);
}

const people = sql
  .selectFrom('person')
  .select([raw<number>`rowid`.as('place'), 'familyName', 'givenName', 'organisation', 'email', 'category']);
