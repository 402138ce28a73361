import type { ChangesTo } from '../../shared/changes.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { NewVenue, Venue } from '../../shared/venues/model.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingsByVenue, sql, venueById } from './read.ts';

interface RoomForm {
  readonly id?: string | undefined;
  readonly name: string;
  readonly capacity: number | null;
  readonly jauge: number | null;
  readonly pmr: boolean;
}
type VenueForm = NewVenue & { rooms: RoomForm[] };

export function createVenue(context: CommandContext, { rooms, ...venue }: VenueForm): Venue {
  const id = context.newId();
  context.write.run(sql.insertInto('venue').values({ id, ...venue }));
  saveRooms(context, id, rooms);
  context.describe(`Lieu ajouté\u00a0: ${venue.name}`);
  return venueById(context.read, id);
}

export function updateVenue(context: CommandContext, { id, rooms, ...changes }: ChangesTo<VenueForm>): Venue {
  const { rooms: _, ...before } = venueById(context.read, id);
  context.write.run(
    sql
      .updateTable('venue')
      .set({ ...before, ...changes })
      .where('id', '=', id),
  );
  if (rooms) saveRooms(context, id, rooms);
  const venue = venueById(context.read, id);
  context.describe(`Lieu modifié\u00a0: ${venue.name}`);
  return venue;
}

/** Throws `venue-in-use` while a meeting is held there. */
export function deleteVenue({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const { name } = venueById(read, id);
  const meetings = meetingsByVenue(read).get(id) ?? 0;
  if (meetings > 0) {
    throw new AppError(
      'venue-in-use',
      `${name} accueille ${meetings === 1 ? 'une rencontre' : `${meetings} rencontres`}\u00a0: choisissez-leur d’abord un autre lieu.`,
    );
  }
  write.run(sql.deleteFrom('venue').where('id', '=', id));
  describe(`Lieu supprimé\u00a0: ${name}`);
  return null;
}

/** Makes the rooms of a venue those of its form, in their order; a room that is kept keeps its workshops. */
function saveRooms(
  { read, write, newId }: CommandContext,
  venueId: string,
  rooms: readonly RoomForm[],
): void {
  const before = new Set(venueById(read, venueId).rooms.map((room) => room.id));
  for (const [position, { id, pmr, ...room }] of rooms.entries()) {
    const values = { ...room, pmr: pmr ? (1 as const) : (0 as const), position };
    if (id === undefined) {
      write.run(sql.insertInto('room').values({ ...values, id: newId(), venueId }));
    } else {
      if (!before.delete(id)) throw notFound('Cette salle');
      write.run(sql.updateTable('room').set(values).where('id', '=', id));
    }
  }
  for (const id of before) write.run(sql.deleteFrom('room').where('id', '=', id));
}
