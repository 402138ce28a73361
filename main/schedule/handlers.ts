import type { scheduleContract } from '../../shared/schedule/contract.ts';
import { openDossier, todayOf } from '../engine/dossier/read.ts';
import type { Handlers } from '../engine/operations.ts';
import { awaitedFor } from './awaited.ts';
import { listedMeeting, listedMeetings } from './listed.ts';

export const scheduleHandlers: Handlers<typeof scheduleContract> = {
  'meetings.list': ({ read }, { states }) =>
    listedMeetings(read).filter((meeting) => !states || states.includes(meeting.state)),
  'meetings.awaited': ({ read, now }) =>
    awaitedFor(read, listedMeetings(read), todayOf(openDossier(read), now())),
  'meetings.get': ({ read }, { id }) => listedMeeting(read, id),
};
