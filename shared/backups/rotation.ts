/** What the choice of the backups to keep depends on. */
export interface Dated {
  readonly name: string;
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  /** False when it is known to be damaged: it never takes the place of a good one. */
  readonly sound: boolean;
  /** Made by hand, or to keep what a restore left: kept for a month whatever comes. */
  readonly wanted: boolean;
}

const DAY = 24 * 3600 * 1000;
const DAYS_BY_DAY = 7;
const WEEKS_BY_WEEK = 26;
const DAYS_WANTED = 30;

/**
 * The backups that are no longer needed: of today the last of each hour is kept, of the seven days before the last of each
 * day, then for half a year the last of each week. Days and hours are those of this computer. The latest sound one is
 * always kept.
 */
export function outdated(backups: readonly Dated[], now: string): string[] {
  const latestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const taken = new Set<string>();
  const kept = new Set<string>();
  for (const backup of latestFirst) {
    const slot = slotOf(backup.madeAt, now);
    const isFirst = backup.sound && slot !== undefined && !taken.has(slot);
    if (isFirst) taken.add(slot);
    const isLatest = backup.sound && !latestFirst.some(({ name, sound }) => sound && kept.has(name));
    const isWanted = backup.wanted && ageOf(backup.madeAt, now) < DAYS_WANTED;
    if (isFirst || isLatest || isWanted) kept.add(backup.name);
  }
  return latestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
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
