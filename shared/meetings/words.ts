import type { MeetingState } from './model.ts';

/** What became of a meeting, inside a sentence or between brackets. */
export const MEETING_STATES: Readonly<Record<MeetingState, string>> = {
  draft: 'brouillon',
  confirmed: 'confirmée',
  postponed: 'reportée',
  held: 'tenue',
  cancelled: 'annulée',
};
