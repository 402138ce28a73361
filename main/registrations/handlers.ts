import { AppError } from '../../shared/errors.ts';
import type { registrationsContract } from '../../shared/registrations/contract.ts';
import type { Registration } from '../../shared/registrations/model.ts';
import { turnoutOf } from '../../shared/registrations/turnout.ts';
import { meetingById } from '../meetings/read.ts';
import type { CommandContext, Handlers } from '../operations.ts';
import { addPerson } from '../people/handlers.ts';
import { nameOf, personById } from '../people/read.ts';
import { exportRegistrations } from './export.ts';
import { registrationById, registrationsOf, registrationsOfPerson, sql } from './read.ts';
import { addressesOf, registrationsWithPeople } from './registered-people.ts';
import { attendeesAt } from './turnout.ts';

export const registrationsHandlers: Handlers<typeof registrationsContract> = {
  'registrations.list': ({ read }, { meetingId }) => registrationsWithPeople(read, meetingId),
  'registrations.addresses': ({ read }, { ids }) => addressesOf(read, ids),
  'registrations.turnout': ({ read }, { meetingId }) => {
    const { people, categories } = turnoutOf(attendeesAt(read, [meetingById(read, meetingId).id]));
    return { people, categories: [...categories].map(([id, count]) => ({ id, people: count })) };
  },
  'registrations.ofPerson': ({ read }, { personId }) =>
    registrationsOfPerson(read, personById(read, personId).id)
      .map((registration) => {
        const { title, date } = meetingById(read, registration.meetingId);
        return { ...registration, meeting: { title, date } };
      })
      .sort((a, b) => b.meeting.date.localeCompare(a.meeting.date)),
  'registrations.export': exportRegistrations,
  'registrations.register': register,
  'registrations.registerNew': (context, { meetingId, person: fields, remote, atTheDoor }) => {
    meetingById(context.read, meetingId);
    const person = addPerson(context, fields);
    const registration = insert(context, {
      meetingId,
      personId: person.id,
      remote,
      origin: atTheDoor ? 'door' : 'hand',
    });
    if (!atTheDoor) {
      context.describe(`Inscription de ${nameOf(person)}`);
      return { ...registration, person };
    }
    const marked = change(context, registration.id, {
      attendance: remote ? 'remote' : 'present',
      attendanceAt: context.now(),
    });
    context.describe(`${nameOf(person)} accueilli sur place`);
    return { ...marked, person };
  },
  'registrations.cancel': (context, { id }) => setStatus(context, id, 'cancelled', 'Inscription annulée'),
  'registrations.restore': (context, { id }) => setStatus(context, id, 'registered', 'Inscription reprise'),
  'registrations.setRemote': (context, { id, remote }) => {
    const changed = change(context, id, { remote });
    context.describe(
      `Participation ${remote ? 'à distance' : 'sur place'}\u00a0: ${nameOfRegistered(context, id)}`,
    );
    return changed;
  },
  'registrations.mark': (context, { ids, attendance, representedBy }) => {
    for (const id of ids) {
      change(context, id, {
        attendance,
        attendanceAt: attendance && context.now(),
        representedBy: attendance === 'represented' ? representedBy : '',
      });
    }
    context.describe(
      ids.length === 1
        ? `Pointage de ${nameOfRegistered(context, ids[0] ?? '')}`
        : `Pointage de ${ids.length} personnes`,
    );
    return { marked: ids.length };
  },
};

function register(
  context: CommandContext,
  input: { meetingId: string; personId: string; remote: boolean },
): Registration {
  meetingById(context.read, input.meetingId);
  const name = nameOf(personById(context.read, input.personId));
  const before = registrationsOf(context.read, input.meetingId).find(
    (one) => one.personId === input.personId,
  );
  if (before?.status === 'registered') {
    throw new AppError('already-registered', `${name} est déjà inscrit à cette rencontre.`);
  }
  context.describe(`Inscription de ${name}`);
  if (before) return change(context, before.id, { status: 'registered', remote: input.remote });
  return insert(context, { ...input, origin: 'hand' });
}

function insert(
  { write, newId, now }: CommandContext,
  fields: Pick<Registration, 'meetingId' | 'personId' | 'remote' | 'origin'>,
): Registration {
  const registration: Registration = {
    ...fields,
    id: newId(),
    status: 'registered',
    registeredAt: now(),
    attendance: null,
    attendanceAt: null,
    representedBy: '',
    workshopId: null,
  };
  write.run(sql.insertInto('registration').values({ ...registration, remote: fields.remote ? 1 : 0 }));
  return registration;
}

function setStatus(
  context: CommandContext,
  id: string,
  status: Registration['status'],
  sentence: string,
): Registration {
  const changed = change(context, id, { status });
  context.describe(`${sentence}\u00a0: ${nameOfRegistered(context, id)}`);
  return changed;
}

function change(
  { read, write }: CommandContext,
  id: string,
  {
    remote,
    ...fields
  }: Partial<Pick<Registration, 'status' | 'remote' | 'attendance' | 'attendanceAt' | 'representedBy'>>,
): Registration {
  const set = { ...fields, ...(remote !== undefined && { remote: remote ? (1 as const) : (0 as const) }) };
  write.run(sql.updateTable('registration').set(set).where('id', '=', id));
  return registrationById(read, id);
}

function nameOfRegistered({ read }: CommandContext, id: string): string {
  return nameOf(personById(read, registrationById(read, id).personId));
}
