import { sql as raw } from 'kysely';
import { notFound } from '../../shared/errors.ts';
import type { Person } from '../../shared/people/model.ts';
import { sortByName } from '../../shared/text/filing-key.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import { firstNamed } from './name-index.ts';
import type { PeopleTables } from './tables.ts';

export const sql = sqlBuilder<PeopleTables>();

export interface PeopleFilter {
  readonly text?: string;
  readonly category?: string | undefined;
  readonly limit?: number;
}

/** Beyond so many people asked for, all that match are read and ordered. */
const FEW = 500;

/**
 * People who match every word typed, each as the beginning of a word, accents and case ignored; in French order, the first
 * `limit` of them.
 */
export function listPeople(read: Reader, filter: PeopleFilter = {}): Person[] {
  const { limit } = filter;
  if (limit === undefined || limit > FEW) {
    return sortByName(read.all(matching(filter).selectAll()).map(toPerson)).slice(0, limit);
  }
  const places = placesOf(read, filter);
  const first = firstNamed(read, places, limit);
  const rows = sql
    .selectFrom('person')
    .selectAll()
    .select(raw<number>`rowid`.as('place'))
    .where(raw<number>`rowid`, 'in', first);
  const byPlace = new Map(read.all(rows).map(({ place, ...row }) => [place, toPerson(row)]));
  return first.flatMap((place) => byPlace.get(place) ?? []);
}

/** Where those who match are; in one text, since thousands of rows would take longer to hand over than to find. */
function placesOf(read: Reader, filter: PeopleFilter): number[] {
  const words = searched(filter.text);
  const found =
    words !== '' && filter.category === undefined
      ? sql
          .selectFrom('person_search')
          .select(raw<string>`json_group_array(docid)`.as('places'))
          .where(raw<boolean>`text MATCH ${words}`)
      : matching(filter).select(raw<string>`json_group_array(rowid)`.as('places'));
  return JSON.parse(read.first(found)?.places ?? '[]');
}

function matching({ text, category }: PeopleFilter) {
  const words = searched(text);
  let found = sql.selectFrom('person');
  if (words !== '') {
    found = found.where(raw<boolean>`rowid IN (SELECT docid FROM person_search WHERE text MATCH ${words})`);
  }
  return category === undefined ? found : found.where('category', '=', category);
}

/** What was typed as the full-text index is asked for it: each word is the beginning of one. */
function searched(text = ''): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word}*`).join(' ');
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
