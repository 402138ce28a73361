import type { registrationsContract } from '../../shared/registrations/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { registrationsAtMeetings } from './read.ts';
import { addressesOf, registrationsWithPeople } from './registered-people.ts';
import { turnoutAt } from './turnout.ts';
import { mark, register, registerNew, setRemote, setStatus } from './write.ts';

export const registrationsHandlers: Handlers<typeof registrationsContract> = {
  'registrations.list': ({ read }, { meetingId, ids }) => registrationsWithPeople(read, meetingId, ids),
  'registrations.addresses': ({ read }, { ids }) => addressesOf(read, ids),
  'registrations.turnout': ({ read }, { meetingId }) => turnoutAt(read, meetingId),
  'registrations.ofPerson': ({ read }, { personId }) => registrationsAtMeetings(read, personId),
  'registrations.register': register,
  'registrations.registerNew': registerNew,
  'registrations.cancel': (context, { id }) => setStatus(context, id, 'cancelled'),
  'registrations.restore': (context, { id }) => setStatus(context, id, 'registered'),
  'registrations.setRemote': setRemote,
  'registrations.mark': mark,
};
