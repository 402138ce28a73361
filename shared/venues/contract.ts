import { z } from 'zod';
import { changesTo } from '../changes.ts';
import { Id } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { UploadId } from '../wire.ts';
import { NewRoom, NewVenue, School, Venue } from './model.ts';

/** A venue with its rooms as its form gives them: a room with an identifier is kept, one without is new. */
export const VenueForm = NewVenue.extend({
  rooms: z
    .array(NewRoom.extend({ id: Id.optional() }))
    .max(200, 'Un lieu compte au plus 200 salles.')
    .default([]),
});

/** A venue with how many meetings it hosts. */
export const ListedVenue = Venue.extend({ meetings: z.number().int() });
export type ListedVenue = z.infer<typeof ListedVenue>;

export const venuesContract = {
  'venues.list': query(z.null(), z.array(ListedVenue)),
  'venues.get': query(z.object({ id: Id }), Venue),
  'venues.create': command(VenueForm, Venue),
  'venues.update': command(changesTo(VenueForm), Venue),
  'venues.delete': command(z.object({ id: Id }), z.null()),
  /** Schools whose name, town or UAI hold the words typed, accents ignored; the best twenty. */
  'venues.searchSchools': query(z.object({ text: z.string().max(200) }), z.array(School)),
  'venues.directory': query(z.null(), z.object({ schools: z.number().int() })),
  /** Replaces the directory kept in the dossier by an official file. */
  'venues.importDirectory': job(
    z.object({ file: UploadId }),
    z.object({
      imported: z.number().int(),
      refused: z.number().int(),
      faults: z.array(z.object({ line: z.number().int(), reason: z.string() })),
    }),
  ),
};
