import { notFound } from '../../shared/errors.ts';
import type { ListedVenue } from '../../shared/venues/contract.ts';
import type { Room, Venue } from '../../shared/venues/model.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { usesOf } from '../engine/dossier/uses.ts';
import type { VenuesTables } from './table.ts';

export const sql = sqlBuilder<VenuesTables>();

/** Every venue with its rooms, in the order of a French reader. */
export function listVenues(read: Reader): Venue[] {
  const rooms = Map.groupBy(allRooms(read), (room) => room.venueId);
  const byName = new Intl.Collator('fr');
  return read
    .all(sql.selectFrom('venue').selectAll())
    .map((venue) => ({ ...venue, rooms: rooms.get(venue.id) ?? [] }))
    .sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.city, b.city));
}

/** The same, with how many meetings each hosts. */
export function listedVenues(read: Reader): ListedVenue[] {
  const meetings = meetingsByVenue(read);
  return listVenues(read).map((venue) => ({ ...venue, meetings: meetings.get(venue.id) ?? 0 }));
}

/** How many meetings each venue hosts, by the venue’s identifier. */
export const meetingsByVenue = (read: Reader): Map<string, number> => usesOf(read, 'venue', 'meeting');

export function venueById(read: Reader, id: string): Venue {
  const venue = read.first(sql.selectFrom('venue').selectAll().where('id', '=', id));
  if (!venue) throw notFound('Ce lieu');
  return { ...venue, rooms: allRooms(read).filter((room) => room.venueId === id) };
}

/** The rooms of every venue, each venue’s in its order. */
export function allRooms(read: Reader): Room[] {
  return read
    .all(sql.selectFrom('room').selectAll().orderBy('venueId').orderBy('position'))
    .map(({ position: _, pmr, ...room }) => ({ ...room, pmr: pmr === 1 }));
}
