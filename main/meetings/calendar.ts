import ical, { ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Meeting, MeetingState } from '../../shared/meetings/model.ts';
import type { Venue } from '../../shared/venues/model.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import { listVenues } from '../venues/read.ts';
import { listMeetings } from './read.ts';

const STATUS: Readonly<Record<MeetingState, ICalEventStatus>> = {
  draft: ICalEventStatus.TENTATIVE,
  postponed: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** All that is said of a meeting. */
export type CalendarMeeting = Pick<
  Meeting,
  'id' | 'revision' | 'title' | 'date' | 'startTime' | 'endTime' | 'zone' | 'state' | 'venueId' | 'link'
>;
export type CalendarVenue = Pick<
  Venue,
  'id' | 'name' | 'street' | 'postcode' | 'city' | 'latitude' | 'longitude'
>;

export interface CalendarParts {
  readonly name: string;
  readonly meetings: readonly CalendarMeeting[];
  readonly venues: readonly CalendarVenue[];
  /** When the calendar is made (DTSTAMP), UTC. */
  readonly stamp: string;
}

/**
 * The meetings as iCalendar (RFC 5545), with the zones they use. An event’s UID is its meeting’s and never changes, its
 * SEQUENCE rises with each change. No ORGANIZER and no one’s name: a calendar travels.
 */
export function calendarText({ name, meetings, venues, stamp }: CalendarParts): string {
  const calendar = ical({
    name,
    prodId: { company: 'Cahiers', product: 'Cahiers', language: 'FR' },
    timezone: { name: null, generator: zoneBlock },
  });
  const byId = new Map(venues.map((venue) => [venue.id, venue]));
  for (const meeting of meetings) {
    const location = whereabouts(byId.get(meeting.venueId ?? ''), meeting.link);
    calendar.createEvent({
      id: `${meeting.id}@cahiers`,
      sequence: meeting.revision,
      stamp: new Date(stamp),
      start: `${meeting.date}T${meeting.startTime}:00`,
      end: `${meeting.date}T${meeting.endTime}:00`,
      timezone: meeting.zone,
      summary: meeting.title,
      status: STATUS[meeting.state],
      ...(location ? { location } : {}),
      ...(meeting.link ? { url: new URL(meeting.link).href } : {}),
    });
  }
  return withPlainAddresses(`${calendar.toString().trimEnd()}\r\n`);
}

/** The library escapes addresses as if they were texts; a URI is written as it is (RFC 5545 §3.3.13). */
function withPlainAddresses(calendar: string): string {
  return calendar.replace(/^URL[;:].*(?:\r\n[ \t].*)*/gm, (property) =>
    folded(property.replace(/\r\n[ \t]/g, '').replace(/\\([\\;,])/g, '$1')),
  );
}

/** A line of ASCII in pieces of at most 75 octets, each but the first begun by a space (RFC 5545 §3.1). */
function folded(line: string): string {
  const [first = '', ...others] = line.match(/^.{1,75}|.{1,74}/g) ?? [];
  return [first, ...others].join('\r\n ');
}

/** Writes the calendar of the meetings asked for, or of all. */
export async function exportCalendar(
  { read, now, files }: JobContext,
  { meetingIds }: { meetingIds?: string[] | undefined },
): Promise<FileRef> {
  const meetings = listMeetings(read).filter((meeting) => !meetingIds || meetingIds.includes(meeting.id));
  const { name } = openDossier(read);
  const text = calendarText({ name, meetings, venues: listVenues(read), stamp: now() });
  return files.offer(text, 'rencontres.ics', 'text/calendar');
}

/** The library answers `Asia/Dubai` for `Indian/Reunion`, whose clocks agree: the zone keeps the name it was asked under. */
function zoneBlock(zone: string): string | null {
  const [block] = tzlib_get_ical_block(zone);
  return block?.startsWith('BEGIN:VTIMEZONE')
    ? block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, property) => `${property}:${zone}`)
    : null;
}

function whereabouts(venue: CalendarVenue | undefined, link: string) {
  if (!venue) return link ? { title: 'À distance' } : undefined;
  const address = [venue.street, [venue.postcode, venue.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  const { latitude: lat, longitude: lon } = venue;
  return {
    title: venue.name,
    ...(address ? { address } : {}),
    ...(lat !== null && lon !== null ? { geo: { lat, lon } } : {}),
  };
}
