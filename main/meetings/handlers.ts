import type { meetingsContract } from '../../shared/meetings/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { agendaFromTemplate, saveAgenda } from './agenda.ts';
import { exportCalendar } from './calendar.ts';
import { agendaOf, meetingById, speakersOf } from './read.ts';
import { addSpeaker, deleteSpeaker, updateSpeaker } from './speakers.ts';
import { createMeeting, deleteMeeting, setState, updateMeeting } from './write.ts';

export const meetingsHandlers: Handlers<typeof meetingsContract> = {
  'meetings.create': createMeeting,
  'meetings.update': updateMeeting,
  'meetings.setState': setState,
  'meetings.delete': deleteMeeting,
  'meetings.agenda': ({ read }, { meetingId }) => agendaOf(read, meetingById(read, meetingId)),
  'meetings.saveAgenda': saveAgenda,
  'meetings.agendaFromTemplate': agendaFromTemplate,
  'meetings.speakers': ({ read }, { meetingId }) => speakersOf(read, meetingId),
  'meetings.addSpeaker': addSpeaker,
  'meetings.updateSpeaker': updateSpeaker,
  'meetings.deleteSpeaker': deleteSpeaker,
  'meetings.exportCalendar': exportCalendar,
};
