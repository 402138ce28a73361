import { z } from 'zod';
import { changesTo } from '../changes.ts';
import { Id } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { FileRef } from '../wire.ts';
import { Elsewhere } from '../workshops/leads.ts';
import { durationOf } from './agenda.ts';
import {
  AgendaItem,
  AwaitedKind,
  Meeting,
  MeetingState,
  NewAgendaItem,
  NewMeeting,
  NewSpeaker,
  Speaker,
} from './model.ts';

/** The form of a meeting: what one field says must agree with the others. */
export const MeetingForm = NewMeeting.superRefine((meeting, issues) => {
  if (durationOf(meeting) <= 0) {
    issues.addIssue({
      code: 'custom',
      path: ['endTime'],
      message: 'La rencontre finit avant de commencer\u00a0: corrigez l’une des deux heures.',
    });
  }
  if (meeting.level === 'network' && meeting.networkId === null) {
    issues.addIssue({ code: 'custom', path: ['networkId'], message: 'Choisissez le réseau qui se réunit.' });
  }
  if (meeting.level !== 'network' && meeting.territoryCode === null) {
    issues.addIssue({
      code: 'custom',
      path: ['territoryCode'],
      message: 'Choisissez le territoire de la rencontre.',
    });
  }
});

export const ListedMeeting = Meeting.extend({
  venueName: z.string(),
  city: z.string(),
  territoryName: z.string(),
  registered: z.number().int(),
  /** Titles of other meetings held in the same venue at the same time. */
  conflicts: z.array(z.string()),
  /** Those who lead one of its workshops, or report on it, and are to do so at another meeting at the same time. */
  awaitedElsewhere: z.array(Elsewhere.extend({ meeting: Elsewhere.shape.meeting.unwrap() })),
});
export type ListedMeeting = z.infer<typeof ListedMeeting>;

/** Something that is still to do for a meeting: `count` workshops, people, or the meeting itself. */
export const Awaited = z.object({ meetingId: Id, kind: AwaitedKind, count: z.number().int() });
export type Awaited = z.infer<typeof Awaited>;

export const meetingsContract = {
  'meetings.create': command(
    MeetingForm.and(z.object({ withTemplate: z.boolean().default(false) })),
    Meeting,
  ),
  'meetings.update': command(changesTo(NewMeeting), Meeting),
  'meetings.setState': command(z.object({ id: Id, state: MeetingState }), Meeting),
  'meetings.delete': command(z.object({ id: Id }), z.null()),
  'meetings.agenda': query(z.object({ meetingId: Id }), z.array(AgendaItem)),
  /** Replaces the déroulé by these items, in this order; an item with an identifier is kept, one without is new. */
  'meetings.saveAgenda': command(
    z.object({ meetingId: Id, items: z.array(NewAgendaItem.extend({ id: Id.optional() })).max(100) }),
    z.array(AgendaItem),
  ),
  'meetings.agendaFromTemplate': command(z.object({ meetingId: Id }), z.array(AgendaItem)),
  'meetings.speakers': query(z.object({ meetingId: Id }), z.array(Speaker)),
  'meetings.addSpeaker': command(NewSpeaker.extend({ meetingId: Id }), Speaker),
  'meetings.updateSpeaker': command(changesTo(NewSpeaker), Speaker),
  'meetings.deleteSpeaker': command(z.object({ id: Id }), z.null()),
  'meetings.exportCalendar': job(z.object({ meetingIds: z.array(Id).optional() }), FileRef),
};
