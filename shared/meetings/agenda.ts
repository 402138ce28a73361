/** Hours of a déroulé: minutes since midnight and back, and what follows from a start and durations. */

const DAY = 24 * 60;

/** Minutes since midnight of an hour such as `08:30`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The hour, `08:30`, at so many minutes after midnight; beyond the day it goes round. */
export function timeAt(minutes: number): string {
  const within = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** Gives each item its hours: the first begins with the meeting, each other when the one before it ends. */
export function schedule<Item extends { durationMinutes: number }>(
  meetingStart: string,
  items: readonly Item[],
): (Item & { startTime: string; endTime: string })[] {
  let clock = minutesOf(meetingStart);
  return items.map((item) => {
    const startTime = timeAt(clock);
    clock += item.durationMinutes;
    return { ...item, startTime, endTime: timeAt(clock) };
  });
}

/** How long a meeting lasts, in minutes. */
export function durationOf({ startTime, endTime }: { startTime: string; endTime: string }): number {
  return minutesOf(endTime) - minutesOf(startTime);
}
