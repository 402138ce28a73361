import { z } from 'zod';
import {
  Email,
  Id,
  LocalDate,
  longText,
  optionalCount,
  optionalText,
  Phone,
  requiredText,
} from '../fields.ts';
import { Uai } from '../venues/uai.ts';

export const MemberSchool = z.object({
  name: requiredText('Indiquez le nom de l’établissement.', 200),
  uai: Uai,
  city: optionalText(120),
});
export type MemberSchool = z.output<typeof MemberSchool>;

export const NewNetwork = z.object({
  name: requiredText('Donnez un nom au réseau.', 200),
  departmentCode: z.string().nullable().default(null),
  leadName: optionalText(120),
  leadFunction: optionalText(120),
  leadEmail: Email,
  leadPhone: Phone,
  notes: longText(2000),
  schools: z.array(MemberSchool).max(500, 'Un réseau compte au plus 500 établissements.').default([]),
});
export type NewNetwork = z.output<typeof NewNetwork>;

/** What a network sent back: often a headcount, or a few lines of an e-mail. */
export const NetworkReturn = z.object({
  expectedOn: LocalDate.nullable().default(null),
  receivedOn: LocalDate.nullable().default(null),
  chasedOn: LocalDate.nullable().default(null),
  headcount: optionalCount(100_000),
  text: longText(50_000),
});
export type NetworkReturn = z.output<typeof NetworkReturn>;

export const Network = NewNetwork.extend({ id: Id, return: NetworkReturn });
export type Network = z.infer<typeof Network>;
