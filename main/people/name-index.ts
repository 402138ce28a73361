import { sql as raw } from 'kysely';
import { type Filed, filed, firstByName } from '../../shared/text/filing-key.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import { rowsChangedAfter } from '../history/read.ts';
import type { PeopleTables } from './tables.ts';

/** Names of a dossier in memory, by the place of their row, as of a change of its history. */
interface NameIndex {
  readonly names: Map<number, Filed<PlacedName>>;
  change: number;
}

interface PlacedName {
  readonly place: number;
  readonly familyName: string;
  readonly givenName: string;
}

/** Changed names read again one by one; beyond, all are. */
const MOST_CHANGED = 500;

const sql = sqlBuilder<PeopleTables>();
const indexes = new WeakMap<Reader, NameIndex>();

/** Of the people at these places (`rowid`), the first `limit` in the order of their names: their places, in that order. */
export function firstNamed(read: Reader, places: readonly number[], limit: number): number[] {
  return firstByName(namesAt(places, indexOf(read).names), limit).map(({ place }) => place);
}

function* namesAt(places: readonly number[], names: NameIndex['names']) {
  for (const place of places) {
    const name = names.get(place);
    if (name) yield name;
  }
}

/** Reading 20,000 names for each letter typed would be slow: they are kept, and follow the history of the dossier. */
function indexOf(read: Reader): NameIndex {
  const known = indexes.get(read);
  if (!known) return build(read);
  const { last, rowIds } = rowsChangedAfter(read, known.change, 'person');
  if (rowIds.length > MOST_CHANGED) return build(read);
  if (rowIds.length > 0) {
    for (const name of read.all(placedNames().where('id', 'in', rowIds)))
      known.names.set(name.place, filed(name));
  }
  known.change = last;
  return known;
}

function build(read: Reader): NameIndex {
  const { last } = rowsChangedAfter(read, Number.MAX_SAFE_INTEGER, 'person');
  const names = new Map(read.all(placedNames()).map((name) => [name.place, filed(name)]));
  const index = { names, change: last };
  indexes.set(read, index);
  return index;
}

function placedNames() {
  return sql.selectFrom('person').select([raw<number>`rowid`.as('place'), 'familyName', 'givenName']);
}
