import type { Attendance, Registration } from './model.ts';
import { isExpected } from './turnout.ts';

/** The words of the screens for each state of the pointage. */
export const ATTENDANCES: Readonly<Record<Attendance, { readonly one: string; readonly many: string }>> = {
  present: { one: 'Présent', many: 'présents' },
  remote: { one: 'À distance', many: 'à distance' },
  excused: { one: 'Excusé', many: 'excusés' },
  absent: { one: 'Absent', many: 'absents' },
  represented: { one: 'Représenté', many: 'représentés' },
};

/** And for those of whom nothing is recorded yet. */
export const UNMARKED = { one: 'Non pointé', many: 'non pointés' } as const;

/** The same inside a sentence. */
export const attendanceInWords = (attendance: Attendance | null): string =>
  (attendance === null ? UNMARKED : ATTENDANCES[attendance]).one.toLowerCase();

export interface AttendanceCount extends Readonly<Record<Attendance, number>> {
  /** Everyone registered, those met at the door included. */
  readonly expected: number;
  /** Those of whom nothing is recorded yet. */
  readonly unmarked: number;
}

/** How many people are in each state; cancelled registrations do not count. */
export function countAttendance(
  registrations: readonly Pick<Registration, 'status' | 'attendance'>[],
): AttendanceCount {
  const counts = { expected: 0, present: 0, remote: 0, excused: 0, absent: 0, represented: 0, unmarked: 0 };
  for (const { attendance } of registrations.filter(isExpected)) {
    counts.expected += 1;
    counts[attendance ?? 'unmarked'] += 1;
  }
  return counts;
}
