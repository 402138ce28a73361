import { z } from 'zod';
import { changesTo } from '../changes.ts';
import { Id } from '../fields.ts';
import { command, query } from '../operation.ts';
import { NewPractice, NewProposal, Practice, Proposal } from './model.ts';

const Origin = {
  meetingId: Id,
  workshopId: Id.nullable().default(null),
  /** Chosen by a screen that saves by itself: asked twice, it is the same one, replaced. */
  id: Id.optional(),
};
const Filter = z.object({
  meetingId: Id.optional(),
  workshopId: Id.optional(),
  themeId: z.string().optional(),
  subjectId: z.string().optional(),
});

export const proposalsContract = {
  'proposals.list': query(Filter, z.array(Proposal)),
  'proposals.create': command(NewProposal.extend(Origin), Proposal),
  'proposals.update': command(changesTo(NewProposal), Proposal),
  'proposals.delete': command(z.object({ id: Id }), z.null()),
  /** Puts a proposal before (−1) or after (+1) its neighbour of the same workshop. */
  'proposals.move': command(z.object({ id: Id, by: z.union([z.literal(-1), z.literal(1)]) }), z.null()),
  'practices.list': query(Filter.omit({ subjectId: true }), z.array(Practice)),
  'practices.create': command(NewPractice.extend(Origin), Practice),
  'practices.update': command(changesTo(NewPractice), Practice),
  'practices.delete': command(z.object({ id: Id }), z.null()),
};
