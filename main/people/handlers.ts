import type { peopleContract } from '../../shared/people/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { exportPeople } from './export.ts';
import { countPeople, listPeople, personById } from './read.ts';
import { createPerson, deletePerson, updatePerson } from './write.ts';

export const peopleHandlers: Handlers<typeof peopleContract> = {
  'people.list': ({ read }, filter) => ({ people: listPeople(read, filter), total: countPeople(read) }),
  'people.get': ({ read }, { id }) => personById(read, id),
  'people.create': createPerson,
  'people.update': updatePerson,
  'people.delete': deletePerson,
  'people.export': exportPeople,
};
