import { sql as raw } from 'kysely';
import type { School } from '../../shared/venues/model.ts';
import type { Reader, Writer } from '../dossier/store.ts';
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
  const words = text.match(/[\p{L}\p{N}]+/gu);
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

/** Puts these schools in the place of the directory that was there. */
export function replaceDirectory(write: Writer, schools: readonly School[]): void {
  write.run(sql.deleteFrom('school'));
  write.run({ compile: () => raw`DELETE FROM school_search`.compile(sql) });
  for (const [index, school] of schools.entries()) {
    const id = index + 1;
    write.run(sql.insertInto('school').values({ id, ...school }));
    const text = [school.name, school.city, school.uai, school.postcode].join(' ');
    write.run(sql.insertInto('school_search').values({ docid: id, text }));
  }
}
