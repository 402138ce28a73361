import { AppError } from '../../shared/errors.ts';
import type { NewPerson } from '../../shared/people/model.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import type { Attendance, Registration } from '../../shared/registrations/model.ts';
import { participationInWords, REGISTRATION_FIELDS } from '../../shared/registrations/words.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingById } from '../meetings/read.ts';
import { nameOf, personById } from '../people/read.ts';
import { addPerson } from '../people/write.ts';
import { registrationById, registrationsOf, sql } from './read.ts';

/** Registers someone the dossier knows. Throws `already-registered`. */
export function register(
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

/** Registers someone new, present at once when it is at the door. */
export function registerNew(
  context: CommandContext,
  {
    meetingId,
    person: fields,
    remote,
    atTheDoor,
  }: { meetingId: string; person: NewPerson; remote: boolean; atTheDoor: boolean },
): RegistrationOfPerson {
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
}

const STATUS_WORDS: Readonly<Record<Registration['status'], string>> = {
  cancelled: 'Inscription annulée',
  registered: 'Inscription reprise',
};

export function setStatus(context: CommandContext, id: string, status: Registration['status']): Registration {
  const changed = change(context, id, { status });
  context.describe(`${STATUS_WORDS[status]}\u00a0: ${nameOfRegistered(context, id)}`);
  return changed;
}

export function setRemote(
  context: CommandContext,
  { id, remote }: { id: string; remote: boolean },
): Registration {
  const changed = change(context, id, { remote });
  context.describe(
    `${REGISTRATION_FIELDS.remote} ${participationInWords(remote)}\u00a0: ${nameOfRegistered(context, id)}`,
  );
  return changed;
}

/** Says of people whether they came, and who came in their place. */
export function mark(
  context: CommandContext,
  {
    ids,
    attendance,
    representedBy,
  }: { ids: readonly string[]; attendance: Attendance | null; representedBy: string },
): { marked: number } {
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
