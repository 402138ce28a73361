import { notFound } from '../../shared/errors.ts';
import { areAtOnce } from '../../shared/meetings/at-once.ts';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import type { Meeting } from '../../shared/meetings/model.ts';
import { findTerritory } from '../../shared/territory/reference.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { listMeetings } from '../meetings/read.ts';
import { listNetworks } from '../networks/read.ts';
import { registeredByMeeting } from '../registrations/counts.ts';
import { listVenues } from '../venues/read.ts';
import { elsewhereByMeeting } from '../workshops/leads.ts';

/** Every meeting, or that one, as the lists show it: where, for which territory, how many registered, what it collides with. */
export function listedMeetings(read: Reader, id?: string): ListedMeeting[] {
  const meetings = listMeetings(read);
  const venues = new Map(listVenues(read).map((venue) => [venue.id, venue]));
  const networks = new Map(listNetworks(read).map((network) => [network.id, network.name]));
  const registered = registeredByMeeting(read, id);
  const elsewhere = elsewhereByMeeting(read, id);
  const asked = id === undefined ? meetings : meetings.filter((meeting) => meeting.id === id);
  return asked.map((meeting) => {
    const venue = venues.get(meeting.venueId ?? '');
    return {
      ...meeting,
      venueName: venue?.name ?? '',
      city: venue?.city ?? '',
      territoryName: networks.get(meeting.networkId ?? '') ?? territoryName(meeting),
      registered: registered.get(meeting.id) ?? 0,
      conflicts: meetings.filter((other) => collide(meeting, other)).map((other) => other.title),
      awaitedElsewhere: (elsewhere.get(meeting.id) ?? []).flatMap((one) =>
        one.meeting === null ? [] : [{ ...one, meeting: one.meeting }],
      ),
    };
  });
}

/** One of them. Throws `not-found`. */
export function listedMeeting(read: Reader, id: string): ListedMeeting {
  const [meeting] = listedMeetings(read, id);
  if (!meeting) throw notFound('Cette rencontre');
  return meeting;
}

function territoryName({ level, territoryCode }: Meeting): string {
  return level === 'network' || territoryCode === null ? '' : findTerritory(level, territoryCode).name;
}

/** Whether two meetings that are to take place need the same venue at the same time. */
export function collide(one: Meeting, other: Meeting): boolean {
  return one.venueId !== null && one.venueId === other.venueId && areAtOnce(one, other);
}
