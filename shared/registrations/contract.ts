import { z } from 'zod';
import { Id, optionalText } from '../fields.ts';
import { Meeting } from '../meetings/model.ts';
import { command, query } from '../operation.ts';
import { NewPerson, Person } from '../people/model.ts';
import { MOST_ROWS } from '../wire.ts';
import { Attendance, Registration } from './model.ts';

/** Someone as lists of registrations show them: how to reach them stays where it is asked for. */
export const RegisteredPerson = Person.pick({
  id: true,
  civility: true,
  familyName: true,
  givenName: true,
  category: true,
  function: true,
  organisation: true,
  pmr: true,
});

/** A registration at a meeting that one knows, with the person it is for. */
export const RegistrationOfPerson = Registration.omit({ meetingId: true, registeredAt: true }).extend({
  person: RegisteredPerson,
});
export type RegistrationOfPerson = z.infer<typeof RegistrationOfPerson>;

/** A registration with the meeting it is for. */
export const RegistrationAtMeeting = Registration.extend({
  meeting: Meeting.pick({ title: true, date: true }),
});
export type RegistrationAtMeeting = z.infer<typeof RegistrationAtMeeting>;

export const MOST_ADDRESSES = 5000;

export const registrationsContract = {
  /** Everyone registered at a meeting, or those of `ids` alone, cancelled registrations included, in French order. */
  'registrations.list': query(
    z.object({ meetingId: Id, ids: z.array(Id).max(MOST_ROWS).optional() }),
    z.array(RegistrationOfPerson),
  ),
  /** The electronic address of each of these registrations, by which namesakes are told apart; '' when none is known. */
  'registrations.addresses': query(
    z.object({ ids: z.array(Id).max(MOST_ADDRESSES) }),
    z.array(z.object({ id: Id, email: z.string() })),
  ),
  /** Who came to a meeting, each counted once, representatives included: how many, and of which categories. */
  'registrations.turnout': query(
    z.object({ meetingId: Id }),
    z.object({
      people: z.int(),
      categories: z.array(z.object({ id: z.string(), people: z.int() })),
    }),
  ),
  /** Every registration of someone, cancelled ones included, the latest meeting first. */
  'registrations.ofPerson': query(z.object({ personId: Id }), z.array(RegistrationAtMeeting)),
  /** Registers someone the dossier knows; a cancelled registration is taken up again. */
  'registrations.register': command(
    z.object({ meetingId: Id, personId: Id, remote: z.boolean().default(false) }),
    Registration,
  ),
  /** Registers someone new: three fields are enough. `atTheDoor` marks them present at once. */
  'registrations.registerNew': command(
    z.object({
      meetingId: Id,
      person: NewPerson,
      remote: z.boolean().default(false),
      atTheDoor: z.boolean().default(false),
    }),
    RegistrationOfPerson,
  ),
  'registrations.cancel': command(z.object({ id: Id }), Registration),
  'registrations.restore': command(z.object({ id: Id }), Registration),
  /** Says whether someone means to come, or to attend from afar. */
  'registrations.setRemote': command(z.object({ id: Id, remote: z.boolean() }), Registration),
  /** Records who came, or takes it back with null. */
  'registrations.mark': command(
    z.object({
      ids: z.array(Id).min(1).max(5000),
      attendance: Attendance.nullable(),
      representedBy: optionalText(200),
    }),
    z.object({ marked: z.int() }),
  ),
};
