import type { ChangesTo } from '../../shared/changes.ts';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import { requireCategory } from '../engine/dossier/campaign.ts';
import { insertion } from '../engine/dossier/sql.ts';
import type { Writer } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { nameOf, personById, sql } from './read.ts';
import type { PeopleTables } from './table.ts';

/** Rows of one statement: SQLite bounds its values (32,766), and a person has fourteen. */
const BATCH = 500;

export function createPerson(context: CommandContext, fields: NewPerson): Person {
  const person = addPerson(context, fields);
  context.describe(`Personne ajoutée\u00a0: ${nameOf(person)}`);
  return person;
}

export function updatePerson(
  { read, write, describe }: CommandContext,
  changes: ChangesTo<NewPerson>,
): Person {
  const before = personById(read, changes.id);
  const category = requireCategory(read, changes.category ?? before.category, before.category);
  const person = { ...before, ...changes, category };
  writePerson(write, person);
  describe(`Personne modifiée\u00a0: ${nameOf(person)}`);
  return person;
}

export function deletePerson({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const name = nameOf(personById(read, id));
  write.run(sql.deleteFrom('person').where('id', '=', id));
  describe(`Personne supprimée\u00a0: ${name}`);
  return null;
}

/** Adds someone, as part of what a command does. */
export function addPerson({ read, write, newId }: CommandContext, fields: NewPerson): Person {
  const person = { ...fields, category: requireCategory(read, fields.category), id: newId() };
  insertPeople(write, [person]);
  return person;
}

/** Adds people, many at once. */
export function insertPeople(write: Writer, people: readonly Person[]): void {
  for (let at = 0; at < people.length; at += BATCH) {
    const rows = people.slice(at, at + BATCH).map(({ id, ...fields }) => ({ ...toRow(fields), id }));
    write.run(insertion<PeopleTables['person']>('person', rows));
  }
}

/** Writes what someone is now. */
export function writePerson(write: Writer, { id, ...fields }: Person): void {
  write.run(sql.updateTable('person').set(toRow(fields)).where('id', '=', id));
}

export function toRow({ minor, pmr, ...fields }: NewPerson) {
  return { ...fields, minor: minor ? (1 as const) : (0 as const), pmr: pmr ? (1 as const) : (0 as const) };
}
