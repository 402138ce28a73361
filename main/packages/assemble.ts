import { groupSmallCounts } from '../../shared/packages/attendance-counts.ts';
import { ATTACHMENTS_FOLDER } from '../../shared/packages/bag.ts';
import { collisionKey, safeFileName } from '../../shared/packages/names.ts';
import {
  type DocumentAttachment,
  type DocumentMeeting,
  FORMAT_VERSION,
  type SynthesisDocument,
} from '../../shared/packages/synthesis-document.ts';
import type { Attachment } from '../../shared/syntheses/model.ts';
import { openDossier } from '../dossier/read.ts';
import type { Reader } from '../dossier/store.ts';
import { calendarText } from '../meetings/calendar.ts';
import { attendanceOf, type SynthesisContents, synthesisContent } from '../syntheses/whole.ts';
import { listVenues } from '../venues/read.ts';
import { notSigned } from './errors.ts';

const LICENCE = {
  name: 'Licence Ouverte 2.0',
  url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
};

/** Everything that a signed synthesis says outside, without anyone’s data. Throws `synthesis-not-signed`. */
export function synthesisDocument(read: Reader, synthesisId: string, identifier: string): SynthesisDocument {
  const contents = synthesisContent(read, synthesisId);
  const { synthesis, scopeName, attendance } = contents;
  if (!synthesis.signOff) throw notSigned();
  const { name, function: role, date } = synthesis.signOff;
  const { campaign, territory } = openDossier(read);
  const meetings = meetingsOf(read, contents);
  return {
    format: 'cahiers-synthesis',
    formatVersion: FORMAT_VERSION,
    package: { id: identifier, version: synthesis.version },
    language: 'fr',
    licence: LICENCE,
    campaign: { id: campaign.id, name: campaign.name, shortName: campaign.shortName },
    territory,
    scope: { level: synthesis.scope.level, id: synthesis.scope.id, name: scopeName },
    title: synthesis.title,
    validatedOn: date,
    signOff: { name, function: role, date },
    context: synthesis.content.context,
    attendance: groupSmallCounts(attendance),
    themes: themesOf(
      contents,
      new Map(campaign.themes.flatMap(({ subjects }) => subjects.map((s) => [s.id, s]))),
    ),
    conclusion: synthesis.content.conclusion,
    meetings,
    attachments: attachmentsOf(contents.attachments),
  };
}

/** The attachments that leave with a synthesis; its sign-off stays in the dossier. */
export function joinedFiles(attachments: readonly Attachment[]): Attachment[] {
  return attachments.filter(({ purpose }) => purpose === 'joined');
}

/** The calendar of the meetings that a synthesis reports on. Links to attend from afar stay in the dossier. */
export function calendarOf(read: Reader, synthesisId: string): string {
  const { meetings, synthesis, scopeName } = synthesisContent(read, synthesisId);
  return calendarText({
    name: scopeName,
    meetings: meetings.map((meeting) => ({ ...meeting, link: '' })),
    venues: listVenues(read),
    stamp: `${synthesis.signOff?.date ?? '1970-01-01'}T12:00:00.000Z`,
  });
}

function meetingsOf(read: Reader, { meetings }: SynthesisContents): DocumentMeeting[] {
  const venues = new Map(listVenues(read).map((venue) => [venue.id, venue]));
  return meetings.map((meeting) => {
    const venue = venues.get(meeting.venueId ?? '');
    const { id, title, date, startTime, endTime, zone, state } = meeting;
    return {
      ...{ id, title, date, startTime, endTime, zone, state },
      venue: venue
        ? { name: venue.name, uai: venue.uai, city: venue.city, departmentCode: venue.departmentCode }
        : null,
      remote: meeting.link !== '',
      attendance: groupSmallCounts(attendanceOf(read, [meeting])),
    };
  });
}

function themesOf(
  { themes, meetings }: SynthesisContents,
  subjects: ReadonlyMap<string, { id: string; title: string }>,
): SynthesisDocument['themes'] {
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

/** Each under a name that every file system tells from the others, in the order of the dossier. */
function attachmentsOf(attachments: readonly Attachment[]): DocumentAttachment[] {
  const taken = new Set<string>();
  return joinedFiles(attachments).map(({ name, mediaType, size, sha512 }) => {
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
