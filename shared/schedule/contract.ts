import { z } from 'zod';
import { Id } from '../fields.ts';
import { Awaited, ListedMeeting } from '../meetings/contract.ts';
import { MeetingState } from '../meetings/model.ts';
import { query } from '../operation.ts';

/** Meetings with what registrations, workshops, venues and networks say of them. */
export const scheduleContract = {
  'meetings.list': query(z.object({ states: z.array(MeetingState).optional() }), z.array(ListedMeeting)),
  'meetings.awaited': query(z.null(), z.array(Awaited)),
  'meetings.get': query(z.object({ id: Id }), ListedMeeting),
};
