import { awaitedOf } from '../../shared/meetings/awaited.ts';
import type { Awaited, ListedMeeting } from '../../shared/meetings/contract.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { withoutWorkshopByMeeting } from '../registrations/assignment.ts';
import { listVenues } from '../venues/read.ts';
import { workshopsWithPlaces } from '../workshops/read.ts';

/** What is still to do for each of these meetings, as the dashboard counts it and the list of meetings shows it. */
export function awaitedFor(read: Reader, meetings: readonly ListedMeeting[], today: string): Awaited[] {
  const venues = new Map(listVenues(read).map((venue) => [venue.id, venue]));
  const workshops = Map.groupBy(workshopsWithPlaces(read), ({ meetingId }) => meetingId);
  const without = withoutWorkshopByMeeting(read);
  return meetings.flatMap((meeting) => {
    const prepared = {
      meeting,
      venue: venues.get(meeting.venueId ?? ''),
      workshops: workshops.get(meeting.id) ?? [],
      withoutWorkshop: without.get(meeting.id) ?? 0,
    };
    return awaitedOf(prepared, today).map((awaited) => ({ meetingId: meeting.id, ...awaited }));
  });
}
