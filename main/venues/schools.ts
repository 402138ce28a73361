import { sql as raw } from 'kysely';
import type { School } from '../../shared/venues/model.ts';
import type { Reader, Writer } from '../engine/dossier/store.ts';
import { sql } from './read.ts';

const FOUND_AT_MOST = 20;

/** How many schools the directory of this dossier holds. */
export function countSchools(read: Reader): number {
  return (
    read.first(sql.selectFrom('school').select(({ fn }) => fn.countAll<number>().as('schools')))?.schools ?? 0
  );
}

/** Schools that hold every word typed, each as the beginning of a word; accents and case ignored. */
export function searchSchools(read: Reader, text: string): School[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (!words) return [];
  const match = words.map((word) => `${word}*`).join(' ');
  return read
    .all(
      sql
        .selectFrom('school')
        .selectAll()
        .where('id', 'in', raw<number>`(SELECT docid FROM school_search WHERE text MATCH ${match} LIMIT 200)`)
        .orderBy('name')
        .orderBy('city')
        .limit(FOUND_AT_MOST),
    )
    .map(({ id: _, ...school }) => school);
}

/** Adds these schools to the directory, in the place of those that had one of their UAIs. */
export function keepSchools(write: Writer, schools: readonly School[]): void {
  const uais = [...new Set(schools.map((school) => school.uai))];
  for (const some of inBatches(uais)) {
    const known = sql.selectFrom('school').select('id').where('uai', 'in', some);
    const ids = write.all(known).map(({ id }) => id);
    if (ids.length === 0) continue;
    write.run(sql.deleteFrom('school').where('id', 'in', ids));
    write.run(sql.deleteFrom('school_search').where('docid', 'in', ids));
  }
  const last = write.first(sql.selectFrom('school').select(({ fn }) => fn.max('id').as('id')));
  let id = last?.id ?? 0;
  for (const some of inBatches(schools)) {
    const rows = some.map((school) => {
      id += 1;
      return { id, ...school };
    });
    write.run(sql.insertInto('school').values(rows));
    write.run(
      sql.insertInto('school_search').values(rows.map((row) => ({ docid: row.id, text: searched(row) }))),
    );
  }
}

function searched({ name, kind, city, uai, postcode }: School): string {
  return [name, kind, city, uai, postcode].join(' ');
}

/** SQLite bounds the values of one statement (32,766); a school has thirteen. */
const BATCH = 500;

function inBatches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
}
