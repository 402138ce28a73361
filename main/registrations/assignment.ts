import { AppError } from '../../shared/errors.ts';
import type { Attendance } from '../../shared/registrations/model.ts';
import { isFromAfar } from '../../shared/registrations/turnout.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader, Writer } from '../engine/dossier/store.ts';
import type { RegistrationsTables } from './table.ts';

const sql = sqlBuilder<RegistrationsTables>();

export interface Assigned {
  readonly people: number;
  /** Those of them who take a seat. */
  readonly onSite: number;
}

export const NOBODY: Assigned = { people: 0, onSite: 0 };

/** How many people are assigned to each workshop, of a meeting or of all, cancelled registrations apart. */
export function assignedByWorkshop(read: Reader, meetingId?: string): Map<string, Assigned> {
  let assigned = sql
    .selectFrom('registration')
    .select(({ fn }) => ['workshopId', 'remote', 'attendance', fn.countAll<number>().as('people')])
    .where('status', '=', 'registered')
    .where('workshopId', 'is not', null)
    .groupBy(['workshopId', 'remote', 'attendance']);
  if (meetingId !== undefined) assigned = assigned.where('meetingId', '=', meetingId);
  return countedByWorkshop(read.all(assigned));
}

/** How many of those expected at each meeting have no workshop. */
export function withoutWorkshopByMeeting(read: Reader): Map<string, number> {
  const rows = read.all(
    sql
      .selectFrom('registration')
      .select(({ fn }) => ['meetingId', fn.countAll<number>().as('people')])
      .where('status', '=', 'registered')
      .where('workshopId', 'is', null)
      .groupBy('meetingId'),
  );
  return new Map(rows.map(({ meetingId, people }) => [meetingId, people]));
}

interface Alike {
  readonly workshopId: string | null;
  readonly remote: 0 | 1;
  readonly attendance: Attendance | null;
  readonly people: number;
}

/** Of people expected, counted by what is known of them, how many each workshop has and how many take a seat. */
export function countedByWorkshop(groups: readonly Alike[]): Map<string, Assigned> {
  const counts = new Map<string, Assigned>();
  for (const { workshopId, remote, attendance, people } of groups) {
    const before = counts.get(workshopId ?? '') ?? NOBODY;
    const onSite = isFromAfar({ remote: remote === 1, attendance }) ? 0 : people;
    counts.set(workshopId ?? '', { people: before.people + people, onSite: before.onSite + onSite });
  }
  return counts;
}

/** Gives a workshop to people registered at its meeting, or takes theirs away. Refuses people of another meeting. */
export function assignWorkshop(
  write: Writer,
  registrationIds: readonly string[],
  workshop: { id: string; meetingId: string } | null,
): number {
  let changed = 0;
  for (const id of registrationIds) {
    let update = sql
      .updateTable('registration')
      .set({ workshopId: workshop?.id ?? null })
      .where('id', '=', id);
    if (workshop)
      update = update.where('meetingId', '=', workshop.meetingId).where('status', '=', 'registered');
    changed += write.run(update);
  }
  if (changed !== registrationIds.length) {
    throw new AppError(
      'not-registered',
      'Une des personnes choisies n’est plus inscrite à cette rencontre\u00a0: personne n’a été affecté. Vérifiez la sélection.',
    );
  }
  return changed;
}
