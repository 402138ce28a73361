import type { AgendaItem, Meeting, Speaker } from '../../shared/meetings/model.ts';

export interface MeetingsTables {
  meeting: Meeting;
  /** Hours are not kept: they follow from the meeting’s start and the durations before. */
  agenda_item: Omit<AgendaItem, 'startTime' | 'endTime'> & { meetingId: string; position: number };
  speaker: Omit<Speaker, 'byVideo'> & { byVideo: 0 | 1; meetingId: string; position: number };
}
