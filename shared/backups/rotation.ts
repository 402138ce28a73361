/** What the choice of the backups to keep depends on. */
export interface Dated {
  readonly name: string;
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  /** False when it is known to be damaged: it never takes the place of a good one. */
  readonly sound: boolean;
  /** Made by hand, or to keep what a restore left: kept for a month whatever comes. */
  readonly wanted: boolean;
  /** Number of the last command that it holds: it grows with the work, whatever the clock says. */
  readonly lastSequence: number;
}

const DAY = 24 * 3600 * 1000;
const DAYS_BY_DAY = 7;
const WEEKS_BY_WEEK = 26;
const DAYS_WANTED = 30;

/**
 * The backups that are no longer needed: of today the last of each hour is kept, of the seven days before the last of each
 * day, then for half a year the last of each week. Days and hours are those of this computer, whose clock may be wrong:
 * the last sound one of each of the latest seven days that have any, and the one that holds the most work, are kept
 * whatever their age.
 */
export function outdated(backups: readonly Dated[], now: string): string[] {
  const latestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const sound = latestFirst.filter((backup) => backup.sound);
  const fullest = sound.toSorted((a, b) => b.lastSequence - a.lastSequence).slice(0, 1);
  const kept = new Set([...latestOfDays(sound), ...fullest].map(({ name }) => name));
  const taken = new Set<string>();
  for (const backup of latestFirst) {
    const slot = slotOf(backup.madeAt, now);
    const isFirst = backup.sound && slot !== undefined && !taken.has(slot);
    if (isFirst) taken.add(slot);
    const isWanted = backup.wanted && ageOf(backup.madeAt, now) < DAYS_WANTED;
    if (isFirst || isWanted) kept.add(backup.name);
  }
  return latestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** The last of each of the latest days that have one. */
function latestOfDays(latestFirst: readonly Dated[]): Dated[] {
  const days = new Map<number, Dated>();
  for (const backup of latestFirst) {
    const day = dayNumber(new Date(backup.madeAt));
    if (!days.has(day)) days.set(day, backup);
  }
  return [...days.values()].slice(0, DAYS_BY_DAY);
}

/** The hour, day or week that a backup stands for; undefined when it is too old to stand for any. */
function slotOf(madeAt: string, now: string): string | undefined {
  const made = new Date(madeAt);
  const age = ageOf(madeAt, now);
  const day = `${made.getFullYear()}-${made.getMonth()}-${made.getDate()}`;
  // A clock that was set back leaves backups of tomorrow: they are treated as today’s.
  if (age <= 0) return `hour ${day} ${made.getHours()}`;
  if (age <= DAYS_BY_DAY) return `day ${day}`;
  const week = Math.floor((dayNumber(made) + 3) / 7);
  return age <= WEEKS_BY_WEEK * 7 ? `week ${week}` : undefined;
}

/** Days between the day of a backup and today. */
function ageOf(madeAt: string, now: string): number {
  return dayNumber(new Date(now)) - dayNumber(new Date(madeAt));
}

/** Days since 1 January 1970, a Thursday, on the calendar of this computer. */
function dayNumber(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}
