import type { peopleContract } from '../../shared/people/contract.ts';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import type { CommandContext, Handlers } from '../operations.ts';
import type { SpreadsheetReader } from '../spreadsheets/reader.ts';
import { exportPeople } from './export.ts';
import { importPeople } from './import.ts';
import { readPeopleFile } from './import-list.ts';
import { previewImport } from './import-preview.ts';
import { countPeople, listPeople, nameOf, personById, sql } from './read.ts';
import { insertPeople, updatePerson } from './rows.ts';

export const peopleHandlers = ({
  spreadsheets,
}: {
  spreadsheets: SpreadsheetReader;
}): Handlers<typeof peopleContract> => ({
  'people.list': ({ read }, filter) => ({ people: listPeople(read, filter), total: countPeople(read) }),
  'people.get': ({ read }, { id }) => personById(read, id),
  'people.create': (context, fields) => {
    const person = addPerson(context, fields);
    context.describe(`Personne ajoutée\u00a0: ${nameOf(person)}`);
    return person;
  },
  'people.update': (context, { id, ...fields }) => {
    personById(context.read, id);
    updatePerson(context.write, { id, ...fields });
    const person = personById(context.read, id);
    context.describe(`Personne modifiée\u00a0: ${nameOf(person)}`);
    return person;
  },
  'people.delete': (context, { id }) => {
    const name = nameOf(personById(context.read, id));
    context.write.run(sql.deleteFrom('person').where('id', '=', id));
    context.describe(`Personne supprimée\u00a0: ${name}`);
    return null;
  },
  'people.export': exportPeople,
  'people.readFile': (context, input) => readPeopleFile(spreadsheets, context, input),
  'people.previewImport': (context, input) => previewImport(spreadsheets, context, input),
  'people.import': (context, input) => importPeople(spreadsheets, context, input),
});

export function addPerson({ write, newId }: CommandContext, fields: NewPerson): Person {
  const person = { ...fields, id: newId() };
  insertPeople(write, [person]);
  return person;
}
