import { z } from 'zod';
import { Id, longText, optionalCount, optionalText, requiredText } from '../fields.ts';

export const NewProposal = z.object({
  title: requiredText('Donnez un titre à la proposition.', 200),
  body: longText(5000),
  themeId: requiredText('Choisissez un thème.', 80),
  subjectId: z.string().nullable().default(null),
  /** Identifiers of the campaign’s stakes to which it answers. */
  stakes: z.array(z.string().max(80)).max(12).default([]),
  /** For whom it is made. */
  audience: optionalText(200),
  /** Votes of the room, when it voted. */
  votes: optionalCount(10_000),
});
export type NewProposal = z.output<typeof NewProposal>;

/** A concrete proposal, from a workshop or from the meeting as a whole. `position` 0, 1, 2 are the ones put first. */
export const Proposal = NewProposal.extend({
  id: Id,
  meetingId: Id,
  workshopId: Id.nullable(),
  position: z.number().int(),
});
export type Proposal = z.infer<typeof Proposal>;

/** pratique inspirante, retour d’expérience, innovation */
export const PracticeKind = z.enum(['inspiring', 'feedback', 'innovation']);
export type PracticeKind = z.infer<typeof PracticeKind>;

export const NewPractice = z.object({
  kind: PracticeKind.default('inspiring'),
  title: requiredText('Donnez un titre à la pratique.', 200),
  body: longText(5000),
  themeId: requiredText('Choisissez un thème.', 80),
  /** Where it is done: a school, a town. */
  place: optionalText(200),
});
export type NewPractice = z.output<typeof NewPractice>;

/** An experience worth spreading. */
export const Practice = NewPractice.extend({
  id: Id,
  meetingId: Id,
  workshopId: Id.nullable(),
  position: z.number().int(),
});
export type Practice = z.infer<typeof Practice>;
