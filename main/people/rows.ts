import type { NewPerson, Person } from '../../shared/people/model.ts';
import { insertion } from '../dossier/sql.ts';
import type { Writer } from '../dossier/store.ts';
import { sql } from './read.ts';
import type { PeopleTables } from './table.ts';

/** Rows of one statement: SQLite bounds its values (32,766), and a person has fourteen. */
const BATCH = 500;

/** Adds people, many at once. */
export function insertPeople(write: Writer, people: readonly Person[]): void {
  for (let at = 0; at < people.length; at += BATCH) {
    const rows = people.slice(at, at + BATCH).map(({ id, ...fields }) => ({ ...toRow(fields), id }));
    write.run(insertion<PeopleTables['person']>('person', rows));
  }
}

export function updatePerson(write: Writer, { id, ...fields }: Person): void {
  write.run(sql.updateTable('person').set(toRow(fields)).where('id', '=', id));
}

export function toRow({ minor, pmr, ...fields }: NewPerson) {
  return { ...fields, minor: minor ? (1 as const) : (0 as const), pmr: pmr ? (1 as const) : (0 as const) };
}
