import type { Room } from '../../shared/venues/model.ts';
import { useAnswer } from '../client/hooks.ts';

export interface RoomOfMeeting extends Room {
  /** False when the meeting has moved to another venue since. */
  readonly isHere: boolean;
}

/** The rooms of every venue by their identifier, those of the meeting’s own venue marked. */
export function useRooms(meetingId: string): ReadonlyMap<string, RoomOfMeeting> {
  const venueId = useAnswer('meetings.get', { id: meetingId }).data?.venueId;
  const venues = useAnswer('venues.list', null).data ?? [];
  return new Map(
    venues.flatMap(({ id, rooms }) => rooms.map((room) => [room.id, { ...room, isHere: id === venueId }])),
  );
}
