import type { Campaign } from '../../shared/campaign/model.ts';
import type { Meeting } from '../../shared/meetings/model.ts';
import {
  type AttendanceCounts,
  groupSmallCounts,
  groupSmallCountsTogether,
} from '../../shared/packages/attendance-counts.ts';
import { ATTACHMENTS_FOLDER } from '../../shared/packages/bag.ts';
import {
  type DocumentAttachment,
  type DocumentMeeting,
  NEWEST_FORM,
} from '../../shared/packages/synthesis-document.ts';
import {
  type FrozenDocument,
  FrozenMeeting,
  type FrozenSynthesis,
  FrozenVenue,
} from '../../shared/syntheses/frozen.ts';
import type { Attachment } from '../../shared/syntheses/model.ts';
import type { SynthesisWhole } from '../../shared/syntheses/whole.ts';
import { collisionKey, safeFileName } from '../../shared/text/file-names.ts';
import type { Venue } from '../../shared/venues/model.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { listVenues } from '../venues/read.ts';
import { isJoined } from './held-files.ts';
import { attachmentsOf, synthesisById } from './read.ts';
import { meetingsBelow, worldOf } from './scopes.ts';
import { attendanceOfEach } from './whole.ts';

const LICENCE = {
  name: 'Licence Ouverte 2.0',
  url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
};

/**
 * All that a synthesis says outside, without anyone’s data: what `whole` resolved, and its meetings as the dossier has
 * them. `takenOn`: the day it is, for a synthesis that was signed off before documents were frozen.
 */
export function contentsOf(
  read: Reader,
  id: string,
  whole: SynthesisWhole,
  takenOn: string | null = null,
): FrozenSynthesis {
  const { scope, version, title, content } = synthesisById(read, id);
  const world = worldOf(read);
  const { campaign, territory, referenceDate } = world.dossier;
  const meetings = meetingsBelow(world, scope);
  const venues = listVenues(read).filter((venue) => meetings.some(({ venueId }) => venueId === venue.id));
  const attendance = groupSmallCountsTogether(whole.attendance, attendanceOfEach(read, meetings));
  const document: FrozenDocument = {
    ...NEWEST_FORM,
    version,
    language: 'fr',
    licence: LICENCE,
    campaign: { id: campaign.id, name: campaign.name, shortName: campaign.shortName },
    territory,
    scope: { level: scope.level, id: scope.id, name: whole.scopeName },
    title,
    context: content.context,
    attendance: attendance.whole,
    themes: themesOf(whole, campaign, meetings),
    conclusion: content.conclusion,
    meetings: meetings.map((meeting) => meetingOf(meeting, venues, attendance.parts.get(meeting.id))),
    attachments: documentAttachments(attachmentsOf(read, id)),
    takenOn,
    sample: referenceDate !== null,
  };
  const calendar = {
    meetings: meetings.map((meeting) => FrozenMeeting.parse(meeting)),
    venues: venues.map((venue) => FrozenVenue.parse(venue)),
  };
  return { document, calendar };
}

function meetingOf(
  meeting: Meeting,
  venues: readonly Venue[],
  attendance: AttendanceCounts = groupSmallCounts([]),
): DocumentMeeting {
  const venue = venues.find((one) => one.id === meeting.venueId);
  const { id, title, date, startTime, endTime, zone, state } = meeting;
  return {
    ...{ id, title, date, startTime, endTime, zone, state },
    venue: venue
      ? { name: venue.name, uai: venue.uai, city: venue.city, departmentCode: venue.departmentCode }
      : null,
    remote: meeting.link !== '',
    attendance,
  };
}

function themesOf(
  { themes }: SynthesisWhole,
  campaign: Campaign,
  meetings: readonly Meeting[],
): FrozenDocument['themes'] {
  const subjects = new Map(
    campaign.themes.flatMap((theme) => theme.subjects.map(({ id, title }) => [id, { id, title }])),
  );
  const listed = new Set(meetings.map(({ id }) => id));
  const origin = (meetingId: string) => (listed.has(meetingId) ? meetingId : null);
  return themes.map(({ id, title, findings, proposals, practices }) => ({
    id,
    title,
    findings,
    proposals: proposals.map((one) => ({
      ...{ id: one.id, title: one.title, body: one.body, audience: one.audience, votes: one.votes },
      subject: subjects.get(one.subjectId ?? '') ?? null,
      meetingId: origin(one.meetingId),
    })),
    practices: practices.map((one) => ({
      ...{ id: one.id, kind: one.kind, title: one.title, body: one.body, place: one.place },
      meetingId: origin(one.meetingId),
    })),
  }));
}

/** Those that leave, each under a name that every file system tells from the others, in the order of the dossier. */
function documentAttachments(attachments: readonly Attachment[]): DocumentAttachment[] {
  const taken = new Set<string>();
  return attachments.filter(isJoined).map(({ name, mediaType, size, sha512 }) => {
    const safe = safeFileName(name);
    const dot = safe.lastIndexOf('.') > 0 ? safe.lastIndexOf('.') : safe.length;
    let file = safe;
    for (let copy = 2; taken.has(collisionKey(file)); copy++) {
      file = `${safe.slice(0, dot)} (${copy})${safe.slice(dot)}`;
    }
    taken.add(collisionKey(file));
    return { file: ATTACHMENTS_FOLDER + file, name: file, mediaType, size, sha512 };
  });
}
