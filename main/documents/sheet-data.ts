import type { SheetScope } from '../../shared/documents/contract.ts';
import type { SignInDocument, SignInRow, SignInSheet } from '../../shared/documents/sign-in-sheet.ts';
import type { Meeting } from '../../shared/meetings/model.ts';
import { compareFrench, compareNames } from '../../shared/text/collation.ts';
import { dayAndHours } from '../../shared/text/dates.ts';
import type { Venue } from '../../shared/venues/model.ts';
import type { Workshop } from '../../shared/workshops/model.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { agendaOf, listMeetings } from '../meetings/read.ts';
import { type RegisteredPerson, registeredPeople } from '../registrations/registered-people.ts';
import { listVenues } from '../venues/read.ts';
import { listWorkshops } from '../workshops/read.ts';
import { nothingToPrint, noWorkshop } from './errors.ts';

export interface SheetRequest {
  readonly scope: SheetScope;
  readonly perWorkshop: boolean;
  readonly blankRows: number;
}

/** The sheets asked for, with everyone registered, in the order in which meetings are held. */
export function signInDocument(read: Reader, request: SheetRequest): SignInDocument {
  const { territory, campaign } = openDossier(read);
  const wanted = wantedSheets(read, request);
  const meetingIds = [...new Set(wanted.map(({ meeting }) => meeting.id))];
  const people = Map.groupBy(registeredPeople(read, meetingIds), ({ meetingId }) => meetingId);
  const venues = new Map(listVenues(read).map((venue) => [venue.id, venue]));
  const sheets = wanted.flatMap(({ meeting, workshop }): SignInSheet[] => {
    const atMeeting = people.get(meeting.id) ?? [];
    const expected =
      workshop === 'all' ? atMeeting : atMeeting.filter((one) => one.workshopId === (workshop?.id ?? null));
    // Nobody without a workshop: no sheet is needed for them.
    if (workshop === null && expected.length === 0) return [];
    return [
      {
        meeting: meeting.title,
        workshop: workshop === 'all' ? '' : (workshop?.title ?? 'sans atelier pour l’instant'),
        venue: placeOf(meeting, workshop === 'all' ? null : workshop, venues),
        date: hoursOf(read, meeting, workshop),
        rows: expected.sort(compareNames).map(toRow),
        blankRows: request.blankRows,
      },
    ];
  });
  const [only] = sheets;
  return {
    title: sheets.length === 1 && only ? `Feuille d’émargement – ${only.meeting}` : 'Feuilles d’émargement',
    organiser: territory.name,
    campaign: campaign.name,
    sheets,
  };
}

interface Wanted {
  readonly meeting: Meeting;
  /** `all`: the whole meeting; null: those without a workshop. */
  readonly workshop: Workshop | 'all' | null;
}

function wantedSheets(read: Reader, { scope, perWorkshop }: SheetRequest): Wanted[] {
  const meetings = listMeetings(read)
    .filter((meeting) =>
      scope.kind === 'meetings' ? scope.meetingIds.includes(meeting.id) : meeting.state !== 'cancelled',
    )
    .sort(inTime);
  if (scope.kind !== 'workshops' && !perWorkshop) {
    if (meetings.length === 0) throw nothingToPrint();
    return meetings.map((meeting) => ({ meeting, workshop: 'all' }));
  }
  const workshops = Map.groupBy(listWorkshops(read), ({ meetingId }) => meetingId);
  const wanted = meetings.flatMap((meeting): Wanted[] => {
    const own = workshops.get(meeting.id) ?? [];
    if (scope.kind === 'workshops') {
      const chosen = own.filter(({ id }) => scope.workshopIds.includes(id));
      return chosen.map((workshop) => ({ meeting, workshop }));
    }
    return own.length === 0
      ? []
      : [...own.map((workshop) => ({ meeting, workshop })), { meeting, workshop: null }];
  });
  if (wanted.length === 0) throw scope.kind === 'workshops' ? nothingToPrint() : noWorkshop();
  return wanted;
}

/** A workshop has the hours that the déroulé gives to workshops, from the first to the last; else the meeting’s. */
function hoursOf(read: Reader, meeting: Meeting, workshop: Wanted['workshop']): string {
  const { date, startTime, endTime } = meeting;
  if (workshop === 'all') return dayAndHours(date, startTime, endTime);
  const items = agendaOf(read, meeting).filter(({ kind }) => kind === 'workshops');
  return dayAndHours(date, items[0]?.startTime ?? startTime, items.at(-1)?.endTime ?? endTime);
}

function placeOf(
  { venueId, link }: Meeting,
  workshop: Workshop | null,
  venues: ReadonlyMap<string, Venue>,
): string {
  const venue = venueId === null ? undefined : venues.get(venueId);
  if (!venue) return link === '' ? '' : 'À distance';
  const room = venue.rooms.find(({ id }) => id === workshop?.roomId);
  const town = [venue.postcode, venue.city].filter((part) => part !== '').join(' ');
  return [room?.name ?? '', venue.name, venue.street, town].filter((part) => part !== '').join(', ');
}

function toRow(person: RegisteredPerson): SignInRow {
  const { familyName, givenName, function: position, organisation, fromAfar } = person;
  return { familyName, givenName, function: position, organisation, fromAfar };
}

function inTime(a: Meeting, b: Meeting): number {
  return (
    compareFrench(a.date, b.date) ||
    compareFrench(a.startTime, b.startTime) ||
    compareFrench(a.title, b.title)
  );
}
