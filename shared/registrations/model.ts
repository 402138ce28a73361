import { z } from 'zod';
import { Id, Instant, optionalText } from '../fields.ts';

export const RegistrationStatus = z.enum(['registered', 'cancelled']);
/** How someone came to be on the list. `door`: met on the day, without having registered. */
export const RegistrationOrigin = z.enum(['hand', 'import', 'door']);
/** pointage: présent, à distance, excusé, absent, représenté */
export const Attendance = z.enum(['present', 'remote', 'excused', 'absent', 'represented']);
export type Attendance = z.infer<typeof Attendance>;

/** A person at a meeting. */
export const Registration = z.object({
  id: Id,
  personId: Id,
  meetingId: Id,
  status: RegistrationStatus,
  origin: RegistrationOrigin,
  /** Means to attend from afar. */
  remote: z.boolean(),
  registeredAt: Instant,
  /** What the organiser recorded on the day; null before. */
  attendance: Attendance.nullable(),
  attendanceAt: Instant.nullable(),
  representedBy: optionalText(200),
  /** The workshop to which the person is assigned. */
  workshopId: Id.nullable(),
});
export type Registration = z.infer<typeof Registration>;
