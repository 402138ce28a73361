import { z } from 'zod';
import { Email, Id, optionalText, Phone, requiredText } from '../fields.ts';
import { Uai } from '../venues/uai.ts';

export const NewPerson = z.object({
  civility: z.enum(['', 'Mme', 'M.']).default(''),
  familyName: requiredText('Indiquez le nom.', 120),
  givenName: optionalText(120),
  email: Email,
  phone: Phone,
  /** Identifier of one of the campaign’s categories; '' leaves it to the campaign’s fallback. */
  category: z.string().max(80).default(''),
  /** As written by the person: « proviseure », « IEN TICE », « maire adjointe ». */
  function: optionalText(160),
  mandate: optionalText(160),
  organisation: optionalText(200),
  uai: Uai,
  network: optionalText(200),
  minor: z.boolean().default(false),
  /** Needs access for reduced mobility. */
  pmr: z.boolean().default(false),
});
export type NewPerson = z.output<typeof NewPerson>;

export const Person = NewPerson.extend({ id: Id });
export type Person = z.infer<typeof Person>;
