import { sql as raw } from 'kysely';
import { notFound } from '../../shared/errors.ts';
import type { Person } from '../../shared/people/model.ts';
import { typedStarts } from '../../shared/text/word-starts.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { indexOf } from './indexed.ts';
import type { PeopleTables } from './table.ts';

export const sql = sqlBuilder<PeopleTables>();

export interface PeopleFilter {
  readonly text?: string;
  readonly category?: string | undefined;
  readonly limit?: number;
}

/**
 * People who match every word typed, each as the beginning of a word, accents and case ignored, a name of several words
 * being one too; in French order, the first `limit` of them.
 */
export function listPeople(
  read: Reader,
  { text = '', category, limit = Number.POSITIVE_INFINITY }: PeopleFilter = {},
): Person[] {
  const places = indexOf(read).find({ starts: typedStarts(text), category, limit });
  const rows = sql
    .selectFrom('person')
    .selectAll()
    .select(raw<number>`rowid`.as('place'))
    .where(raw<boolean>`rowid IN (SELECT value FROM json_each(${JSON.stringify(places)}))`);
  const byPlace = new Map(read.all(rows).map(({ place, ...row }) => [place, toPerson(row)]));
  return places.flatMap((place) => byPlace.get(place) ?? []);
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
