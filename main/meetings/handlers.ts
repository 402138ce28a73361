import { notFound } from '../../shared/errors.ts';
import type { meetingsContract } from '../../shared/meetings/contract.ts';
import type { Meeting, MeetingState, NewMeeting } from '../../shared/meetings/model.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { openDossier, todayOf } from '../dossier/read.ts';
import type { CommandContext, Handlers } from '../operations.ts';
import { agendaFromTemplate, saveAgenda } from './agenda.ts';
import { awaitedFor } from './awaited.ts';
import { exportCalendar } from './calendar.ts';
import { listedMeetings } from './listed.ts';
import { agendaOf, meetingById, speakersOf, sql } from './read.ts';
import { deleteSpeaker, saveSpeaker } from './speakers.ts';

/** What a calendar shows: a change of any of these raises iCalendar’s SEQUENCE (RFC 5545, section 3.8.7.4). */
const SCHEDULED = ['date', 'startTime', 'endTime', 'zone', 'venueId', 'link', 'state', 'title'] as const;

const STATE_WORDS: Readonly<Record<MeetingState, string>> = {
  draft: 'remise en brouillon',
  confirmed: 'confirmée',
  postponed: 'reportée',
  held: 'notée comme tenue',
  cancelled: 'annulée',
};

export const meetingsHandlers: Handlers<typeof meetingsContract> = {
  'meetings.list': ({ read }, { states }) =>
    listedMeetings(read).filter((meeting) => !states || states.includes(meeting.state)),
  'meetings.awaited': ({ read, now }) =>
    awaitedFor(read, listedMeetings(read), todayOf(openDossier(read), now())),
  'meetings.get': ({ read }, { id }) => {
    const meeting = listedMeetings(read).find((one) => one.id === id);
    if (!meeting) throw notFound('Cette rencontre');
    return meeting;
  },
  'meetings.create': (context, { withTemplate, ...fields }) => {
    const meeting: Meeting = { ...fields, id: context.newId(), revision: 0 };
    context.write.run(sql.insertInto('meeting').values(meeting));
    if (withTemplate) agendaFromTemplate(context, { meetingId: meeting.id });
    context.describe(`Rencontre ajoutée\u00a0: ${meeting.title}, ${dateInWords(meeting.date)}`);
    return meeting;
  },
  'meetings.update': (context, { id, ...fields }) => {
    const meeting = change(context, id, fields);
    context.describe(`Rencontre modifiée\u00a0: ${meeting.title}`);
    return meeting;
  },
  'meetings.setState': (context, { id, state }) => {
    const meeting = change(context, id, { state });
    context.describe(`Rencontre ${STATE_WORDS[state]}\u00a0: ${meeting.title}`);
    return meeting;
  },
  'meetings.delete': (context, { id }) => {
    const { title } = meetingById(context.read, id);
    context.write.run(sql.deleteFrom('meeting').where('id', '=', id));
    context.describe(`Rencontre supprimée\u00a0: ${title}`);
    return null;
  },
  'meetings.agenda': ({ read }, { meetingId }) => agendaOf(read, meetingById(read, meetingId)),
  'meetings.saveAgenda': saveAgenda,
  'meetings.agendaFromTemplate': agendaFromTemplate,
  'meetings.speakers': ({ read }, { meetingId }) => speakersOf(read, meetingId),
  'meetings.saveSpeaker': saveSpeaker,
  'meetings.deleteSpeaker': deleteSpeaker,
  'meetings.exportCalendar': exportCalendar,
};

function change({ read, write }: CommandContext, id: string, fields: Partial<NewMeeting>): Meeting {
  const before = meetingById(read, id);
  const after = { ...before, ...fields };
  const moved = SCHEDULED.some((field) => before[field] !== after[field]);
  const meeting = { ...after, revision: before.revision + (moved ? 1 : 0) };
  write.run(sql.updateTable('meeting').set(meeting).where('id', '=', id));
  return meeting;
}
