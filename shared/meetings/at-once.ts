import { minutesOf } from './agenda.ts';
import type { Meeting } from './model.ts';

/** When a meeting is to take place, and whether it is. */
export type Timed = Pick<Meeting, 'id' | 'state' | 'date' | 'startTime' | 'endTime'>;

/** Whether two meetings that are to take place do so at the same time. Their hours are compared as they are written. */
export function areAtOnce(one: Timed, other: Timed): boolean {
  return (
    one.id !== other.id &&
    one.date === other.date &&
    !isOff(one) &&
    !isOff(other) &&
    minutesOf(one.startTime) < minutesOf(other.endTime) &&
    minutesOf(other.startTime) < minutesOf(one.endTime)
  );
}

function isOff({ state }: Timed): boolean {
  return state === 'cancelled' || state === 'postponed';
}
