import { z } from 'zod';
import {
  Email,
  Id,
  longText,
  optionalCount,
  optionalText,
  Phone,
  Postcode,
  requiredText,
} from '../fields.ts';
import { Uai } from './uai.ts';

export const NewRoom = z.object({
  name: requiredText('Donnez un nom à la salle.', 120),
  capacity: optionalCount(10_000),
  /** People allowed by the health rules, below the capacity; null when no such limit is known. */
  jauge: optionalCount(10_000),
  /** Reachable and usable by persons with reduced mobility. */
  pmr: z.boolean().default(false),
});

export const Room = NewRoom.extend({ id: Id, venueId: Id });
export type Room = z.infer<typeof Room>;

const coordinate = (limit: number, message: string) =>
  z.number(message).min(-limit, message).max(limit, message).nullable().default(null);

export const NewVenue = z.object({
  name: requiredText('Donnez un nom au lieu.', 200),
  uai: Uai,
  street: optionalText(200),
  postcode: Postcode,
  city: optionalText(120),
  /** Official code of the département, `079`. */
  departmentCode: z.string().nullable().default(null),
  latitude: coordinate(90, 'La latitude est un nombre entre −90 et 90.'),
  longitude: coordinate(180, 'La longitude est un nombre entre −180 et 180.'),
  contactName: optionalText(120),
  contactEmail: Email,
  contactPhone: Phone,
  notes: longText(2000),
});
export type NewVenue = z.output<typeof NewVenue>;

export const Venue = NewVenue.extend({ id: Id, rooms: z.array(Room) });
export type Venue = z.infer<typeof Venue>;

/** A row of the official directory of schools. Its UAI is not a unique key: structures of one school share it. */
export const School = z.object({
  uai: z.string(),
  name: z.string(),
  kind: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  departmentCode: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  phone: z.string(),
  email: z.string(),
});
export type School = z.infer<typeof School>;
