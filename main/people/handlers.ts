import type { peopleContract } from '../../shared/people/contract.ts';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import type { CommandContext, Handlers } from '../operations.ts';
import { exportPeople } from './export.ts';
import { countPeople, listPeople, nameOf, personById, sql } from './read.ts';

export const peopleHandlers: Handlers<typeof peopleContract> = {
  'people.list': ({ read }, filter) => ({ people: listPeople(read, filter), total: countPeople(read) }),
  'people.get': ({ read }, { id }) => personById(read, id),
  'people.create': (context, fields) => {
    const person = addPerson(context, fields);
    context.describe(`Personne ajoutée : ${nameOf(person)}`);
    return person;
  },
  'people.update': (context, { id, ...fields }) => {
    personById(context.read, id);
    context.write.run(sql.updateTable('person').set(toRow(fields)).where('id', '=', id));
    const person = personById(context.read, id);
    context.describe(`Personne modifiée : ${nameOf(person)}`);
    return person;
  },
  'people.delete': (context, { id }) => {
    const name = nameOf(personById(context.read, id));
    context.write.run(sql.deleteFrom('person').where('id', '=', id));
    context.describe(`Personne supprimée : ${name}`);
    return null;
  },
  'people.export': exportPeople,
};

export function addPerson({ write, newId }: CommandContext, fields: NewPerson): Person {
  const person = { ...fields, id: newId() };
  write.run(sql.insertInto('person').values({ ...toRow(fields), id: person.id }));
  return person;
}

function toRow({ minor, pmr, ...fields }: NewPerson) {
  return { ...fields, minor: minor ? (1 as const) : (0 as const), pmr: pmr ? (1 as const) : (0 as const) };
}
