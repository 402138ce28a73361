import type { MeetingState } from '../meetings/model.ts';
import { counted } from '../text/numbers.ts';
import { SMALLEST_COUNT } from './attendance-counts.ts';
import type { DocumentMeeting } from './synthesis-document.ts';

/** Whether a meeting has a number of people: one that was not held has none, unless some came nonetheless. */
export function isCounted(state: MeetingState, total: number | null): boolean {
  return state === 'held' || total !== 0;
}

/**
 * Presences at the meetings of a synthesis, to be read beside its distinct people; '' when people came to one meeting or
 * none. Meetings of fewer than five are told apart: adding them up would say how many each had.
 */
export function presencesInWords(meetings: readonly Pick<DocumentMeeting, 'attendance'>[]): string {
  const totals = meetings.map(({ attendance }) => attendance.total).filter((total) => total !== 0);
  if (totals.length < 2) return '';
  const known = totals.filter((total) => total !== null);
  const small = totals.length - known.length;
  const few = `moins de ${SMALLEST_COUNT} personnes`;
  if (known.length === 0) return `Chacune des ${small} rencontres a réuni ${few}.`;
  const sum = known.reduce((total, count) => total + count, 0);
  const said = `${counted(sum, 'présence', 'présences')} en tout à ${counted(known.length, 'rencontre', 'rencontres')}`;
  const beside =
    small === 0 ? '' : small === 1 ? `, et ${few} à une autre` : `, et ${few} à chacune de ${small} autres`;
  return `${said}${beside}\u00a0; qui est venu à plusieurs compte ici plusieurs fois, et une seule ci-dessus.`;
}
