import { z } from 'zod';
import { changesTo } from '../changes.ts';
import { Id } from '../fields.ts';
import { command, query } from '../operation.ts';
import { RichText } from '../text/rich-text.ts';
import { Elsewhere } from './leads.ts';
import { NewWorkshop, Workshop, WorkshopSheet } from './model.ts';

/**
 * A workshop with its places: `assigned` people, and how many places are left (null when nothing limits them). Those who
 * attend from afar are assigned and take no place; nobody counts whose registration is cancelled.
 */
export const WorkshopWithPlaces = Workshop.extend({
  assigned: z.number().int(),
  assignedFromAfar: z.number().int(),
  /** People whose first choice it is, and those of them who would take a place. */
  firstChoices: z.number().int(),
  firstChoicesOnSite: z.number().int(),
  /** The smallest of the workshop’s capacity and its room’s jauge or capacity. */
  places: z.number().int().nullable(),
  placesLeft: z.number().int().nullable(),
  roomName: z.string(),
  /** Those who lead it or report on it and are to do so elsewhere at that time. */
  awaitedElsewhere: z.array(Elsewhere),
});
export type WorkshopWithPlaces = z.infer<typeof WorkshopWithPlaces>;

/** A person’s ranked wishes at a meeting, first choice first. */
export const Choices = z.object({ registrationId: Id, workshopIds: z.array(Id).max(20) });
export type Choices = z.infer<typeof Choices>;

export const workshopsContract = {
  'workshops.list': query(z.object({ meetingId: Id }), z.array(WorkshopWithPlaces)),
  'workshops.create': command(NewWorkshop.extend({ meetingId: Id }), Workshop),
  /** One workshop for each theme of the campaign that the meeting does not treat yet. */
  'workshops.createFromThemes': command(z.object({ meetingId: Id }), z.array(Workshop)),
  'workshops.update': command(changesTo(NewWorkshop), Workshop),
  'workshops.delete': command(z.object({ id: Id }), z.null()),
  'workshops.choices': query(z.object({ meetingId: Id }), z.array(Choices)),
  'workshops.choose': command(Choices, z.null()),
  /** Gives people of one meeting a workshop, or takes it from them with `workshopId: null`. */
  'workshops.assign': command(
    z.object({
      registrationIds: z.array(Id).min(1, 'Choisissez au moins une personne.').max(5000),
      workshopId: Id.nullable(),
    }),
    z.object({ assigned: z.number().int(), placesLeft: z.number().int().nullable() }),
  ),
  'workshops.sheet': query(z.object({ workshopId: Id }), WorkshopSheet),
  /** Which sheets of a meeting are empty, begun or complete, in the order of the workshops. */
  'workshops.sheets': query(z.object({ meetingId: Id }), z.array(WorkshopSheet)),
  'workshops.saveSheet': command(
    z.object({ workshopId: Id, findings: RichText, complete: z.boolean().default(false) }),
    WorkshopSheet,
  ),
};
