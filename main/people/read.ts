import { sql as raw } from 'kysely';
import { notFound } from '../../shared/errors.ts';
import type { Person } from '../../shared/people/model.ts';
import { compareNames } from '../../shared/text/collation.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { PeopleTables } from './tables.ts';

export const sql = sqlBuilder<PeopleTables>();

export interface PeopleFilter {
  readonly text?: string;
  readonly category?: string | undefined;
  readonly limit?: number;
}

/** People who match every word typed, each as the beginning of a word, accents and case ignored; in French order. */
export function listPeople(read: Reader, { text = '', category, limit }: PeopleFilter = {}): Person[] {
  let found = sql.selectFrom('person').selectAll();
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > 0) {
    const match = words.map((word) => `${word}*`).join(' ');
    found = found.where(raw<boolean>`rowid IN (SELECT docid FROM person_search WHERE text MATCH ${match})`);
  }
  if (category !== undefined) found = found.where('category', '=', category);
  if (limit !== undefined) found = found.limit(limit);
  return read.all(found).map(toPerson).sort(compareNames);
}

/** Everyone, in no particular order. */
export function allPeople(read: Reader): Person[] {
  return read.all(sql.selectFrom('person').selectAll()).map(toPerson);
}

export function personById(read: Reader, id: string): Person {
  const row = read.first(sql.selectFrom('person').selectAll().where('id', '=', id));
  if (!row) throw notFound('Cette personne');
  return toPerson(row);
}

export function countPeople(read: Reader): number {
  return (
    read.first(sql.selectFrom('person').select(({ fn }) => fn.countAll<number>().as('people')))?.people ?? 0
  );
}

/** How a person is named in a sentence: « Mme Camille Le Goff ». */
export function nameOf({ civility, givenName, familyName }: Person): string {
  return [civility, givenName, familyName].filter(Boolean).join(' ');
}

function toPerson({ minor, pmr, ...row }: PeopleTables['person']): Person {
  return { ...row, minor: minor === 1, pmr: pmr === 1 };
}
